using Taizhang.Ledger;

namespace Taizhang.Web.Components;

/// <summary>A fact in a proof: what happened, the page of its record, and for a near miss the reason it did not count.</summary>
public sealed record ProofLine(string Text, string? Href = null, string? Reason = null, bool RecordedLate = false);

/// <summary>Why a duty stands as it does, in the words of the reader.</summary>
public sealed record ProofView(DutyState State, string Article, string Period)
{
    /// <summary>The text of the article itself, or the page of the rule.</summary>
    public string? Quote { get; init; }

    public string? ArticleHref { get; init; }

    public string? Due { get; init; }

    /// <summary>What was expected, in words and figures.</summary>
    public string? Expected { get; init; }

    /// <summary>What was achieved: the sum of what counted.</summary>
    public string? Achieved { get; init; }

    public IReadOnlyList<ProofLine> Counted { get; init; } = [];

    public IReadOnlyList<ProofLine> NearMisses { get; init; } = [];

    public string? Missing { get; init; }
}
