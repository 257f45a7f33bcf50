using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>That a person came to an activity, or why not.</summary>
public sealed record AttendanceRow(long ActivityId, DateOnly HeldOn, FactKind Kind, string Topic, string Organization, decimal Hours, bool Present, string? Reason);

/// <summary>What a person came to, for a reader who was given the person's head.</summary>
public sealed class AttendanceListing(TaizhangDb db) : IReading
{
    /// <summary>Activities a person was expected at since a day, the newest first.</summary>
    public async Task<IReadOnlyList<AttendanceRow>> OfAsync(long memberId, DateOnly since, int most, CancellationToken cancellationToken) =>
        await (from attendance in db.Attendances.AsNoTracking()
               join activity in db.Activities on attendance.ActivityId equals activity.Id
               join organization in db.Organizations.IgnoreQueryFilters() on activity.OrganizationId equals organization.Id
               where attendance.MemberId == memberId && activity.SupersededAt == null && activity.HeldOn >= since
               orderby activity.HeldOn descending, activity.Id descending
               select new AttendanceRow(activity.Id, activity.HeldOn, activity.Kind, activity.Topic, organization.Name, activity.Hours, attendance.Present, attendance.AbsenceReason)).Take(most).ToListAsync(cancellationToken);
}
