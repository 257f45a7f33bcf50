using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>A note of progress on a requirement that no other record answers: a task done, a number reached.</summary>
public sealed class ProgressNote : IRecorded, IInOrganization, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The requirement it is about.</summary>
    public required int RequirementId { get; init; }

    /// <inheritdoc/>
    public required long OrganizationId { get; init; }

    /// <summary>The day of it.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How much was reached, in the requirement's unit; 1 for a task done; 0 for a note on the way, which does not count.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>What was done.</summary>
    public required string Note { get; init; }

    /// <summary>The person who judged it so.</summary>
    public string? JudgedBy { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <summary>Why it was ended.</summary>
    public string? SupersededReason { get; set; }

    /// <summary>Who ended it.</summary>
    public string? SupersededBy { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched) => touched.Organization(OrganizationId, On, (int)FactKind.Progress);
}
