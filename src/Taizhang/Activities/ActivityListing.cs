using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>An activity in a list.</summary>
public sealed record ActivityRow(long Id, DateOnly HeldOn, FactKind Kind, string Topic, string Organization, int Present, decimal Hours, DateTime? SupersededAt, DateTime RecordedAt);

/// <summary>An activity with who was there.</summary>
public sealed record ActivityDetails(Activity Activity, string Organization, string? LedBy, IReadOnlyList<string> Present, IReadOnlyList<(string Name, string? Reason)> Absent);

/// <summary>Activities of the reader's scope.</summary>
public sealed class ActivityListing(TaizhangDb db) : IReading
{
    /// <summary>One page of activities, the newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<ActivityRow> Rows, int Total)> ListAsync(string? text, FactKind? kind, int skip, int take, CancellationToken cancellationToken)
    {
        var query = db.Activities.AsNoTracking();
        if (text is not null)
        {
            query = query.Where(activity => activity.Topic.Contains(text));
        }

        if (kind is { } only)
        {
            query = query.Where(activity => activity.Kind == only);
        }

        var total = await query.CountAsync(cancellationToken);
        var rows = await (from activity in query.OrderByDescending(activity => activity.HeldOn).ThenByDescending(activity => activity.Id).Skip(skip).Take(take)
                          join organization in db.Organizations.IgnoreQueryFilters() on activity.OrganizationId equals organization.Id
                          orderby activity.HeldOn descending, activity.Id descending
                          select new ActivityRow(activity.Id, activity.HeldOn, activity.Kind, activity.Topic, organization.Name, activity.Attendances.Count(attendance => attendance.Present), activity.Hours, activity.SupersededAt, activity.RecordedAt)).ToListAsync(cancellationToken);
        return (rows, total);
    }

    /// <summary>An activity; null where it is not there or not the reader's to see.</summary>
    public async Task<ActivityDetails?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var activity = await db.Activities.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (activity is null)
        {
            return null;
        }

        var people = await (from attendance in db.Attendances
                            join member in db.Members on attendance.MemberId equals member.Id
                            where attendance.ActivityId == id
                            orderby member.Id
                            select new { member.Name, attendance.Present, attendance.AbsenceReason }).ToListAsync(cancellationToken);
        return new(
            activity,
            await db.Organizations.IgnoreQueryFilters().Where(each => each.Id == activity.OrganizationId).Select(each => each.Name).FirstAsync(cancellationToken),
            await db.Members.IgnoreQueryFilters().Where(each => each.Id == activity.LedById).Select(each => each.Name).FirstOrDefaultAsync(cancellationToken),
            [.. people.Where(each => each.Present).Select(each => each.Name)],
            [.. people.Where(each => !each.Present).Select(each => (each.Name, each.AbsenceReason))]);
    }
}
