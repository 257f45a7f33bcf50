using Taizhang.Kernel;

namespace Taizhang.Accounts.Passkeys;

/// <summary>Takes a passkey as the second factor of a session that was begun otherwise.</summary>
public sealed class ShowPasskey(OperationContext context) : OwnAccountOperation<ShowPasskey.Request>(context)
{
    /// <summary>In which session, of which account, and what was shown; null where it is not good.</summary>
    public sealed record Request(long SessionId, long AccountId, ShownPasskey? Shown) : IInOwnSession;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken)
    {
        if (request.Shown is null || !await Db.TakeAsync(account.Id, request.Shown, cancellationToken))
        {
            return AccountRefusals.PasskeyRefused;
        }

        await Db.ForgetTriesAsync(account.Id, cancellationToken);
        session.SecondFactor = SecondFactorKind.Passkey;
        Key = session.Renew();
        return Outcome.Done;
    }
}
