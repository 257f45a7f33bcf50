using Taizhang.Ledger;

namespace Taizhang.Web.Activities;

/// <summary>An activity in a list.</summary>
/// <param name="Id">The key.</param>
/// <param name="Kind">What kind it was.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="Topic">What it was about.</param>
/// <param name="OrganizationId">The organization that held it.</param>
/// <param name="Organization">Its name.</param>
/// <param name="Present">How many came.</param>
/// <param name="Absent">How many did not.</param>
/// <param name="Hours">The hours it took.</param>
/// <param name="IsJoint">Whether other organizations took part.</param>
/// <param name="Stands">Whether the record stands: it was neither withdrawn nor corrected.</param>
/// <param name="RecordedLate">Whether it was recorded long after it was held.</param>
public sealed record ActivityEntry(long Id, FactKind Kind, DateOnly HeldOn, string Topic, long OrganizationId, string Organization, int Present, int Absent, decimal Hours, bool IsJoint, bool Stands, bool RecordedLate);

/// <summary>An activity with who was there.</summary>
/// <param name="Id">The key.</param>
/// <param name="Kind">What kind it was.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="Topic">What it was about.</param>
/// <param name="OrganizationId">The organization that held it.</param>
/// <param name="Organization">Its name.</param>
/// <param name="Hours">The hours it took.</param>
/// <param name="Place">Where it was held.</param>
/// <param name="LedBy">Who led it.</param>
/// <param name="Guests">Guests from outside.</param>
/// <param name="Note">A remark.</param>
/// <param name="Roll">Who came and who did not, as far as the reader may see them.</param>
/// <param name="Hidden">How many more came whom the reader may not see.</param>
/// <param name="Partners">Other organizations that took part.</param>
/// <param name="Stands">Whether the record stands: it was neither withdrawn nor corrected.</param>
/// <param name="CorrectsId">The record it takes the place of.</param>
/// <param name="CorrectedById">The record that takes its place.</param>
public sealed record ActivityFile(
    long Id, FactKind Kind, DateOnly HeldOn, string Topic, long OrganizationId, string Organization, decimal Hours, string? Place, string? LedBy, string? Guests, string? Note, IReadOnlyList<ActivityAttendance> Roll,
    int Hidden, IReadOnlyList<string> Partners, bool Stands, long? CorrectsId, long? CorrectedById);

/// <summary>A person on the roll of an activity.</summary>
/// <param name="MemberId">The person.</param>
/// <param name="Name">The name.</param>
/// <param name="Present">Whether the person came.</param>
/// <param name="AbsenceReason">Why not, where it was noted.</param>
public sealed record ActivityAttendance(long MemberId, string Name, bool Present, string? AbsenceReason);

/// <summary>An activity to record; with a record it corrects, in place of that one.</summary>
/// <param name="OrganizationId">The organization that held it.</param>
/// <param name="Kind">What kind it was.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="Topic">What it was about; at most 200 characters.</param>
/// <param name="Hours">The hours it took, in steps of half an hour, up to 24.</param>
/// <param name="Place">Where it was held.</param>
/// <param name="LedById">Who led it; a lecture needs it, or a guest.</param>
/// <param name="LedByGuest">Who led it, where that is nobody of the registry.</param>
/// <param name="Guests">Guests from outside.</param>
/// <param name="Note">A remark; at most 4000 characters.</param>
/// <param name="PresentIds">Who came.</param>
/// <param name="Absent">Who did not.</param>
/// <param name="PartnerIds">Other organizations that took part.</param>
/// <param name="CorrectsId">The record this one takes the place of.</param>
/// <param name="Reason">Why it is corrected.</param>
public sealed record NewActivity(
    long OrganizationId, FactKind Kind, DateOnly HeldOn, string Topic, decimal Hours, string? Place = null, long? LedById = null, string? LedByGuest = null, string? Guests = null, string? Note = null,
    IReadOnlyList<long>? PresentIds = null, IReadOnlyList<NewAbsence>? Absent = null, IReadOnlyList<long>? PartnerIds = null, long? CorrectsId = null, string? Reason = null);

/// <summary>A person who did not come.</summary>
/// <param name="MemberId">The person.</param>
/// <param name="Reason">Why; at most 100 characters.</param>
public sealed record NewAbsence(long MemberId, string? Reason = null);

/// <summary>What was recorded.</summary>
/// <param name="Id">The key of the activity.</param>
public sealed record RecordedActivity(long Id);
