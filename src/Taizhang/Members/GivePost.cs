using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Gives a person a post in the own branch or in an organization above it.</summary>
public sealed class GivePost(OperationContext context) : MemberOperation<GivePost.Request>(context)
{
    /// <summary>Which post, where, from which day, and until when if that is known.</summary>
    public sealed record Request(long MemberId, long? OrganizationId, PostKind? Kind, DateOnly? From, DateOnly? To = null) : IAboutMember;

    private const int YearsAhead = 10;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Member member, Actor actor, CancellationToken cancellationToken)
    {
        var organization = await Db.Organizations.AsNoTracking().FirstOrDefaultAsync(each => each.Id == request.OrganizationId, cancellationToken);
        var days = Period.Since(request.From ?? Today, request.To);
        var refuse = new Refuse()
            .AndChoice(request.OrganizationId, "OrganizationId")
            .AndChoice(request.Kind, "Kind")
            .AndDay(request.From, "From", Today)
            .OrIf(request.OrganizationId is not null && (organization is null || !organization.ExistsOn(days.From) || organization.DissolvedOn is not null), MemberRefusals.OrganizationNotThere)
            .OrIf(organization is not null && !actor.May(Needs, organization.Path), KernelRefusals.NotPermitted.At("OrganizationId"))
            .OrIf(request.To < request.From, RegistryRefusals.EndsBeforeItBegins("To"))
            .OrIf(request.To > Today.AddYears(YearsAhead), RegistryRefusals.TooFar("To", Today.AddYears(YearsAhead)))
            .OrIf(request.Kind == PostKind.CellGroupLeader && organization is { Type: not (OrganizationType.CellGroup or OrganizationType.Branch or OrganizationType.JointBranch) }, MemberRefusals.NoSuchPost)
            .OrIf(organization?.Type == OrganizationType.CellGroup && request.Kind is not (null or PostKind.CellGroupLeader), MemberRefusals.NoSuchPost);
        await CheckMembershipAsync(request, organization, days, refuse, cancellationToken);
        await CheckOthersAsync(request, days, refuse, cancellationToken);
        return refuse.Otherwise(() => Db.Posts.Add(new() { MemberId = member.Id, OrganizationId = request.OrganizationId!.Value, Kind = request.Kind!.Value, From = request.From!.Value, To = request.To, RecordedAt = Clock.Now() }));
    }

    private async Task CheckMembershipAsync(Request request, Organization? organization, Period days, Refuse refuse, CancellationToken cancellationToken)
    {
        var membership = (await MembershipsAsync(request.MemberId, cancellationToken)).Find(each => Period.Since(each.From, each.To).Contains(days.From));
        refuse.OrIf(membership?.Standing is not (Standing.Full or Standing.Probationary), MemberRefusals.NotAMember)
            .OrIf(membership?.Standing == Standing.Probationary && request.Kind is not (null or PostKind.PartyAffairsWorker or PostKind.FullTimePartyCadre), MemberRefusals.OnlyFullMembers);
        if (membership is null || organization is null)
        {
            return;
        }

        var own = await Db.Organizations.AsNoTracking().FirstOrDefaultAsync(each => each.Id == membership.OrganizationId, cancellationToken);
        var isInside = own?.Path.StartsWith(organization.Path, StringComparison.Ordinal) ?? false;
        refuse.OrIf(!isInside && organization.ParentId != own?.Id, MemberRefusals.FromElsewhere(own?.Name ?? ""));
    }

    /// <summary>One secretary at a time; nobody holds the same post twice.</summary>
    private async Task CheckOthersAsync(Request request, Period days, Refuse refuse, CancellationToken cancellationToken)
    {
        var same = await Db.Posts.IgnoreQueryFilters().Where(each => each.OrganizationId == request.OrganizationId && each.Kind == request.Kind && each.SupersededAt == null && each.From <= days.To && (each.To == null || each.To >= days.From))
            .Join(Db.Members.IgnoreQueryFilters(), post => post.MemberId, holder => holder.Id, (post, holder) => new { post.MemberId, post.From, holder.Name }).ToListAsync(cancellationToken);
        if (same.Find(each => each.MemberId == request.MemberId) is { } own)
        {
            refuse.OrIf(true, MemberRefusals.HeldAlready(own.From));
        }
        else if (request.Kind == PostKind.Secretary && same.Count > 0)
        {
            refuse.OrIf(true, MemberRefusals.PostTaken(same[0].Name));
        }
    }
}
