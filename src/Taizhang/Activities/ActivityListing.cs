using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>An activity in a list.</summary>
public sealed record ActivityRow(long Id, DateOnly HeldOn, FactKind Kind, string Topic, long OrganizationId, string Organization, int Present, int Absent, decimal Hours, bool IsJoint, DateTime? SupersededAt, DateTime RecordedAt)
{
    /// <summary>Whether it was recorded long after it happened.</summary>
    public bool IsRecordedLate => ChinaClock.DayOf(RecordedAt).DayNumber - HeldOn.DayNumber > Fact.LateAfterDays;
}

/// <summary>A person of an activity, where the reader may see the person.</summary>
public sealed record ActivityPerson(long Id, string Name, bool Present, string? AbsenceReason);

/// <summary>An activity an organization held.</summary>
public sealed record HeldRow(long Id, DateOnly HeldOn, FactKind Kind, string Topic, int Present);

/// <summary>An activity with who was there, and its place in the line of corrections.</summary>
/// <param name="Activity">The record, with attendances and partners.</param>
/// <param name="Organization">The organization that held it.</param>
/// <param name="OrganizationPath">Its path, for permissions.</param>
/// <param name="LedBy">Who led it.</param>
/// <param name="People">Those the reader may see.</param>
/// <param name="Hidden">How many more were there whom the reader may not see.</param>
/// <param name="Partners">Organizations that took part.</param>
/// <param name="Corrects">The version before, if there was one and the reader sees it.</param>
/// <param name="CorrectedById">The version after, if there is one.</param>
/// <param name="RecordedBy">Who recorded it, where the journal tells.</param>
public sealed record ActivityDetails(
    Activity Activity, string Organization, string OrganizationPath, string? LedBy, IReadOnlyList<ActivityPerson> People, int Hidden, IReadOnlyList<string> Partners,
    CorrectedActivity? Corrects, long? CorrectedById, string? RecordedBy)
{
    /// <summary>What the ledger looks at.</summary>
    public LookedAt LookedAt => new(
        new(RecordSource.Activity, Activity.Id), Activity.Kind, Activity.HeldOn,
        Activity.Partners.Select(partner => partner.OrganizationId).Append(Activity.OrganizationId).ToHashSet(),
        Activity.Attendances.Select(attendance => attendance.MemberId).Concat(Activity.LedById is { } leader ? [leader] : []).ToHashSet());
}

/// <summary>The version of a record before its correction, with the names it had.</summary>
public sealed record CorrectedActivity(Activity Activity, string Organization, string? LedBy, IReadOnlyList<string> Partners, IReadOnlyList<ActivityPerson> People);

/// <summary>Activities of the reader's scope.</summary>
public sealed class ActivityListing(TaizhangDb db) : IReading
{
    /// <summary>What is asked for.</summary>
    public sealed record Request(string? Text = null, FactKind? Kind = null, long? OrganizationId = null, DateOnly? From = null, DateOnly? To = null, bool All = false, int Skip = 0, int Take = 20)
    {
        /// <summary>Only activities behind this one in the order of the list: its day and its key.</summary>
        public (DateOnly HeldOn, long Id)? After { get; init; }
    }

    /// <summary>One page of activities, the newest first, and how many there are; of those behind another they are not counted.</summary>
    public async Task<(IReadOnlyList<ActivityRow> Rows, int Total)> ListAsync(Request request, CancellationToken cancellationToken)
    {
        var query = db.Activities.AsNoTracking().Where(activity => (request.All || activity.SupersededAt == null)
            && (request.Text == null || activity.Topic.Contains(request.Text))
            && (request.Kind == null || activity.Kind == request.Kind)
            && (request.OrganizationId == null || activity.OrganizationId == request.OrganizationId || activity.Partners.Any(partner => partner.OrganizationId == request.OrganizationId))
            && (request.From == null || activity.HeldOn >= request.From)
            && (request.To == null || activity.HeldOn <= request.To));
        var total = request.After is null ? await query.CountAsync(cancellationToken) : 0;
        if (request.After is var (day, key))
        {
            query = query.Where(activity => activity.HeldOn < day || (activity.HeldOn == day && activity.Id < key));
        }

        var rows = await query.OrderByDescending(activity => activity.HeldOn).ThenByDescending(activity => activity.Id).Skip(request.Skip).Take(request.Take)
            .Select(activity => new
            {
                activity.Id,
                activity.HeldOn,
                activity.Kind,
                activity.Topic,
                activity.OrganizationId,
                activity.Hours,
                activity.SupersededAt,
                activity.RecordedAt,
                Present = activity.Attendances.Count(attendance => attendance.Present),
                Absent = activity.Attendances.Count(attendance => !attendance.Present),
                IsJoint = activity.Partners.Any(),
            }).ToListAsync(cancellationToken);
        var names = await db.NamesAsync(rows.Select(row => row.OrganizationId), cancellationToken);
        return ([.. rows.Select(row => new ActivityRow(row.Id, row.HeldOn, row.Kind, row.Topic, row.OrganizationId, names[row.OrganizationId], row.Present, row.Absent, row.Hours, row.IsJoint, row.SupersededAt, row.RecordedAt))], total);
    }

    /// <summary>The last activities an organization held, the newest first.</summary>
    public async Task<IReadOnlyList<HeldRow>> HeldByAsync(long organizationId, DateOnly from, int most, CancellationToken cancellationToken) =>
        await db.Activities.AsNoTracking().Where(activity => activity.OrganizationId == organizationId && activity.SupersededAt == null && activity.HeldOn >= from)
            .OrderByDescending(activity => activity.HeldOn).ThenByDescending(activity => activity.Id).Take(most)
            .Select(activity => new HeldRow(activity.Id, activity.HeldOn, activity.Kind, activity.Topic, activity.Attendances.Count(attendance => attendance.Present))).ToListAsync(cancellationToken);

    /// <summary>An activity; null where it is not there or not the reader's to see.</summary>
    public async Task<ActivityDetails?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var activity = await db.Activities.AsNoTracking().Include(each => each.Partners).FirstOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (activity is null)
        {
            return null;
        }

        foreach (var attendance in await db.Attendances.IgnoreQueryFilters().AsNoTracking().Where(attendance => attendance.ActivityId == id).ToListAsync(cancellationToken))
        {
            activity.Attendances.Add(attendance);
        }

        var people = await PeopleAsync(id, cancellationToken);
        var organizations = activity.Partners.Select(partner => partner.OrganizationId).Append(activity.OrganizationId).ToList();
        var names = await db.Organizations.IgnoreQueryFilters().Where(each => organizations.Contains(each.Id)).OrderBy(each => each.Id).Select(each => new { each.Id, each.Name, each.Path }).ToListAsync(cancellationToken);
        var newer = await db.Activities.AsNoTracking().Where(each => each.CorrectsId == id).Select(each => (long?)each.Id).FirstOrDefaultAsync(cancellationToken);
        var own = names.Find(each => each.Id == activity.OrganizationId)!;
        var present = activity.Attendances.Count(attendance => attendance.Present);
        return new(
            activity, own.Name, own.Path,
            await LedByAsync(activity, cancellationToken),
            people, present - people.Count(person => person.Present),
            [.. names.Where(each => each.Id != activity.OrganizationId).Select(each => each.Name)],
            activity.CorrectsId is { } corrects ? await BeforeAsync(corrects, cancellationToken) : null, newer,
            await db.RecordedByAsync<RecordActivity>(id, cancellationToken));
    }

    private async Task<CorrectedActivity?> BeforeAsync(long id, CancellationToken cancellationToken)
    {
        var before = await db.Activities.AsNoTracking().Include(each => each.Partners).FirstOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (before is null)
        {
            return null;
        }

        var names = await db.NamesAsync(before.Partners.Select(partner => partner.OrganizationId).Append(before.OrganizationId), cancellationToken);
        return new(before, names[before.OrganizationId], await LedByAsync(before, cancellationToken), [.. before.Partners.Select(partner => partner.OrganizationId).Order().Select(partner => names[partner])], await PeopleAsync(id, cancellationToken));
    }

    private async Task<string?> LedByAsync(Activity activity, CancellationToken cancellationToken) =>
        await db.Members.IgnoreQueryFilters().Where(each => each.Id == activity.LedById).Select(each => each.Name).FirstOrDefaultAsync(cancellationToken) ?? activity.LedByGuest;

    /// <summary>Who was expected, as far as the reader may see them.</summary>
    private async Task<List<ActivityPerson>> PeopleAsync(long id, CancellationToken cancellationToken) =>
        await (from attendance in db.Attendances
               join member in db.Members on attendance.MemberId equals member.Id
               where attendance.ActivityId == id
               orderby member.Id
               select new ActivityPerson(member.Id, member.Name, attendance.Present, attendance.AbsenceReason)).ToListAsync(cancellationToken);
}
