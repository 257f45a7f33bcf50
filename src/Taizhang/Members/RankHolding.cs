using Taizhang.Kernel;

namespace Taizhang.Members;

/// <summary>The administrative rank of a person, for a stretch of days.</summary>
public sealed class RankHolding : IRecorded, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public required long MemberId { get; init; }

    /// <summary>Which rank.</summary>
    public required CadreRank Rank { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inside; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched) => touched.WholeMember(MemberId);

    /// <summary>Supersedes itself by the same until a day.</summary>
    public RankHolding Until(DateOnly to, DateTime at)
    {
        SupersededAt = at;
        return new() { MemberId = MemberId, Rank = Rank, From = From, To = to, RecordedAt = at };
    }
}

/// <summary>Ranks of cadres, rising.</summary>
public enum CadreRank
{
    /// <summary>乡科级: section level.</summary>
    SectionLevel = 1,

    /// <summary>处级: division level; the leaders of a district bureau.</summary>
    DivisionLevel = 2,

    /// <summary>厅局级: bureau level.</summary>
    BureauLevel = 3,
}
