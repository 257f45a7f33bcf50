using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Passkeys;

/// <summary>Takes a passkey of one's own account away, unless it is the last and a role of the person demands one.</summary>
public sealed class RemovePasskey(OperationContext context, CapacityReading capacities, AccountPolicy policy) : OwnAccountOperation<RemovePasskey.Request>(context)
{
    /// <summary>In which session, of which account, and which passkey.</summary>
    public sealed record Request(long SessionId, long AccountId, string? Passkey) : IInOwnSession;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken)
    {
        if (await Db.PasskeyAsync(account.Id, request.Passkey, cancellationToken) is not { } passkey)
        {
            return AccountRefusals.PasskeyGone.At(nameof(request.Passkey));
        }

        var isLast = await Db.UserPasskeys.CountAsync(each => each.UserId == account.Id, cancellationToken) == 1;
        var roles = await capacities.OfAsync(account.Id, account.MemberId, account.AdministratorRole, cancellationToken);
        var demand = roles.Select(each => SecondFactors.Demanded(each.Role, policy)).DefaultIfEmpty().Max();
        var refuse = Refuse.If(isLast && demand == SecondFactorDemand.Passkey, AccountRefusals.PasskeyDemanded.At(nameof(request.Passkey)))
            .OrIf(isLast && demand == SecondFactorDemand.Any && !account.TwoFactorEnabled, AccountRefusals.LastFactorDemanded.At(nameof(request.Passkey)));
        if (refuse.Any || IsRefusedBeforehand)
        {
            return refuse.Otherwise(() => { });
        }

        Db.UserPasskeys.Remove(passkey);
        await RenewAsync(account, session, cancellationToken);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { passkey = PasskeyKeys.Short(request.Passkey) };
}
