using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>A meeting, lecture or other activity that was held, recorded once.</summary>
/// <remarks>A correction supersedes the record and adds a new one that names it as its predecessor; nothing is overwritten.</remarks>
public sealed class Activity : IRecorded, IInOrganization, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; set; }

    /// <summary>The organization that held it.</summary>
    public required long OrganizationId { get; init; }

    /// <summary>What kind it was.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>The day it was held.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Hours it took, in steps of half an hour; study hours where the kind counts as study.</summary>
    public decimal Hours { get; init; }

    /// <summary>What it was about.</summary>
    public required string Topic { get; init; }

    /// <summary>Where it was held.</summary>
    public string? Place { get; init; }

    /// <summary>Who led it or gave the lecture.</summary>
    public long? LedById { get; init; }

    /// <summary>Who led it, where that is nobody of the registry: a teacher of the Party school.</summary>
    public string? LedByGuest { get; init; }

    /// <summary>Guests from outside, by name or unit.</summary>
    public string? Guests { get; init; }

    /// <summary>A remark.</summary>
    public string? Note { get; init; }

    /// <summary>The record this one corrects.</summary>
    public long? CorrectsId { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <summary>Why it was withdrawn or corrected.</summary>
    public string? SupersededReason { get; set; }

    /// <summary>Who was there, and who was not.</summary>
    public ICollection<Attendance> Attendances { get; init; } = [];

    /// <summary>Other organizations that took part; the activity counts for each of them.</summary>
    public ICollection<ActivityPartner> Partners { get; init; } = [];

    /// <inheritdoc/>
    public void Touch(Touched touched)
    {
        touched.Organization(OrganizationId, HeldOn, (int)Kind);
        if (LedById is { } leader)
        {
            touched.Member(leader, HeldOn, (int)Kind);
        }

        foreach (var partner in Partners)
        {
            touched.Organization(partner.OrganizationId, HeldOn, (int)Kind);
        }

        foreach (var attendance in Attendances)
        {
            touched.Member(attendance.MemberId, HeldOn, (int)Kind);
        }
    }
}

/// <summary>That a person came to an activity, or why not.</summary>
public sealed class Attendance
{
    /// <summary>The activity.</summary>
    public long ActivityId { get; init; }

    /// <summary>The person.</summary>
    public required long MemberId { get; init; }

    /// <summary>Whether the person was there.</summary>
    public required bool Present { get; init; }

    /// <summary>Why the person was absent, where the branch noted it.</summary>
    public string? AbsenceReason { get; init; }
}

/// <summary>Another organization that took part in a joint activity.</summary>
public sealed class ActivityPartner
{
    /// <summary>The activity.</summary>
    public long ActivityId { get; init; }

    /// <summary>The organization that took part.</summary>
    public required long OrganizationId { get; init; }
}
