using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>What is wrong or noticed in a cell, and what to do about it.</summary>
/// <param name="Sheet">The sheet; empty for a CSV file.</param>
/// <param name="Cell">The cell, as D7.</param>
/// <param name="Refusal">What it is.</param>
public sealed record RosterProblem(string Sheet, string Cell, Refusal Refusal);

/// <summary>That contact was lost on a day, or that it was not.</summary>
public sealed record RosterContact(DateOnly? LostOn);

/// <summary>Where somebody floats, or that they do not.</summary>
public sealed record RosterFloating(string? To);

/// <summary>What a roster says about one person; null and empty where it says nothing.</summary>
public sealed record RosterRow(string Sheet, int Row)
{
    /// <summary>The registry's own number.</summary>
    public long? RegistryNumber { get; init; }

    /// <summary>The number of other systems.</summary>
    public string? Code { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The branch's name as written.</summary>
    public string? Branch { get; init; }

    /// <summary>The heading above the row that stands alone in its line, where there is one: often a branch.</summary>
    public string? Section { get; init; }

    /// <summary>The identity number.</summary>
    public IdentityNumber? IdentityNumber { get; init; }

    /// <summary>The gender.</summary>
    public Gender Gender { get; init; }

    /// <summary>The people, 民族.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>The birthday of the archive.</summary>
    public RosterDay? BornOn { get; init; }

    /// <summary>The education.</summary>
    public string? Education { get; init; }

    /// <summary>The standing by the column of categories.</summary>
    public Standing? Category { get; init; }

    /// <summary>The state of membership: full where it is normal, suspended, or left.</summary>
    public Standing? State { get; init; }

    /// <summary>The day of joining.</summary>
    public RosterDay? JoinedOn { get; init; }

    /// <summary>The day of becoming a full member.</summary>
    public RosterDay? ConvertedOn { get; init; }

    /// <summary>The work.</summary>
    public string? Occupation { get; init; }

    /// <summary>The mobile number.</summary>
    public string? Phone { get; init; }

    /// <summary>The home address.</summary>
    public string? Address { get; init; }

    /// <summary>What is said of contact; null where nothing is.</summary>
    public RosterContact? Contact { get; init; }

    /// <summary>What is said of floating; null where nothing is.</summary>
    public RosterFloating? Floating { get; init; }

    /// <summary>The posts; null where nothing is said of them, empty where it is said that there are none.</summary>
    public IReadOnlyList<RosterPost>? Posts { get; init; }

    /// <summary>Since when the posts are held, in their order, or one day for all.</summary>
    public IReadOnlyList<DateOnly> PostsSince { get; init; } = [];

    /// <summary>Since when the branch answers for the person.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The rank.</summary>
    public CadreRank? Rank { get; init; }

    /// <summary>The cell of each field.</summary>
    internal Func<RosterField, string> CellOf { get; init; } = _ => "";

    /// <summary>Something about one of its cells.</summary>
    internal RosterProblem At(RosterField field, Refusal refusal) => new(Sheet, CellOf(field), refusal);
}

/// <summary>A sheet and what was made of it.</summary>
/// <param name="Name">The name on the tab.</param>
/// <param name="IsRead">Whether headings were found.</param>
/// <param name="Title">The lines above the headings.</param>
/// <param name="People">How many people stand in it.</param>
/// <param name="NotTaken">Headings of columns that are not taken over.</param>
public sealed record RosterSheet(string Name, bool IsRead, string Title, int People, IReadOnlyList<string> NotTaken);

/// <summary>A roster as read, before it is held against the registry.</summary>
/// <param name="Sheets">The sheets.</param>
/// <param name="Rows">The people.</param>
/// <param name="Errors">What must be put right.</param>
/// <param name="Warnings">What should be looked at.</param>
public sealed record RosterReading(IReadOnlyList<RosterSheet> Sheets, IReadOnlyList<RosterRow> Rows, IReadOnlyList<RosterProblem> Errors, IReadOnlyList<RosterProblem> Warnings);
