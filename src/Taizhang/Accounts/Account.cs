using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>An account a person signs in with: of a member of the registry, or of an administrator.</summary>
/// <remarks>The framework keeps its own words for some columns: <see cref="IdentityUser{TKey}.UserName"/> is the login name.</remarks>
public sealed class Account : IdentityUser<long>
{
    /// <summary>The longest login name, in characters.</summary>
    public const int LongestLogin = 40;

    /// <summary>The member it belongs to; null for an administrator.</summary>
    public long? MemberId { get; init; }

    /// <summary>The office of one of the three administrators; null for everyone else.</summary>
    public Role? AdministratorRole { get; init; }

    /// <summary>The person's name, where the registry does not know it.</summary>
    public string? PersonName { get; set; }

    /// <summary>When the password was set, in UTC; null while there is none.</summary>
    public DateTime? PasswordSetAt { get; set; }

    /// <summary>Whether the person has to set a password before anything else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>A digest of the one-time code that opens the account instead of a password; null where none is out.</summary>
    public byte[]? OneTimeCode { get; set; }

    /// <summary>When the code was given out, in UTC.</summary>
    public DateTime? OneTimeCodeAt { get; set; }

    /// <summary>Until when nobody comes in by trying, in UTC; null where nothing is locked.</summary>
    public DateTime? LockedUntil { get; set; }

    /// <summary>The last step of the authenticator a code was taken for; a code is good once.</summary>
    public long? AuthenticatorStep { get; set; }

    /// <summary>When the last challenge was made that a passkey answered, in UTC; one made no later is not taken any more.</summary>
    public DateTime? PasskeyAskedAt { get; set; }

    /// <summary>When it was opened, in UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>The last sign-in, in UTC.</summary>
    public DateTime? LastSignInAt { get; set; }

    /// <summary>When it was closed, in UTC; null while it is open.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Why it was closed.</summary>
    public string? CloseReason { get; set; }

    /// <inheritdoc/>
    [Sensitive]
    public override string? PasswordHash { get; set; }

    /// <inheritdoc/>
    [Sensitive]
    public override string? SecurityStamp { get; set; }

    /// <inheritdoc/>
    [Sensitive]
    public override string? ConcurrencyStamp { get; set; } = Guid.CreateVersion7().ToString();

    /// <summary>The three administrators' offices.</summary>
    public static IReadOnlyList<Role> Administrators { get; } = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];

    /// <summary>Whether a role is one of the three administrators'.</summary>
    public static bool IsAdministrator(Role role) => Administrators.Contains(role);

    /// <summary>Makes every session of before worthless.</summary>
    public void Restamp()
    {
        SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        ConcurrencyStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    }
}

/// <summary>A password an account had, so that it is not taken again too soon.</summary>
public sealed class PasswordRecord
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The account.</summary>
    public required long AccountId { get; init; }

    /// <summary>The password's hash.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was set, in UTC.</summary>
    public required DateTime SetAt { get; init; }
}
