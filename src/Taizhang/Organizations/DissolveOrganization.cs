using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Organizations;

/// <summary>Ends an organization that nobody belongs to and nothing hangs under; its term and the posts in it end with it.</summary>
public sealed class DissolveOrganization(OperationContext context) : OrganizationOperation<DissolveOrganization.Request>(context)
{
    /// <summary>Which organization, its last day, and why.</summary>
    public sealed record Request(long OrganizationId, DateOnly? On, string? Reason) : IAboutOrganization;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Organization organization, Actor actor, CancellationToken cancellationToken)
    {
        var version = await VersionAsync(organization, cancellationToken);
        var below = await Db.Organizations.IgnoreQueryFilters().Where(each => each.ParentId == organization.Id && (each.DissolvedOn == null || each.DissolvedOn > request.On)).OrderBy(each => each.Id).Select(each => each.Name).Take(20).ToListAsync(cancellationToken);
        var people = await Db.Memberships.IgnoreQueryFilters().Where(each => each.OrganizationId == organization.Id && each.SupersededAt == null && (each.To == null || each.To > request.On)).Select(each => each.MemberId).Distinct().CountAsync(cancellationToken);
        var term = await TermAsync(organization.Id, cancellationToken);
        var posts = await Db.Posts.IgnoreQueryFilters().Where(each => each.OrganizationId == organization.Id && each.SupersededAt == null && (each.To == null || each.To > request.On)).ToListAsync(cancellationToken);
        var last = posts.Select(post => post.From).Append(version.From).Append(term?.From ?? version.From).Max();
        var refuse = new Refuse()
            .AndDay(request.On, "On", Today)
            .AndNotBefore(request.On, last, "On")
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason)
            .OrIf(below.Count > 0, RegistryRefusals.HasChildren(below))
            .OrIf(people > 0, RegistryRefusals.HasMembers(people));
        return refuse.Otherwise(() =>
        {
            var on = request.On!.Value;
            organization.DissolvedOn = on;
            Db.OrganizationVersions.Add(version.Until(on, Clock.Now(), request.Reason!.Trim()));
            Db.Posts.AddRange(posts.Select(post => post.Until(on, Clock.Now())));
            if (term is not null)
            {
                Db.Terms.Add(term.Until(on, Clock.Now()));
            }
        });
    }
}
