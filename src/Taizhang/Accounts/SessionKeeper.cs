using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Takes a session up again at every request: who it is, what they may act as today, and whether it still holds.</summary>
/// <remarks>Keeps only when it was last used, and that it has ended; neither is a deed of a person, so neither is journalled.</remarks>
public sealed class SessionKeeper(TaizhangDb db, CapacityReading capacities, AccountPolicy policy, TimeProvider clock)
{
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>The session a key stands for; null where it stands for none, or for one that has ended.</summary>
    public async Task<CurrentSession?> ResumeAsync(string key, CancellationToken cancellationToken)
    {
        var digest = SessionKeys.Digest(key);
        var found = await (from session in db.AccountSessions.AsNoTracking()
                           join account in db.Accounts.AsNoTracking() on session.AccountId equals account.Id
                           where session.KeyDigest == digest && session.EndedAt == null
                           select new
                           {
                               Session = session,
                               Account = account,
                               Name = db.Members.Where(member => member.Id == account.MemberId).Select(member => member.Name).FirstOrDefault(),
                               HasPasskey = db.UserPasskeys.Any(passkey => passkey.UserId == account.Id),
                           }).IgnoreQueryFilters().FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var now = clock.Now();
        var all = await capacities.OfAsync(found.Account.Id, found.Account.MemberId, found.Account.AdministratorRole, cancellationToken);
        if (Over(found.Session, found.Account, policy.TimesOf(all.Select(each => each.Role)), now) is { } reason)
        {
            await EndAsync(found.Session.Id, reason, now, cancellationToken);
            return null;
        }

        if (all.Count == 0)
        {
            await EndAsync(found.Session.Id, SessionEnd.NoCapacity, now, cancellationToken);
            return null;
        }

        if (now - found.Session.LastSeenAt >= Grain)
        {
            await db.AccountSessions.Where(session => session.Id == found.Session.Id && session.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), cancellationToken);
        }

        var chosen = all.FirstOrDefault(each => each.Role == found.Session.CapacityRole && each.OrganizationId == found.Session.CapacityOrganizationId) ?? all[0];
        var demand = SecondFactors.Demanded(chosen.Role, policy);
        var step = StepOf(found.Session, found.Account, demand, found.HasPasskey, now);
        return new(found.Session.Id, found.Account.Id, found.Account.UserName!, found.Name ?? found.Account.PersonName ?? found.Account.UserName!, found.Account.MemberId,
            step, chosen, all)
        {
            Method = found.Session.Method,
            Demand = demand,
            TakesCode = found.Account.TwoFactorEnabled && found.Session.SecondFactor is null,
            HasPasskey = found.HasPasskey,
            AsksForPassword = found.Account.PasswordHash is not null && !(step == SessionStep.Password && found.Session.Method == SignInMethod.OneTimeCode),
        };
    }

    /// <summary>Why a session no longer holds; null while it does.</summary>
    private static SessionEnd? Over(AccountSession session, Account account, SessionTimes times, DateTime now) => true switch
    {
        _ when account.ClosedAt is not null || session.Stamp != account.SecurityStamp => SessionEnd.AccountChanged,
        _ when session.LastSeenAt - now > AccountPolicy.ClockTolerance || session.BeganAt - now > AccountPolicy.ClockTolerance => SessionEnd.ClockSetBack,
        _ when now - session.LastSeenAt > times.Idle => SessionEnd.Idle,
        _ when now - session.BeganAt > times.Longest => SessionEnd.TooLong,
        _ => null,
    };

    private SessionStep StepOf(AccountSession session, Account account, SecondFactorDemand demand, bool hasPasskey, DateTime now)
    {
        var byPassword = session.Method is SignInMethod.Password or SignInMethod.OneTimeCode;
        return session.SecondFactor switch
        {
            null when account.TwoFactorEnabled || hasPasskey => SessionStep.SecondFactor,
            _ when byPassword && PasswordRules.MustChange(account, policy, now) => SessionStep.Password,
            null when demand != SecondFactorDemand.None => SessionStep.SetUp,
            not SecondFactorKind.Passkey when demand == SecondFactorDemand.Passkey => hasPasskey ? SessionStep.SecondFactor : SessionStep.SetUp,
            _ => SessionStep.Done,
        };
    }

    private Task<int> EndAsync(long id, SessionEnd reason, DateTime now, CancellationToken cancellationToken) =>
        db.AccountSessions.Where(session => session.Id == id && session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndReason, reason), cancellationToken);
}
