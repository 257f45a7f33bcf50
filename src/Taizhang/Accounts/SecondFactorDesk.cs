using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Judges the second factor of who has shown a password; a wrong one counts as a try to sign in.</summary>
public sealed class SecondFactorDesk(SignInDesk desk, PassSecondFactor pass, RecordFailedSignIn fail)
{
    /// <summary>Takes a code; gives the session's new key, or says no in the one way there is.</summary>
    public async Task<SignedIn> WithCodeAsync(CurrentSession session, string? code, Origin origin, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return new(null, [KernelRefusals.Required("Code")]);
        }

        var mayTry = await desk.TakeTryAsync(session.AccountId, cancellationToken);
        var outcome = mayTry ? await pass.RunAsync(new(session.Id, session.AccountId, code), session.Whole, cancellationToken) : AccountRefusals.WrongCode.At("Code");
        if (outcome.IsDone)
        {
            return new(pass.Key, []);
        }

        await fail.RunAsync(new(session.AccountId, mayTry ? SignInFailure.WrongSecondFactor : SignInFailure.Locked, origin), session.Trying, cancellationToken);
        return new(null, outcome.Refusals);
    }
}
