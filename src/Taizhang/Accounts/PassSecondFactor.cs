using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Takes the code of an authenticator, or a recovery code, for a session that was begun with a password; each is good once.</summary>
public sealed class PassSecondFactor(OperationContext context, AuthenticatorKeys keys) : OwnAccountOperation<PassSecondFactor.Request>(context)
{
    /// <summary>In which session, of which account, and the code.</summary>
    public sealed record Request(long SessionId, long AccountId, string? Code) : IInOwnSession;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken)
    {
        if (await ShownAsync(account, request.Code, cancellationToken) is not { } shown)
        {
            return AccountRefusals.WrongCode.At(nameof(request.Code));
        }

        await Db.ForgetTriesAsync(account.Id, cancellationToken);
        session.SecondFactor = shown;
        Key = session.Renew();
        return Outcome.Done;
    }

    /// <summary>What the code is; it is used up in the statement that finds it good, so that of two at once only one passes.</summary>
    private async Task<SecondFactorKind?> ShownAsync(Account account, string? code, CancellationToken cancellationToken)
    {
        if (!account.TwoFactorEnabled || string.IsNullOrWhiteSpace(code) || code.Length > PasswordRules.Longest)
        {
            return null;
        }

        var tokens = await Db.UserTokens.AsNoTracking().Where(token => token.UserId == account.Id && token.LoginProvider == SecondFactors.Provider).ToListAsync(cancellationToken);
        var step = keys.StepOf(account.Id, tokens.Find(token => token.Name == SecondFactors.AuthenticatorKey)?.Value, code, Clock.Now());
        if (step is not null)
        {
            return await Db.Accounts.Where(each => each.Id == account.Id && (each.AuthenticatorStep == null || each.AuthenticatorStep < step))
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.AuthenticatorStep, step), cancellationToken) == 1 ? SecondFactorKind.Authenticator : null;
        }

        var kept = tokens.Find(token => token.Name == SecondFactors.RecoveryCodes)?.Value;
        var digest = SecondFactors.Digest(account.Id, code);
        if (!SecondFactors.CodesIn(kept).Contains(digest))
        {
            return null;
        }

        var left = string.Join(';', SecondFactors.CodesIn(kept).Where(each => each != digest));
        return await Db.UserTokens.Where(token => token.UserId == account.Id && token.LoginProvider == SecondFactors.Provider && token.Name == SecondFactors.RecoveryCodes && token.Value == kept)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.Value, left), cancellationToken) == 1 ? SecondFactorKind.RecoveryCode : null;
    }
}
