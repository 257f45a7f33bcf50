using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>One's own account as its page shows it.</summary>
/// <param name="Login">The login name.</param>
/// <param name="PasswordSetAt">When the password was set, in UTC; null where there is none.</param>
/// <param name="HasAuthenticator">Whether an authenticator is set up.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
/// <param name="Demand">What the capacity the person acts in demands of a sign-in.</param>
/// <param name="Passkeys">The passkeys.</param>
public sealed record OwnAccountDetails(string Login, DateTime? PasswordSetAt, bool HasAuthenticator, int RecoveryCodes, SecondFactorDemand Demand, IReadOnlyList<OwnPasskey> Passkeys)
{
    /// <summary>Whom the identity provider means by it; null where it is not linked.</summary>
    public string? Subject { get; init; }
}

/// <summary>A passkey as its holder sees it.</summary>
/// <param name="Id">The credential's identifier.</param>
/// <param name="Name">What the holder calls it.</param>
/// <param name="CreatedAt">When it was registered, in UTC.</param>
public sealed record OwnPasskey(byte[] Id, string? Name, DateTime CreatedAt);

/// <summary>Reads what one's own account stands at.</summary>
public sealed class OwnAccount(TaizhangDb db, AccountPolicy policy) : IReading
{
    /// <summary>The account, for what the person acts as; null where it is closed.</summary>
    public async Task<OwnAccountDetails?> FindAsync(long accountId, Role role, CancellationToken cancellationToken)
    {
        var found = await db.Accounts.AsNoTracking().Where(account => account.Id == accountId && account.ClosedAt == null).Select(account => new
        {
            Account = account,
            Codes = db.UserTokens.Where(token => token.UserId == account.Id && token.LoginProvider == SecondFactors.Provider && token.Name == SecondFactors.RecoveryCodes).Select(token => token.Value).FirstOrDefault(),
            Subject = db.UserLogins.Where(login => login.UserId == account.Id).Select(login => login.ProviderKey).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var passkeys = await db.UserPasskeys.AsNoTracking().Where(passkey => passkey.UserId == accountId).ToListAsync(cancellationToken);
        return new(
            found.Account.UserName!,
            found.Account.PasswordHash is null ? null : found.Account.PasswordSetAt,
            found.Account.TwoFactorEnabled,
            SecondFactors.CodesIn(found.Codes).Count,
            SecondFactors.Demanded(role, policy),
            [.. passkeys.Select(passkey => new OwnPasskey(passkey.CredentialId, passkey.Data.Name, passkey.Data.CreatedAt.UtcDateTime)).OrderBy(passkey => passkey.CreatedAt)])
        {
            Subject = found.Subject,
        };
    }
}
