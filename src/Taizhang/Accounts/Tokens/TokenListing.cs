using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Tokens;

/// <summary>A token in a list, with the names around it; never its secret.</summary>
/// <param name="Token">The token.</param>
/// <param name="Login">The login name of its holder.</param>
/// <param name="Person">The name of its holder.</param>
/// <param name="Capacity">The organization of the capacity it was issued in; null for the whole store.</param>
/// <param name="Organization">The organization it reaches; null for all its holder reaches.</param>
public sealed record TokenRow(AccessToken Token, string Login, string Person, string? Capacity, string? Organization);

/// <summary>The tokens there are: of one's own account, or all for those who keep accounts.</summary>
public sealed class TokenListing(TaizhangDb db, TimeProvider clock) : IReading
{
    /// <summary>Those of an account, the newest first; those that ended among them.</summary>
    public Task<IReadOnlyList<TokenRow>> OfAsync(long accountId, CancellationToken cancellationToken) => RowsAsync(db.AccessTokens.Where(each => each.AccountId == accountId), cancellationToken);

    /// <summary>A page of those that are good today, the newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<TokenRow> Rows, int Total)> LiveAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var live = db.AccessTokens.Where(each => each.EndedAt == null && each.ExpiresOn >= today);
        return (await RowsAsync(live.OrderByDescending(each => each.Id).Skip(skip).Take(take), cancellationToken), await live.CountAsync(cancellationToken));
    }

    /// <summary>One of them; null where it is not there.</summary>
    public async Task<TokenRow?> FindAsync(long id, CancellationToken cancellationToken) => (await RowsAsync(db.AccessTokens.Where(each => each.Id == id), cancellationToken)).SingleOrDefault();

    private async Task<IReadOnlyList<TokenRow>> RowsAsync(IQueryable<AccessToken> tokens, CancellationToken cancellationToken) =>
        await (from token in tokens
               join account in db.Accounts on token.AccountId equals account.Id
               orderby token.Id descending
               select new TokenRow(
                   token,
                   account.UserName!,
                   db.Members.Where(member => member.Id == account.MemberId).Select(member => member.Name).FirstOrDefault() ?? account.PersonName ?? account.UserName!,
                   db.Organizations.Where(each => each.Id == token.CapacityOrganizationId).Select(each => each.Name).FirstOrDefault(),
                   db.Organizations.Where(each => each.Id == token.OrganizationId).Select(each => each.Name).FirstOrDefault()))
            .IgnoreQueryFilters().AsNoTracking().ToListAsync(cancellationToken);
}
