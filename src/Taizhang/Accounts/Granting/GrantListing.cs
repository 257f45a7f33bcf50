using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Granting;

/// <summary>Which proposals are looked at.</summary>
public enum ProposalView
{
    /// <summary>Those that wait for an answer.</summary>
    Open = 1,

    /// <summary>Those that hold, or will from a later day on.</summary>
    InForce = 2,

    /// <summary>Those that are over, refused or withdrawn.</summary>
    Past = 3,
}

/// <summary>A grant in a list.</summary>
public sealed record GrantRow(Grant Grant, string Login, string Person, string? Organization);

/// <summary>An account something can be granted to.</summary>
public sealed record GrantTarget(long AccountId, string Login, string Person, string Organization);

/// <summary>Grants: proposed, in force and past.</summary>
public sealed class GrantListing(TaizhangDb db, TimeProvider clock) : IReading
{
    /// <summary>How many accounts a search shows.</summary>
    public const int MostTargets = 20;

    /// <summary>A page of one view, the newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<GrantRow> Rows, int Total)> ListAsync(ProposalView view, int skip, int take, CancellationToken cancellationToken)
    {
        var chosen = In(view, clock.Today());
        return (await Rows(chosen.OrderByDescending(grant => grant.Id).Skip(skip).Take(take)).ToListAsync(cancellationToken), await chosen.CountAsync(cancellationToken));
    }

    /// <summary>One of them; null where it is not there.</summary>
    public Task<GrantRow?> OfAsync(long id, CancellationToken cancellationToken) => Rows(db.Grants.Where(grant => grant.Id == id)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>In which view a grant is.</summary>
    public ProposalView ViewOf(Grant grant) =>
        grant.Answer is ProposalAnswer.Refused or ProposalAnswer.Withdrawn || grant.ClosedAt is not null || grant.To < clock.Today() ? ProposalView.Past
        : grant.Answer is null ? ProposalView.Open
        : ProposalView.InForce;

    /// <summary>Open accounts of members whose name or login has a text in it.</summary>
    public async Task<IReadOnlyList<GrantTarget>> TargetsAsync(string text, CancellationToken cancellationToken)
    {
        var upper = text.ToUpperInvariant();
        return await (from account in db.Accounts
                      join member in db.Members.IgnoreQueryFilters() on account.MemberId equals (long?)member.Id
                      join organization in db.Organizations.IgnoreQueryFilters() on member.OrganizationId equals organization.Id
                      where account.ClosedAt == null && (member.Name.Contains(text) || account.NormalizedUserName!.Contains(upper))
                      orderby account.UserName
                      select new GrantTarget(account.Id, account.UserName!, member.Name, organization.Name)).Take(MostTargets).ToListAsync(cancellationToken);
    }

    /// <summary>The organizations something can be granted for, in the order of the hierarchy, with their depth.</summary>
    public async Task<IReadOnlyList<(long Id, string Name, int Depth)>> OrganizationsAsync(CancellationToken cancellationToken) =>
        [.. (await db.Organizations.IgnoreQueryFilters().AsNoTracking().Where(each => each.DissolvedOn == null).OrderBy(each => each.Path).Select(each => new { each.Id, each.Name, each.Path }).ToListAsync(cancellationToken))
            .Select(each => (each.Id, each.Name, each.Path.Count(letter => letter == '/') - 2))];

    private IQueryable<Grant> In(ProposalView view, DateOnly today) => view switch
    {
        ProposalView.Open => db.Grants.Where(grant => grant.Answer == null && (grant.To == null || grant.To >= today)),
        ProposalView.InForce => db.Grants.Where(grant => grant.Answer == ProposalAnswer.Agreed && grant.ClosedAt == null && (grant.To == null || grant.To >= today)),
        _ => db.Grants.Where(grant => grant.Answer == ProposalAnswer.Refused || grant.Answer == ProposalAnswer.Withdrawn || grant.ClosedAt != null || grant.To < today),
    };

    private IQueryable<GrantRow> Rows(IQueryable<Grant> grants) =>
        from grant in grants.AsNoTracking()
        join account in db.Accounts on grant.AccountId equals account.Id
        join member in db.Members.IgnoreQueryFilters() on account.MemberId equals (long?)member.Id into members
        from member in members.DefaultIfEmpty()
        join organization in db.Organizations.IgnoreQueryFilters() on grant.OrganizationId equals (long?)organization.Id into organizations
        from organization in organizations.DefaultIfEmpty()
        select new GrantRow(grant, account.UserName!, member!.Name ?? account.PersonName ?? account.UserName!, organization!.Name);
}
