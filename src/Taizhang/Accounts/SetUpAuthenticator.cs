using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Sets an authenticator up for one's own account, once it has shown a code, and gives recovery codes out.</summary>
public sealed class SetUpAuthenticator(OperationContext context, AuthenticatorKeys keys) : OwnAccountOperation<SetUpAuthenticator.Request>(context)
{
    /// <summary>In which session, of which account, the sealed secret that was shown, and a code made from it.</summary>
    public sealed record Request(long SessionId, long AccountId, string? SealedKey, string? Code) : IInOwnSession;

    /// <summary>The recovery codes, to be shown once; kept as digests alone.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken)
    {
        var now = Clock.Now();
        var step = keys.StepOf(account.Id, request.SealedKey, request.Code, now);
        var refuse = Refuse.If(account.TwoFactorEnabled, AccountRefusals.AuthenticatorThere)
            .OrIf(keys.Open(account.Id, request.SealedKey) is null, AccountRefusals.AuthenticatorLapsed)
            .OrIf(string.IsNullOrWhiteSpace(request.Code), KernelRefusals.Required(nameof(request.Code)));
        refuse.OrIf(!refuse.Any && step is null, AccountRefusals.WrongSetUpCode.At(nameof(request.Code)));
        if (refuse.Any || IsRefusedBeforehand)
        {
            return refuse.Otherwise(() => { });
        }

        account.TwoFactorEnabled = true;
        account.AuthenticatorStep = step;
        await SecondFactors.KeepAsync(Db, account.Id, SecondFactors.AuthenticatorKey, request.SealedKey!, cancellationToken);
        Codes = await SecondFactors.GiveCodesAsync(Db, account.Id, cancellationToken);
        session.SecondFactor = SecondFactorKind.Authenticator;
        await RenewAsync(account, session, cancellationToken);
        return Outcome.Done;
    }
}
