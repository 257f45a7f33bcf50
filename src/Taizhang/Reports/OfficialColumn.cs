namespace Taizhang.Reports;

/// <summary>A column of a table in an official document.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Share">Its share of the width, against those of its neighbors.</param>
/// <param name="IsCentered">Whether its cells are centered, as figures and single words are.</param>
public sealed record OfficialColumn(string Header, int Share, bool IsCentered = false);
