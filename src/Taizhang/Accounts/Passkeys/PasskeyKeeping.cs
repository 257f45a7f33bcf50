using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Passkeys;

/// <summary>What several deeds with passkeys do in the store.</summary>
internal static class PasskeyKeeping
{
    /// <summary>Takes what a passkey of the account answered, once; false where it is no longer kept, or the answer was taken before.</summary>
    public static async Task<bool> TakeAsync(this TaizhangDb db, long accountId, ShownPasskey shown, CancellationToken cancellationToken)
    {
        var kept = await db.UserPasskeys.FirstOrDefaultAsync(each => each.UserId == accountId && each.CredentialId == shown.Passkey.CredentialId, cancellationToken);
        if (kept is null || !await db.IsTakenOnceAsync(accountId, shown.AskedAt, cancellationToken))
        {
            return false;
        }

        kept.Data = DataOf(shown.Passkey, kept.Data.Name, kept.Data.CreatedAt);
        return true;
    }

    /// <summary>Whether an answer is the account's first to what was asked for then.</summary>
    /// <remarks>Each account takes only what was asked for after the last it took, in one statement: a second copy is refused, and so is everything older once the clock was set back.</remarks>
    public static async Task<bool> IsTakenOnceAsync(this TaizhangDb db, long accountId, DateTime askedAt, CancellationToken cancellationToken) =>
        await db.Accounts.Where(each => each.Id == accountId && each.ClosedAt == null && (each.PasskeyAskedAt == null || each.PasskeyAskedAt < askedAt))
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.PasskeyAskedAt, askedAt), cancellationToken) == 1;

    /// <summary>What the framework's table keeps of a passkey.</summary>
    public static IdentityPasskeyData DataOf(UserPasskeyInfo passkey, string? name, DateTimeOffset createdAt) => new()
    {
        Name = name,
        CreatedAt = createdAt,
        PublicKey = passkey.PublicKey,
        SignCount = passkey.SignCount,
        Transports = passkey.Transports,
        IsUserVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
        AttestationObject = passkey.AttestationObject,
        ClientDataJson = passkey.ClientDataJson,
    };

    /// <summary>The same under another name.</summary>
    /// <remarks>Another object: the framework's row notices nothing that is changed within.</remarks>
    public static IdentityPasskeyData Named(this IdentityPasskeyData data, string name) => new()
    {
        Name = name,
        CreatedAt = data.CreatedAt,
        PublicKey = data.PublicKey,
        SignCount = data.SignCount,
        Transports = data.Transports,
        IsUserVerified = data.IsUserVerified,
        IsBackupEligible = data.IsBackupEligible,
        IsBackedUp = data.IsBackedUp,
        AttestationObject = data.AttestationObject,
        ClientDataJson = data.ClientDataJson,
    };

    /// <summary>A passkey of the account by the word a form sends for it; null where it is not there.</summary>
    public static async Task<IdentityUserPasskey<long>?> PasskeyAsync(this TaizhangDb db, long accountId, string? key, CancellationToken cancellationToken) =>
        PasskeyKeys.Read(key) is { } id ? await db.UserPasskeys.FirstOrDefaultAsync(each => each.UserId == accountId && each.CredentialId == id, cancellationToken) : null;
}
