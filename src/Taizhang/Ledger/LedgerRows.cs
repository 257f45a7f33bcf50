using System.Security.Cryptography;
using System.Text;
using Taizhang.Kernel;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Ledger;

/// <summary>A requirement as it is stored: one row a version, with its definition as text.</summary>
public sealed class RequirementRow : IRecorded, ITouchesLedger
{
    /// <summary>The key; duties name it.</summary>
    public int Id { get; private set; }

    /// <summary>The code, the same through all versions.</summary>
    public required string Code { get; init; }

    /// <summary>The number of the version.</summary>
    public required int Version { get; init; }

    /// <summary>The plan it comes from; null for a regulation.</summary>
    public long? PlanId { get; init; }

    /// <summary>The clause of the plan it comes from.</summary>
    public long? ClauseId { get; init; }

    /// <summary>The first day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day in force, inside; null while it lasts.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The definition, in the form of the rule files, as JSON.</summary>
    public required string Definition { get; set; }

    /// <summary>A digest of the definition, to see that a shipped rule changed.</summary>
    public required string Digest { get; set; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched) => touched.All();

    /// <summary>The row that keeps a requirement; of a regulation unless a plan is named.</summary>
    public static RequirementRow Of(Requirement requirement, DateTime recordedAt, long? planId = null, long? clauseId = null)
    {
        var definition = RequirementWriter.Write(requirement);
        return new()
        {
            Code = requirement.Code,
            Version = requirement.Version,
            PlanId = planId,
            ClauseId = clauseId,
            From = requirement.InForce.From,
            To = requirement.InForce.To == DateOnly.MaxValue ? null : requirement.InForce.To,
            Definition = definition,
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition))),
            RecordedAt = recordedAt,
        };
    }
}

/// <summary>A requirement applied to one subject in one period, as the ledger keeps it for its day.</summary>
public sealed class Duty : IInOrganization
{
    /// <summary>The requirement.</summary>
    public required int RequirementId { get; init; }

    /// <summary>The period, <c>2025-Q1</c>; the day of the event for a requirement that follows one.</summary>
    public required string PeriodKey { get; init; }

    /// <summary>Organization or member.</summary>
    public required SubjectKind SubjectKind { get; init; }

    /// <summary>The subject's key.</summary>
    public required long SubjectId { get; init; }

    /// <summary>The organization that answers for it in the roll-up.</summary>
    public required long OrganizationId { get; set; }

    /// <summary>How it stands on the ledger's day.</summary>
    public required DutyState State { get; set; }

    /// <summary>Why it does not apply.</summary>
    public NotApplicableReason Reason { get; set; }

    /// <summary>What was achieved, in hundredths.</summary>
    public long Achieved { get; set; }

    /// <summary>What is expected, in hundredths.</summary>
    public long Expected { get; set; }

    /// <summary>The first day on which it can be fulfilled.</summary>
    public DateOnly OpensOn { get; set; }

    /// <summary>The last day in time.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>The day on which its state changes if nothing is recorded; null when it no longer does.</summary>
    public DateOnly? TurnsOn { get; set; }

    /// <summary>Whether a record that counted was recorded long after it happened.</summary>
    public bool RecordedLate { get; set; }

    /// <summary>The subject.</summary>
    public Subject Subject => new(SubjectKind, SubjectId);
}

/// <summary>How many duties of an organization and all below it are in each state, for a requirement and a period.</summary>
public sealed class RollUp : IInOrganization
{
    /// <inheritdoc/>
    public required long OrganizationId { get; init; }

    /// <summary>The requirement.</summary>
    public required int RequirementId { get; init; }

    /// <summary>The period.</summary>
    public required string PeriodKey { get; init; }

    /// <summary>Not begun.</summary>
    public int Upcoming { get; set; }

    /// <summary>Running.</summary>
    public int Open { get; set; }

    /// <summary>Due soon.</summary>
    public int DueSoon { get; set; }

    /// <summary>Met in time.</summary>
    public int Met { get; set; }

    /// <summary>Met late.</summary>
    public int MetLate { get; set; }

    /// <summary>Missed.</summary>
    public int Missed { get; set; }

    /// <summary>Out of reach.</summary>
    public int OutOfReach { get; set; }

    /// <summary>Exempt.</summary>
    public int Exempt { get; set; }

    /// <summary>Not applicable.</summary>
    public int NotApplicable { get; set; }
}

/// <summary>The day the ledger is kept for, and from which day on.</summary>
public sealed class LedgerState
{
    /// <summary>There is one.</summary>
    public int Id { get; init; } = 1;

    /// <summary>The first day whose duties are kept.</summary>
    public required DateOnly KeptFrom { get; set; }

    /// <summary>The day the states are true for; null before the first rebuild.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The moment of the last rebuild, in UTC.</summary>
    public DateTime? RebuiltAt { get; set; }
}
