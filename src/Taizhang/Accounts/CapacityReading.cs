using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>What the registry and the grants give an account today, in one question.</summary>
public sealed class CapacityReading(TaizhangDb db, TimeProvider clock) : IReading
{
    /// <summary>What the account's person may act as today, the widest first.</summary>
    public async Task<IReadOnlyList<Capacity>> OfAsync(long accountId, long? memberId, Role? administratorRole, CancellationToken cancellationToken)
    {
        if (administratorRole is not null)
        {
            return Capacities.Of(new(memberId, administratorRole, []), clock.Today());
        }

        return Capacities.Of(new(memberId, null, await HoldingsAsync(accountId, memberId, cancellationToken)), clock.Today());
    }

    /// <summary>What the registry and the grants give the account's person today, and where.</summary>
    public async Task<IReadOnlyList<Holding>> HoldingsAsync(long accountId, long? memberId, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var held = db.Memberships.Where(each => each.MemberId == memberId && each.SupersededAt == null && each.From <= today && (each.To == null || each.To >= today))
            .Select(each => new { Kind = 1, What = (int)each.Standing, each.From, each.To, OrganizationId = (long?)each.OrganizationId })
            .Concat(db.Posts.Where(each => each.MemberId == memberId && each.SupersededAt == null && each.From <= today && (each.To == null || each.To >= today))
                .Select(each => new { Kind = 2, What = (int)each.Kind, each.From, each.To, OrganizationId = (long?)each.OrganizationId }))
            .Concat(db.RankHoldings.Where(each => each.MemberId == memberId && each.SupersededAt == null && each.From <= today && (each.To == null || each.To >= today))
                .Select(each => new { Kind = 3, What = (int)each.Rank, each.From, each.To, OrganizationId = (long?)null }))
            .Concat(db.Grants.Where(each => each.AccountId == accountId && each.Answer == ProposalAnswer.Agreed && each.ClosedAt == null && each.From <= today && (each.To == null || each.To >= today))
                .Select(each => new { Kind = 4, What = (int)each.Role, each.From, each.To, each.OrganizationId }));
        var rows = from each in held
                   join organization in db.Organizations on each.OrganizationId equals (long?)organization.Id into organizations
                   from organization in organizations.DefaultIfEmpty()
                   select new { each.Kind, each.What, each.From, each.To, each.OrganizationId, Type = (Organizations.OrganizationType?)organization!.Type, Path = (string?)organization.Path, Name = (string?)organization.Name };
        // Before anyone has a scope: this is what the scope is made of.
        return [.. (await rows.IgnoreQueryFilters().ToListAsync(cancellationToken)).Select(row => new Holding((HoldingKind)row.Kind, row.What, row.From, row.To, row.OrganizationId, row.Type, row.Path, row.Name))];
    }
}
