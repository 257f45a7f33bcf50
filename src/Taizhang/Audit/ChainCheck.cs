using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Audit;

/// <summary>How the chain can be broken.</summary>
public enum ChainFault
{
    /// <summary>A line does not have the content its hash was made over.</summary>
    Changed,

    /// <summary>A line is not there.</summary>
    Missing,

    /// <summary>A line is not bound to the one before it: one of the two was put in or written anew.</summary>
    Unbound,

    /// <summary>The last line is not the one that was last written: lines were cut off or put on.</summary>
    EndDiffers,

    /// <summary>A line that was anchored is another now: the journal was written anew from there or before.</summary>
    AnchorDiffers,

    /// <summary>A line that was anchored is not there.</summary>
    AnchorMissing,

    /// <summary>An anchor is not signed with this store's key.</summary>
    AnchorForged,

    /// <summary>A file that lines were moved to is not there.</summary>
    ArchiveMissing,

    /// <summary>A file that lines were moved to is not what was written, or not signed with this store's key.</summary>
    ArchiveChanged,
}

/// <summary>What a check of the chain found.</summary>
/// <param name="Lines">Lines that were read.</param>
/// <param name="Anchors">Anchors that were held against them.</param>
/// <param name="Fault">What is wrong first; null where all is whole.</param>
/// <param name="Sequence">Where.</param>
/// <param name="SetBack">How often a line bears a moment before that of its predecessor: a clock that was set back, no fault of the chain.</param>
/// <param name="Code">The short form of the end.</param>
/// <param name="File">The archive file in which it is wrong; null where it is in the store.</param>
public sealed record ChainReport(long Lines, int Anchors, ChainFault? Fault, long Sequence, int SetBack, string Code, string? File = null);

/// <summary>Reads the whole journal and finds the first line that was changed, taken out, put in or moved.</summary>
public sealed class ChainCheck(TaizhangDb db, AnchorFile file, ArchiveFolder folder) : IReading
{
    /// <summary>Checks every line, and holds anchors against them where there are any.</summary>
    public Task<ChainReport> RunAsync(IReadOnlyList<Anchor> anchors, CancellationToken cancellationToken = default) => RunAsync(anchors, long.MaxValue, cancellationToken);

    /// <summary>Checks every line up to one, and holds anchors of those lines against them.</summary>
    public async Task<ChainReport> RunAsync(IReadOnlyList<Anchor> known, long last, CancellationToken cancellationToken = default)
    {
        var anchors = known.Where(anchor => anchor.Sequence <= last).ToList();
        if (anchors.FirstOrDefault(anchor => !file.IsSigned(anchor)) is { } forged)
        {
            return new(0, anchors.Count, ChainFault.AnchorForged, forged.Sequence, 0, "");
        }

        // The end first: lines that are written while the check runs stand behind it.
        var head = await db.JournalHeads.AsNoTracking().SingleAsync(cancellationToken);
        var end = Math.Min(head.Sequence, last);
        var expected = anchors.ToLookup(anchor => anchor.Sequence, anchor => anchor.Hash);
        var walk = new ChainWalk(expected);
        var archives = await db.JournalArchives.AsNoTracking().Where(archive => archive.Last <= head.ArchivedSequence).OrderBy(archive => archive.First).ToListAsync(cancellationToken);
        foreach (var archive in archives.Where(archive => archive.First <= end))
        {
            var state = await folder.StateAsync(archive, cancellationToken);
            if (state == ArchiveState.Missing)
            {
                return Report(ChainFault.ArchiveMissing, archive.First, archive.FileName);
            }

            var (fault, line) = await walk.TakeAsync(folder.LinesAsync(archive, cancellationToken), end, cancellationToken);
            if (fault is not null || walk.Lines < Math.Min(archive.Last, end) || state == ArchiveState.Changed)
            {
                return Report(ChainFault.ArchiveChanged, fault is null ? walk.Lines + 1 : line, archive.FileName);
            }
        }

        if (end > head.ArchivedSequence && (walk.Lines != head.ArchivedSequence || !walk.Previous.AsSpan().SequenceEqual(head.ArchivedHash)))
        {
            return Report(ChainFault.Missing, walk.Lines + 1);
        }

        var (broken, at) = await walk.TakeAsync(db.Journal.AsNoTracking().Where(entry => entry.Id <= end).OrderBy(entry => entry.Id).AsAsyncEnumerable(), end, cancellationToken);
        return broken is not null ? Report(broken, at)
            : walk.Lines != end ? Report(ChainFault.Missing, walk.Lines + 1)
            : end < head.Sequence ? Report(null, 0)
            : !head.Hash.AsSpan().SequenceEqual(walk.Previous) ? Report(ChainFault.EndDiffers, walk.Lines)
            : await db.Journal.AnyAsync(entry => entry.Id > head.Sequence && entry.Id > db.JournalHeads.Max(each => each.Sequence), cancellationToken) ? Report(ChainFault.EndDiffers, head.Sequence + 1)
            : anchors.Where(anchor => anchor.Sequence > head.Sequence).Select(anchor => (long?)anchor.Sequence).Min() is { } gone ? Report(ChainFault.AnchorMissing, gone)
            : Report(null, 0);

        ChainReport Report(ChainFault? fault, long sequence, string? archive = null) =>
            new(walk.Lines, anchors.Count, fault, sequence, walk.SetBack, fault is null && walk.Lines > 0 ? AnchorCode.Of(walk.Lines, Convert.ToHexStringLower(walk.Previous)) : "", archive);
    }
}

/// <summary>Goes along the chain line by line, wherever the lines lie.</summary>
internal sealed class ChainWalk(ILookup<long, string> anchored)
{
    private DateTime _at = DateTime.MinValue;

    /// <summary>Lines that were whole so far.</summary>
    public long Lines { get; private set; }

    /// <summary>How often a line bears a moment before that of its predecessor.</summary>
    public int SetBack { get; private set; }

    /// <summary>The hash the next line has to be bound to.</summary>
    public byte[] Previous { get; private set; } = JournalHash.Nothing;

    /// <summary>Takes lines up to a place; gives the first fault and where it is.</summary>
    public async Task<(ChainFault? Fault, long Line)> TakeAsync(IAsyncEnumerable<JournalEntry> lines, long end, CancellationToken cancellationToken)
    {
        await foreach (var entry in lines.WithCancellation(cancellationToken))
        {
            if (Lines == end)
            {
                break;
            }

            var next = Lines + 1;
            var fault = entry.Id != next ? ChainFault.Missing
                : !entry.PreviousHash.AsSpan().SequenceEqual(Previous) ? ChainFault.Unbound
                : !entry.Hash.AsSpan().SequenceEqual(JournalHash.Of(entry)) ? ChainFault.Changed
                : anchored[entry.Id].Any(hash => hash != Convert.ToHexStringLower(entry.Hash)) ? ChainFault.AnchorDiffers
                : (ChainFault?)null;
            if (fault is not null)
            {
                return (fault, next);
            }

            SetBack += entry.At < _at ? 1 : 0;
            (Lines, Previous, _at) = (next, entry.Hash, entry.At);
        }

        return (null, 0);
    }
}
