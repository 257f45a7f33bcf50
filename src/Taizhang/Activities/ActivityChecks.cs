using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Activities;

/// <summary>What of an activity can only be judged by the registry and by what was recorded before.</summary>
internal sealed class ActivityChecks(TaizhangDb db, RecordActivity.Request request, Organization organization)
{
    /// <summary>Adds every reason against.</summary>
    public async Task CheckAsync(Refuse refuse, CancellationToken cancellationToken)
    {
        await CheckPartnersAsync(refuse, cancellationToken);
        await CheckLeaderAsync(refuse, cancellationToken);
        await CheckRollAsync(refuse, cancellationToken);
        await CheckDoubleAsync(refuse, cancellationToken);
    }

    private async Task CheckPartnersAsync(Refuse refuse, CancellationToken cancellationToken)
    {
        if (request.PartnerIds.Count == 0)
        {
            return;
        }

        var partners = await db.Organizations.AsNoTracking().Where(each => request.PartnerIds.Contains(each.Id)).ToListAsync(cancellationToken);
        if (request.PartnerIds.Any(id => partners.All(each => each.Id != id)))
        {
            partners.AddRange(await BesideAsync(partners.Select(each => each.Id).ToList(), cancellationToken));
        }

        refuse.OrIf(request.PartnerIds.Contains(request.OrganizationId), ActivityRefusals.PartnerIsOwn)
            .OrIf(request.PartnerIds.Any(id => partners.All(each => each.Id != id)), ActivityRefusals.PartnerUnknown)
            .And(partners.Where(each => !each.ExistsOn(request.HeldOn)).Select(each => ActivityRefusals.PartnerNotThere(each.Name, request.HeldOn)));
    }

    /// <summary>Whoever leads may come from elsewhere, but is a member of some organization on the day.</summary>
    private async Task CheckLeaderAsync(Refuse refuse, CancellationToken cancellationToken)
    {
        if (request.LedById is not { } leader)
        {
            return;
        }

        var name = await db.Members.Where(member => member.Id == leader).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);
        if (name is null && await MayBeNamedAsync(leader, cancellationToken))
        {
            name = await db.Members.IgnoreQueryFilters().Where(member => member.Id == leader).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);
        }

        var isThere = await OnRollOn(request.HeldOn).AnyAsync(membership => membership.MemberId == leader, cancellationToken);
        refuse.OrIf(name is null, ActivityRefusals.LeaderUnknown)
            .OrIf(name is not null && !isThere, ActivityRefusals.LeaderNotThere(name ?? "", request.HeldOn))
            .OrIf(!string.IsNullOrWhiteSpace(request.LedByGuest), ActivityRefusals.TwoLeaders);
    }

    /// <summary>The other organizations asked for that may take part though the actor does not see them: those under the same committee, and those the record named before.</summary>
    private async Task<List<Organization>> BesideAsync(List<long> seen, CancellationToken cancellationToken)
    {
        var near = await new RecordChoices(db).NearAsync(request.OrganizationId, cancellationToken);
        var before = db.Set<ActivityPartner>().Where(partner => partner.ActivityId == request.CorrectsId).Select(partner => partner.OrganizationId);
        return await db.Organizations.IgnoreQueryFilters().AsNoTracking()
            .Where(each => request.PartnerIds.Contains(each.Id) && !seen.Contains(each.Id) && (near.Any(one => one.Id == each.Id) || before.Contains(each.Id))).ToListAsync(cancellationToken);
    }

    /// <summary>Whether somebody the actor does not see may lead there all the same: on the roll of the day, from beside it, or named before.</summary>
    private async Task<bool> MayBeNamedAsync(long leader, CancellationToken cancellationToken) =>
        await (from membership in OnRollOn(request.HeldOn)
               join each in db.Organizations.IgnoreQueryFilters() on membership.OrganizationId equals each.Id
               where membership.MemberId == leader && (each.Path.StartsWith(organization.Path) || request.PartnerIds.Contains(each.Id))
               select membership.Id).AnyAsync(cancellationToken)
        || await db.Activities.AnyAsync(activity => activity.Id == request.CorrectsId && activity.LedById == leader, cancellationToken)
        || (await new RecordChoices(db).LeadersAsync(request.OrganizationId, request.HeldOn, cancellationToken)).Any(person => person.Id == leader);

    /// <summary>Attendance is the roll of that day: of the organization, of those below it, and of those that took part.</summary>
    private async Task CheckRollAsync(Refuse refuse, CancellationToken cancellationToken)
    {
        var people = request.PresentIds.Concat(request.Absent.Keys).ToHashSet();
        if (request.PresentIds.Count == 0 && ActivityKinds.All.Contains(request.Kind) && ActivityKinds.TakesRoll(request.Kind)
            && (people.Count > 0 || await OnRollOn(request.HeldOn).AnyAsync(membership => membership.OrganizationId == request.OrganizationId, cancellationToken)))
        {
            refuse.OrIf(true, ActivityRefusals.NobodyPresent);
        }

        if (request.LedById is { } ledBy)
        {
            people.Remove(ledBy);
        }

        if (people.Count == 0)
        {
            return;
        }

        var onRoll = await (from membership in OnRollOn(request.HeldOn)
                            join each in db.Organizations.IgnoreQueryFilters() on membership.OrganizationId equals each.Id
                            where people.Contains(membership.MemberId) && (each.Path.StartsWith(organization.Path) || request.PartnerIds.Contains(each.Id))
                            select membership.MemberId).ToListAsync(cancellationToken);
        people.ExceptWith(onRoll);
        if (people.Count > 0)
        {
            var names = await db.Members.Where(member => people.Contains(member.Id)).OrderBy(member => member.Id).Select(member => member.Name).Take(20).ToListAsync(cancellationToken);
            refuse.OrIf(true, ActivityRefusals.NotOnRoll(names.Count > 0 ? names : people.Select(id => id.ToString(CultureInfo.InvariantCulture)), request.HeldOn));
        }
    }

    /// <summary>One meeting is recorded once, also where two organizations held it together.</summary>
    private async Task CheckDoubleAsync(Refuse refuse, CancellationToken cancellationToken)
    {
        var topic = request.Topic?.Trim() ?? "";
        var organizations = request.PartnerIds.Append(request.OrganizationId).ToList();
        var standing = db.Activities.IgnoreQueryFilters()
            .Where(activity => activity.HeldOn == request.HeldOn && activity.Kind == request.Kind && activity.Topic == topic && activity.SupersededAt == null && activity.Id != request.CorrectsId);
        // Own ones and joint ones apart: each has its index, both together have none.
        var same = await standing.Where(activity => organizations.Contains(activity.OrganizationId)).Select(activity => (long?)activity.Id)
            .Concat(standing.Where(activity => db.Set<ActivityPartner>().Where(partner => partner.OrganizationId == request.OrganizationId).Select(partner => partner.ActivityId).Contains(activity.Id)).Select(activity => (long?)activity.Id))
            .FirstOrDefaultAsync(cancellationToken);
        if (same is { } id)
        {
            refuse.OrIf(true, ActivityRefusals.AlreadyRecorded(id));
        }
    }

    private IQueryable<Membership> OnRollOn(DateOnly day) => db.Memberships.IgnoreQueryFilters()
        .Where(membership => membership.SupersededAt == null && membership.Standing != Standing.Left && membership.From <= day && (membership.To == null || membership.To >= day));
}
