using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Passkeys;

/// <summary>Adds a passkey to one's own account and ends every other session of it.</summary>
/// <remarks>Whether the device made it for this account, and for this request, is judged before; whether it is the person who asks is for <see cref="Confirmation"/>.</remarks>
public sealed class AddPasskey(OperationContext context) : OwnAccountOperation<AddPasskey.Request>(context)
{
    /// <summary>In which session, of which account, what the device made (null where it is not good), and what the holder calls it.</summary>
    public sealed record Request(long SessionId, long AccountId, ShownPasskey? Shown, string? Name) : IInOwnSession;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken)
    {
        var id = request.Shown?.Passkey.CredentialId ?? [];
        var refuse = new Refuse().AndName(request.Name, nameof(request.Name))
            .OrIf(request.Shown is null || id.Length > PasskeyKeys.LongestId, AccountRefusals.PasskeyNotMade)
            .OrIf(await Db.UserPasskeys.CountAsync(each => each.UserId == account.Id, cancellationToken) >= PasskeyKeys.Most, AccountRefusals.PasskeysTooMany(PasskeyKeys.Most))
            .OrIf(request.Shown is not null && await Db.UserPasskeys.AnyAsync(each => each.CredentialId == id, cancellationToken), AccountRefusals.PasskeyThere);
        if (refuse.Any || IsRefusedBeforehand)
        {
            return refuse.Otherwise(() => { });
        }

        if (!await Db.IsTakenOnceAsync(account.Id, request.Shown!.AskedAt, cancellationToken))
        {
            return AccountRefusals.PasskeyNotMade;
        }

        Db.UserPasskeys.Add(new IdentityUserPasskey<long> { UserId = account.Id, CredentialId = id, Data = PasskeyKeeping.DataOf(request.Shown.Passkey, request.Name!.Trim(), Clock.GetUtcNow()) });
        session.SecondFactor = SecondFactorKind.Passkey;
        await RenewAsync(account, session, cancellationToken);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { passkey = PasskeyKeys.Short(request.Shown is { } shown ? PasskeyKeys.Of(shown.Passkey.CredentialId) : null) };
}
