using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Gives new recovery codes out for one's own account; those of before are worth nothing any more.</summary>
public sealed class RenewRecoveryCodes(OperationContext context) : OwnAccountOperation<RenewRecoveryCodes.Request>(context)
{
    /// <summary>In which session, of which account.</summary>
    public sealed record Request(long SessionId, long AccountId) : IInOwnSession;

    /// <summary>The recovery codes, to be shown once; kept as digests alone.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken)
    {
        if (!account.TwoFactorEnabled)
        {
            return KernelRefusals.ChangedMeanwhile;
        }

        if (!IsRefusedBeforehand)
        {
            Codes = await SecondFactors.GiveCodesAsync(Db, account.Id, cancellationToken);
        }

        return Outcome.Done;
    }
}
