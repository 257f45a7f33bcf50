using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Tokens;

/// <summary>A token as it stands in this moment, with who acts through it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">What its holder calls it.</param>
/// <param name="Organization">The organization of the holder's capacity.</param>
/// <param name="Actor">The holder, held to the token's scopes and its part of the hierarchy.</param>
public sealed record CurrentToken(long Id, string Name, string? Organization, Actor Actor);

/// <summary>Takes a token up at every call: whose it is, what that person may today, and what of it the token lets through.</summary>
/// <remarks>Keeps only the day it was last used, and that it has ended with its capacity; neither is a deed of a person, so neither is journalled.</remarks>
public sealed class TokenKeeper(TaizhangDb db, CapacityReading capacities, TimeProvider clock)
{
    /// <summary>Who acts with a token; null where the text is no token, or one that is not good any more.</summary>
    public async Task<CurrentToken?> ResumeAsync(string text, CancellationToken cancellationToken)
    {
        if (!TokenText.TryRead(text, out var id, out var secret))
        {
            return null;
        }

        var found = await (from each in db.AccessTokens.AsNoTracking()
                           join account in db.Accounts.AsNoTracking() on each.AccountId equals account.Id
                           where each.Id == id && each.EndedAt == null && account.ClosedAt == null
                           select new
                           {
                               Token = each,
                               Account = account,
                               Name = db.Members.Where(member => member.Id == account.MemberId).Select(member => member.Name).FirstOrDefault(),
                               Path = db.Organizations.Where(organization => organization.Id == each.OrganizationId).Select(organization => organization.Path).FirstOrDefault(),
                           }).IgnoreQueryFilters().FirstOrDefaultAsync(cancellationToken);
        if (found is not { Token: var token } || !CryptographicOperations.FixedTimeEquals(token.Digest, TokenText.Digest(secret)) || !token.IsGoodOn(clock.Today()))
        {
            return null;
        }

        if (await CapacityAsync(token, found.Account, cancellationToken) is not { } capacity)
        {
            var now = clock.Now();
            await db.AccessTokens.Where(each => each.Id == id && each.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.EndedAt, now).SetProperty(each => each.EndReason, TokenEnd.CapacityEnded), cancellationToken);
            return null;
        }

        var today = clock.Today();
        if (token.LastUsedOn != today)
        {
            await db.AccessTokens.Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.LastUsedOn, today), cancellationToken);
        }

        var reach = token.OrganizationId is null ? Scope.Everything.Path : found.Path;
        var actor = new Actor(
            found.Name ?? found.Account.PersonName ?? found.Account.UserName!, capacity.Role, found.Account.MemberId, capacity.OrganizationId,
            capacity.Scope with { Path = Narrower(capacity.Scope.Path, reach) }, Narrower(capacity.HomePath, reach))
        {
            AccountId = found.Account.Id,
            Limit = TokenScopes.PermissionsOf(token.Scopes),
        };
        return new(id, token.Name, capacity.Organization, actor);
    }

    /// <summary>The part of the hierarchy that lies in both; null where none does.</summary>
    public static string? Narrower(string? one, string? other) =>
        one is null || other is null ? null
        : one.StartsWith(other, StringComparison.Ordinal) ? one
        : other.StartsWith(one, StringComparison.Ordinal) ? other
        : null;

    /// <summary>The capacity the token was issued in, as it is held today without a break since; a post taken up anew is another post.</summary>
    private async Task<Capacity?> CapacityAsync(AccessToken token, Account account, CancellationToken cancellationToken)
    {
        var held = await capacities.HoldingsAsync(account.Id, account.MemberId, cancellationToken);
        var capacity = Capacities.Of(new(account.MemberId, account.AdministratorRole, held), clock.Today())
            .FirstOrDefault(each => each.Role == token.CapacityRole && each.OrganizationId == token.CapacityOrganizationId);
        return capacity is not null && Capacities.Giving(capacity, held).Any(holding => holding.From <= ChinaClock.DayOf(token.IssuedAt)) ? capacity : null;
    }
}
