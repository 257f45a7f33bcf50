using System.Text.Json;
using Taizhang.Kernel;

namespace Taizhang.Audit;

/// <summary>An issued paper that was found by its code.</summary>
/// <param name="Code">The code as it is printed.</param>
/// <param name="Paper">The paper.</param>
/// <param name="Entry">The line of the journal it stands behind: who took it and when.</param>
/// <param name="Chain">Whether the chain up to that line is whole; null where the anchors cannot be read.</param>
public sealed record IssuedPaper(string Code, Paper Paper, JournalEntry Entry, ChainReport? Chain);

/// <summary>Finds an issued paper by the code it bears.</summary>
public sealed class PaperSearch(ArchiveListing lines, AnchorFile anchors, ChainCheck check) : IReading
{
    /// <summary>Who may find every paper; everyone else finds the own ones.</summary>
    public static Permission All { get; } = new("audit.read");

    /// <summary>The paper, or why it is not told.</summary>
    /// <remarks>A paper somebody else took is answered like one that was never issued.</remarks>
    public async Task<(IssuedPaper? Paper, Refusal? Refusal)> FindAsync(string typed, Actor asker, CancellationToken cancellationToken)
    {
        if (ShortCode.Read(typed) is not { } code)
        {
            return (null, new Refusal("papers.not-a-code", ("code", typed.Trim())));
        }

        var entry = await lines.LineAsync(code.Sequence, cancellationToken);
        if (entry is not { Deed: PaperDesk.Deed, Details: not null } || PaperCode.Of(entry, anchors) != code.Code || !(asker.May(All) || IsBy(entry, asker)) || JsonSerializer.Deserialize<Paper>(entry.Details) is not { } paper)
        {
            return (null, new Refusal("papers.unknown", ("code", code.Code)));
        }

        var (kept, _) = anchors.ReadOwn();
        return (new IssuedPaper(code.Code, paper, entry, kept is null ? null : await check.RunAsync(kept, entry.Id, cancellationToken)), null);
    }

    private static bool IsBy(JournalEntry entry, Actor asker) => asker.MemberId is { } member
        ? entry.ActorMemberId == member
        : entry.ActorMemberId is null && entry.Actor == asker.Name && entry.Role == asker.Role && entry.OrganizationId == asker.OrganizationId;
}
