using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Passkeys;

/// <summary>Lets someone in with a passkey, alone or after a password.</summary>
/// <remarks>Nobody comes in by guessing one, so tries are not counted; every refusal is worded alike and on record.</remarks>
public sealed class PasskeyDesk(TaizhangDb db, SignInDesk desk, ShowPasskey show, RecordFailedSignIn fail)
{
    /// <summary>Begins a session for the account whose passkey was shown; null where what was sent is not good.</summary>
    public async Task<SignedIn> EnterAsync(long? accountId, ShownPasskey? shown, Origin origin, CancellationToken cancellationToken)
    {
        var account = accountId is null ? null : await db.Accounts.AsNoTracking().FirstOrDefaultAsync(each => each.Id == accountId, cancellationToken);
        if (account is null or { ClosedAt: not null } || shown is null)
        {
            return await desk.RefusedAsync(account, account is null ? SignInFailure.BadPasskey : SignInFailure.Closed, AccountRefusals.PasskeyRefused, origin, cancellationToken);
        }

        var signedIn = await desk.LetInAsync(account, new(account.Id, SignInMethod.Passkey, origin) { SecondFactor = SecondFactorKind.Passkey, Passkey = shown }, cancellationToken);
        return signedIn.Refusals.Contains(AccountRefusals.PasskeyRefused)
            ? await desk.RefusedAsync(account, SignInFailure.BadPasskey, AccountRefusals.PasskeyRefused, origin, cancellationToken)
            : signedIn;
    }

    /// <summary>Takes a passkey as the second factor of a session; gives its new key, or says no in the one way there is.</summary>
    public async Task<SignedIn> ShowAsync(CurrentSession session, ShownPasskey? shown, Origin origin, CancellationToken cancellationToken)
    {
        var outcome = await show.RunAsync(new(session.Id, session.AccountId, shown), session.Whole, cancellationToken);
        if (outcome.IsDone)
        {
            return new(show.Key, []);
        }

        await fail.RunAsync(new(session.AccountId, SignInFailure.BadPasskey, origin), session.Trying, cancellationToken);
        return new(null, outcome.Refusals);
    }
}
