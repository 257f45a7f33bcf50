using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>A talk between two people: that it was held, when, and of what kind; what was said is kept nowhere.</summary>
public sealed class Talk : IRecorded, IInOrganization, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The organization on whose behalf it was held.</summary>
    public required long OrganizationId { get; init; }

    /// <summary>What kind of talk it was.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>The day it was held.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Who held it.</summary>
    public required long TalkerId { get; init; }

    /// <summary>With whom.</summary>
    public required long PartnerId { get; init; }

    /// <summary>The record this one corrects.</summary>
    public long? CorrectsId { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <summary>Why it was withdrawn or corrected.</summary>
    public string? SupersededReason { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched)
    {
        touched.Organization(OrganizationId, HeldOn, (int)Kind);
        touched.Member(TalkerId, HeldOn, (int)Kind);
        touched.Member(PartnerId, HeldOn, (int)Kind);
    }
}
