using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Administration;

/// <summary>What a person may act as today, and what gives it.</summary>
public sealed record HeldCapacity(Capacity Capacity, IReadOnlyList<Holding> Why);

/// <summary>One account as those who keep accounts see it: how it stands and what it may, nothing of what it did.</summary>
public sealed record AccountDetails(AccountRow Row, IReadOnlyList<HeldCapacity> Capacities, int Sessions, DateTime? CodeUntil, DateTime? LockedUntil, DateTime? PasswordSetAt, bool HasAuthenticator, int Passkeys, DateTime? ClosedAt, string? CloseReason)
{
    /// <summary>Whom the identity provider means by it; null where it is not linked.</summary>
    public string? Subject { get; init; }
}

/// <summary>Reads one account.</summary>
public sealed class AccountFile(TaizhangDb db, AccountListing accounts, CapacityReading holdings, AccountPolicy policy, TimeProvider clock) : IReading
{
    /// <summary>The account; null where it is not there.</summary>
    public async Task<AccountDetails?> OfAsync(long id, CancellationToken cancellationToken)
    {
        if (await accounts.OfAsync(id, cancellationToken) is not { } row)
        {
            return null;
        }

        var now = clock.Now();
        var holder = await db.Accounts.AsNoTracking().FirstAsync(account => account.Id == id, cancellationToken);
        var held = await holdings.HoldingsAsync(id, holder.MemberId, cancellationToken);
        var capacities = holder.ClosedAt is not null ? [] : Capacities.Of(new(holder.MemberId, holder.AdministratorRole, held), clock.Today());
        var times = policy.TimesOf(capacities.Select(each => each.Role));
        DateTime used = now - times.Idle, begun = now - times.Longest;
        var found = await db.Accounts.AsNoTracking().Where(account => account.Id == id).Select(account => new
        {
            Sessions = db.AccountSessions.Count(session => session.AccountId == id && session.EndedAt == null && session.LastSeenAt >= used && session.BeganAt >= begun),
            Passkeys = db.UserPasskeys.Count(passkey => passkey.UserId == id),
            Subject = db.UserLogins.Where(login => login.UserId == id).Select(login => login.ProviderKey).FirstOrDefault(),
        }).FirstAsync(cancellationToken);
        return new(row, [.. capacities.Select(each => new HeldCapacity(each, Capacities.Giving(each, held)))], found.Sessions, holder.OneTimeCode is null ? null : holder.OneTimeCodeAt + policy.OneTimeCode,
            holder.LockedUntil > now ? holder.LockedUntil : null, holder.PasswordSetAt, holder.TwoFactorEnabled, found.Passkeys, holder.ClosedAt, holder.CloseReason)
        {
            Subject = found.Subject,
        };
    }
}
