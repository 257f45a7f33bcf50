using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>What came of a sign-in: the key for the cookie, or why not.</summary>
public sealed record SignedIn(string? Key, IReadOnlyList<Refusal> Refusals);

/// <summary>Judges who wants to come in with a name and a password, or with a one-time code in its place.</summary>
/// <remarks>
/// A try is counted before it is judged, in one statement, so that any number of tries at once are no more than those allowed.
/// An unknown name, a closed and a locked account cost the same work and get the same answer as a wrong password.
/// </remarks>
public sealed class SignInDesk(TaizhangDb db, IPasswordHasher<Account> hasher, CapacityReading capacities, BeginSession begin, RecordFailedSignIn fail, AccountPolicy policy, TimeProvider clock)
{
    private static readonly Account Stranger = new() { OpenedAt = DateTime.UnixEpoch };
    private static readonly string StrangersHash = new PasswordHasher<Account>().HashPassword(Stranger, "nobody has this one");

    /// <summary>Lets someone in, or says no in the one way there is.</summary>
    public async Task<SignedIn> WithPasswordAsync(string? login, string? secret, Origin origin, CancellationToken cancellationToken)
    {
        var normalized = Logins.Normalized(login);
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(each => each.NormalizedUserName == normalized, cancellationToken);
        var mayTry = account is not null && await TakeTryAsync(account.Id, cancellationToken);
        var (isPassword, isCode) = Judge(account, secret ?? "");
        if (account is null || !mayTry || !(isPassword || isCode))
        {
            var why = account switch
            {
                null => SignInFailure.Unknown,
                { ClosedAt: not null } => SignInFailure.Closed,
                _ when !mayTry => SignInFailure.Locked,
                _ => SignInFailure.WrongPassword,
            };
            return await RefusedAsync(account, why, AccountRefusals.SignIn(policy), origin, cancellationToken);
        }

        return await LetInAsync(account, new(account.Id, isCode ? SignInMethod.OneTimeCode : SignInMethod.Password, origin) { UsedCode = isCode ? account.OneTimeCode : null }, cancellationToken);
    }

    /// <summary>Begins the session of someone who has shown who they are, unless there is nothing to act as.</summary>
    public async Task<SignedIn> LetInAsync(Account account, BeginSession.Request request, CancellationToken cancellationToken)
    {
        if ((await capacities.OfAsync(account.Id, account.MemberId, account.AdministratorRole, cancellationToken)).Count == 0)
        {
            return await RefusedAsync(account, SignInFailure.NoCapacity, AccountRefusals.NoCapacity, request.Origin, cancellationToken);
        }

        var outcome = await begin.RunAsync(request, await SomeoneAsync(account, cancellationToken), cancellationToken);
        return outcome.IsDone ? new(begin.Key, []) : new(null, outcome.Refusals);
    }

    /// <summary>Counts a try; false where no more may be made. The last one allowed locks until it succeeds.</summary>
    public async Task<bool> TakeTryAsync(long accountId, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        DateTime? until = now + policy.Lockout;
        return await db.Accounts.Where(each => each.Id == accountId && each.ClosedAt == null && (each.LockedUntil == null || each.LockedUntil <= now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(each => each.AccessFailedCount, each => each.LockedUntil == null ? each.AccessFailedCount + 1 : 1)
                    .SetProperty(each => each.LockedUntil, each => (each.LockedUntil == null ? each.AccessFailedCount + 1 : 1) >= policy.Tries ? until : null),
                cancellationToken) == 1;
    }

    /// <summary>Writes down that someone was refused, and refuses.</summary>
    public async Task<SignedIn> RefusedAsync(Account? account, SignInFailure why, Refusal refusal, Origin origin, CancellationToken cancellationToken)
    {
        await fail.RunAsync(new(account?.Id, why, origin), await SomeoneAsync(account, cancellationToken), cancellationToken);
        return new(null, [refusal]);
    }

    private (bool IsPassword, bool IsCode) Judge(Account? account, string secret)
    {
        var text = secret.Length > PasswordRules.Longest ? "" : secret;
        var isPassword = hasher.VerifyHashedPassword(account ?? Stranger, account?.PasswordHash ?? StrangersHash, text) != PasswordVerificationResult.Failed && account?.PasswordHash is not null;
        var now = clock.Now();
        var isCode = account is { OneTimeCode: { } kept, OneTimeCodeAt: { } at } && now - at <= policy.OneTimeCode && at - now <= AccountPolicy.ClockTolerance
            && CryptographicOperations.FixedTimeEquals(kept, OneTimeCodes.Digest(account.Id, text));
        return (isPassword, isCode);
    }

    /// <summary>Who is at the desk: not signed in, but known by name to the journal.</summary>
    private async Task<Actor> SomeoneAsync(Account? account, CancellationToken cancellationToken)
    {
        if (account is null)
        {
            return Actor.Nobody;
        }

        var name = await db.Members.IgnoreQueryFilters().Where(member => member.Id == account.MemberId).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);
        return Actor.Nobody with { Name = name ?? account.PersonName ?? account.UserName!, MemberId = account.MemberId };
    }
}
