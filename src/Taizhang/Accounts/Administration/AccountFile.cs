using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Administration;

/// <summary>What a person may act as today, and what gives it.</summary>
public sealed record HeldCapacity(Capacity Capacity, IReadOnlyList<Holding> Why);

/// <summary>One account as those who keep accounts see it: how it stands and what it may, nothing of what it did.</summary>
public sealed record AccountDetails(AccountRow Row, IReadOnlyList<HeldCapacity> Capacities, int Sessions, DateTime? CodeUntil, DateTime? LockedUntil, DateTime? PasswordSetAt, bool HasAuthenticator, int Passkeys, DateTime? ClosedAt, string? CloseReason);

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
        DateTime used = now - policy.Idle, begun = now - policy.Session;
        var found = await db.Accounts.AsNoTracking().Where(account => account.Id == id).Select(account => new
        {
            Account = account,
            Sessions = db.AccountSessions.Count(session => session.AccountId == id && session.EndedAt == null && session.LastSeenAt >= used && session.BeganAt >= begun),
            Passkeys = db.UserPasskeys.Count(passkey => passkey.UserId == id),
        }).FirstAsync(cancellationToken);
        var account = found.Account;
        var held = await holdings.HoldingsAsync(id, account.MemberId, cancellationToken);
        var capacities = account.ClosedAt is not null ? [] : Capacities.Of(new(account.MemberId, account.AdministratorRole, held), clock.Today());
        return new(row, [.. capacities.Select(each => new HeldCapacity(each, Capacities.Giving(each, held)))], found.Sessions, account.OneTimeCode is null ? null : account.OneTimeCodeAt + policy.OneTimeCode,
            account.LockedUntil > now ? account.LockedUntil : null, account.PasswordSetAt, account.TwoFactorEnabled, found.Passkeys, account.ClosedAt, account.CloseReason);
    }
}
