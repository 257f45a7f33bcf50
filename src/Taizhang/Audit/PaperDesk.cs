using Taizhang.Kernel;

namespace Taizhang.Audit;

/// <summary>A paper that leaves the house, as the journal keeps it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Ending">The kind of file: <c>xlsx</c>, <c>docx</c>, <c>csv</c>; <c>print</c> for a page made to be printed.</param>
/// <param name="AsOf">The day it is true for.</param>
/// <param name="Source">Where it was asked for, with its filters; without what was searched for.</param>
/// <param name="Scope">The part of the bureau its reader saw.</param>
/// <param name="Reason">Why it was taken, where that is asked.</param>
public sealed record Paper(string Name, string Ending, DateOnly AsOf, string? Source = null, string? Scope = null, string? Reason = null);

/// <summary>The one desk over which papers leave the house: each is a line of the journal before it is a file, and bears that line's code.</summary>
public sealed class PaperDesk(Journal journal, AnchorFile anchors, TimeProvider clock)
{
    /// <summary>The deed the journal keeps.</summary>
    public const string Deed = "IssuePaper";

    /// <summary>Journals the paper and gives its mark.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="actor">Who takes it.</param>
    /// <param name="by">Who takes it, as the paper says it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PaperMark> IssueAsync(Paper paper, Actor actor, string by, CancellationToken cancellationToken = default)
    {
        var entry = await journal.WriteAloneAsync(actor, new Deed(Deed, Details: paper with { Scope = paper.Scope ?? actor.Scope.Path }, Result: DeedResult.Looked), cancellationToken);
        anchors.Append(entry.Id, Convert.ToHexStringLower(entry.Hash), clock.Now());
        return new PaperMark(PaperCode.Of(entry, anchors), by, clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)), paper.Reason);
    }
}
