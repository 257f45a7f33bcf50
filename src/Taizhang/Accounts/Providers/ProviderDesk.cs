using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Providers;

/// <summary>Lets someone in whom the identity provider of the enterprise has named; it opens no account for anybody.</summary>
public sealed class ProviderDesk(TaizhangDb db, SignInDesk desk)
{
    /// <summary>Begins a session of the account linked to the subject.</summary>
    /// <param name="subject">Whom the provider has named.</param>
    /// <param name="hasSecondFactor">Whether what the provider asked for counts as a second factor.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SignedIn> EnterAsync(ProviderSubject subject, bool hasSecondFactor, Origin origin, CancellationToken cancellationToken)
    {
        var linked = from login in db.UserLogins
                     join each in db.Accounts on login.UserId equals each.Id
                     where login.LoginProvider == subject.Provider && login.ProviderKey == subject.Name
                     select each;
        var account = subject.IsGood ? await linked.AsNoTracking().FirstOrDefaultAsync(cancellationToken) : null;
        return account is null or { ClosedAt: not null }
            ? await desk.RefusedAsync(account, account is null ? SignInFailure.UnknownSubject : SignInFailure.Closed, ProviderRefusals.NotLinked, origin, cancellationToken)
            : await desk.LetInAsync(account, new(account.Id, SignInMethod.External, origin) { SecondFactor = hasSecondFactor ? SecondFactorKind.Provider : null }, cancellationToken);
    }
}
