using Taizhang.Kernel;

namespace Taizhang.Members;

/// <summary>A stretch of days in which no duty of activity is counted for a person, decided by someone with a reason.</summary>
/// <remarks>Education regulation Art. 23: no hard demands on the old, frail or seriously ill; study is brought to them.</remarks>
public sealed class Circumstance : IRecorded, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public required long MemberId { get; init; }

    /// <summary>What kind.</summary>
    public required CircumstanceKind Kind { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inside; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Who decided it.</summary>
    public required string DecidedBy { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched) => touched.WholeMember(MemberId);

    /// <summary>Supersedes itself by the same until a day.</summary>
    public Circumstance Until(DateOnly to, DateTime at)
    {
        SupersededAt = at;
        return new() { MemberId = MemberId, Kind = Kind, From = From, To = to, DecidedBy = DecidedBy, RecordedAt = at };
    }
}

/// <summary>Why no activity is demanded of a person.</summary>
public enum CircumstanceKind
{
    /// <summary>年老体弱: of great age or frail.</summary>
    FrailOrOld = 1,

    /// <summary>长期病假: seriously ill, on long leave.</summary>
    LongLeave = 2,

    /// <summary>出国（境）: abroad.</summary>
    Abroad = 3,

    /// <summary>流动党员: away from the branch for half a year or more.</summary>
    Floating = 4,
}
