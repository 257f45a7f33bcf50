using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>That someone released a subject from a requirement for a stretch of days, with a reason.</summary>
public sealed class Release : IRecorded, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The code of the requirement.</summary>
    public required string RequirementCode { get; init; }

    /// <summary>Organization or member.</summary>
    public required SubjectKind SubjectKind { get; init; }

    /// <summary>The subject's key.</summary>
    public required long SubjectId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inside.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided it.</summary>
    public required string DecidedBy { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <summary>Why it was ended.</summary>
    public string? SupersededReason { get; set; }

    /// <summary>Who ended it.</summary>
    public string? SupersededBy { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched)
    {
        if (SubjectKind == SubjectKind.Organization)
        {
            touched.WholeOrganization(SubjectId);
        }
        else
        {
            touched.WholeMember(SubjectId);
        }
    }
}
