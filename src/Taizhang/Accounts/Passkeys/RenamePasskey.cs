using Taizhang.Kernel;

namespace Taizhang.Accounts.Passkeys;

/// <summary>Gives a passkey of one's own account another name.</summary>
public sealed class RenamePasskey(OperationContext context) : OwnAccountOperation<RenamePasskey.Request>(context)
{
    /// <summary>In which session, of which account, which passkey, and its new name.</summary>
    public sealed record Request(long SessionId, long AccountId, string? Passkey, string? Name) : IInOwnSession;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken)
    {
        var passkey = await Db.PasskeyAsync(account.Id, request.Passkey, cancellationToken);
        return Refuse.If(passkey is null, AccountRefusals.PasskeyGone.At(nameof(request.Passkey))).AndName(request.Name, nameof(request.Name)).Otherwise(() =>
            passkey!.Data = passkey.Data.Named(request.Name!.Trim()));
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { passkey = PasskeyKeys.Short(request.Passkey) };
}
