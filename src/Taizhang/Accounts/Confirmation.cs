using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Asks who is signed in to show once more that it is them, before what guards the account is changed: a session left open is not enough for that.</summary>
public sealed class Confirmation(TaizhangDb db, IPasswordHasher<Account> hasher, SignInDesk desk, RecordFailedSignIn fail, OperationContext context, AccountPolicy policy, TimeProvider clock)
{
    /// <summary>How long after signing in an account without a password needs no further proof.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>Refuses whatever is done next in this scope, unless the password is the account's; a wrong one counts as a try to sign in.</summary>
    public async Task AskAsync(CurrentSession session, string? password, string field, Origin origin, CancellationToken cancellationToken)
    {
        if (await AgainstAsync(session, password, field, origin, cancellationToken) is { } refusal)
        {
            context.Refuse([refusal]);
        }
    }

    private async Task<Refusal?> AgainstAsync(CurrentSession session, string? password, string field, Origin origin, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(each => each.Id == session.AccountId && each.ClosedAt == null, cancellationToken);
        if (account?.PasswordHash is not { } hash)
        {
            var began = await db.AccountSessions.Where(each => each.Id == session.Id).Select(each => each.BeganAt).FirstOrDefaultAsync(cancellationToken);
            return now - began <= Fresh ? null : AccountRefusals.SignInAgain;
        }

        if (string.IsNullOrEmpty(password))
        {
            return KernelRefusals.Required(field);
        }

        var mayTry = await desk.TakeTryAsync(account.Id, cancellationToken);
        if (!mayTry || password.Length > PasswordRules.Longest || hasher.VerifyHashedPassword(account, hash, password) == PasswordVerificationResult.Failed)
        {
            await fail.RunAsync(new(account.Id, mayTry ? SignInFailure.WrongPassword : SignInFailure.Locked, origin), session.Trying, cancellationToken);
            return AccountRefusals.NotYourPassword(policy).At(field);
        }

        await db.ForgetTriesAsync(account.Id, cancellationToken);
        return null;
    }
}
