using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Takes the authenticator of one's own account away, with its secret and the recovery codes.</summary>
public sealed class RemoveAuthenticator(OperationContext context) : OwnAccountOperation<RemoveAuthenticator.Request>(context)
{
    /// <summary>In which session, of which account.</summary>
    public sealed record Request(long SessionId, long AccountId) : IInOwnSession;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken)
    {
        if (!account.TwoFactorEnabled)
        {
            return KernelRefusals.ChangedMeanwhile;
        }

        account.TwoFactorEnabled = false;
        account.AuthenticatorStep = null;
        Db.UserTokens.RemoveRange(await Db.UserTokens.Where(token => token.UserId == account.Id && token.LoginProvider == SecondFactors.Provider).ToListAsync(cancellationToken));
        await RenewAsync(account, session, cancellationToken);
        return Outcome.Done;
    }
}
