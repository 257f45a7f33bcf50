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
}

/// <summary>What a check of the chain found.</summary>
/// <param name="Lines">Lines that were read.</param>
/// <param name="Anchors">Anchors that were held against them.</param>
/// <param name="Fault">What is wrong first; null where all is whole.</param>
/// <param name="Sequence">Where.</param>
/// <param name="SetBack">How often a line bears a moment before that of its predecessor: a clock that was set back, no fault of the chain.</param>
/// <param name="Code">The short form of the end.</param>
public sealed record ChainReport(long Lines, int Anchors, ChainFault? Fault, long Sequence, int SetBack, string Code);

/// <summary>Reads the whole journal and finds the first line that was changed, taken out, put in or moved.</summary>
public sealed class ChainCheck(TaizhangDb db, AnchorFile file) : IReading
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
        var (lines, setBack, previous, at) = (0L, 0, JournalHash.Nothing, DateTime.MinValue);
        await foreach (var entry in db.Journal.AsNoTracking().Where(entry => entry.Id <= end).OrderBy(entry => entry.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            lines++;
            var fault = entry.Id != lines ? ChainFault.Missing
                : !entry.PreviousHash.AsSpan().SequenceEqual(previous) ? ChainFault.Unbound
                : !entry.Hash.AsSpan().SequenceEqual(JournalHash.Of(entry)) ? ChainFault.Changed
                : expected[entry.Id].Any(hash => hash != Convert.ToHexStringLower(entry.Hash)) ? ChainFault.AnchorDiffers
                : (ChainFault?)null;
            if (fault is not null)
            {
                return Report(fault, fault == ChainFault.Missing ? lines : entry.Id);
            }

            setBack += entry.At < at ? 1 : 0;
            (previous, at) = (entry.Hash, entry.At);
        }

        return lines != end ? Report(ChainFault.Missing, lines + 1)
            : end < head.Sequence ? Report(null, 0)
            : !head.Hash.AsSpan().SequenceEqual(previous) ? Report(ChainFault.EndDiffers, lines)
            : await db.Journal.AnyAsync(entry => entry.Id > head.Sequence && entry.Id > db.JournalHeads.Max(each => each.Sequence), cancellationToken) ? Report(ChainFault.EndDiffers, head.Sequence + 1)
            : anchors.Where(anchor => anchor.Sequence > head.Sequence).Select(anchor => (long?)anchor.Sequence).Min() is { } gone ? Report(ChainFault.AnchorMissing, gone)
            : Report(null, 0);

        ChainReport Report(ChainFault? fault, long sequence) => new(lines, anchors.Count, fault, sequence, setBack, fault is null && lines > 0 ? AnchorCode.Of(lines, Convert.ToHexStringLower(previous)) : "");
    }
}
