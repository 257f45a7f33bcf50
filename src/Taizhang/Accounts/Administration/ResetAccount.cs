using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Administration;

/// <summary>Takes the password of an account away, ends its sessions, and gives a one-time code instead.</summary>
public sealed class ResetAccount(OperationContext context, AccountPolicy policy) : ChangeOfAccount<ResetAccount.Request>(context)
{
    /// <summary>Which account, and whether the second factors are taken away as well: a telephone was lost.</summary>
    public sealed record Request(long AccountId, bool TakesSecondFactors = false) : IAboutAccount;

    /// <summary>The code to hand over, once it is done.</summary>
    public HandedCode? Code { get; private set; }

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, CancellationToken cancellationToken)
    {
        if (account.ClosedAt is not null)
        {
            return AdministrationRefusals.Closed;
        }

        var now = Clock.Now();
        await Db.EndSessionsAsync(account.Id, now, cancellationToken);
        await Db.EndTokensAsync(account.Id, now, cancellationToken);
        if (request.TakesSecondFactors)
        {
            account.TwoFactorEnabled = false;
            account.AuthenticatorStep = null;
            account.PasskeyAskedAt = null;
            Db.UserTokens.RemoveRange(await Db.UserTokens.Where(token => token.UserId == account.Id).ToListAsync(cancellationToken));
            Db.UserPasskeys.RemoveRange(await Db.UserPasskeys.Where(passkey => passkey.UserId == account.Id).ToListAsync(cancellationToken));
        }

        Code = await Db.HandOutAsync(account, policy, now, cancellationToken);
        return Outcome.Done;
    }
}

/// <summary>Lets an account that was locked by failed tries be tried again at once.</summary>
public sealed class UnlockAccount(OperationContext context) : ChangeOfAccount<UnlockAccount.Request>(context)
{
    /// <summary>Which account.</summary>
    public sealed record Request(long AccountId) : IAboutAccount;

    /// <inheritdoc/>
    protected override Task<Outcome> DecideAsync(Request request, Account account, CancellationToken cancellationToken) =>
        Task.FromResult(Refuse.If(!(account.LockedUntil > Clock.Now()), AdministrationRefusals.NotLocked).Otherwise(() =>
        {
            account.LockedUntil = null;
            account.AccessFailedCount = 0;
        }));
}
