using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>A session: what the browser's cookie stands for, kept here so that it can be seen and ended.</summary>
public sealed class AccountSession
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The account.</summary>
    public required long AccountId { get; init; }

    /// <summary>A digest of the random key in the cookie.</summary>
    public required byte[] KeyDigest { get; set; }

    /// <summary>The account's stamp when the session began; another one since then ends it.</summary>
    [Sensitive]
    public required string Stamp { get; set; }

    /// <summary>How the person came in.</summary>
    public required SignInMethod Method { get; init; }

    /// <summary>The second factor that was shown; null where none was.</summary>
    public SecondFactorKind? SecondFactor { get; set; }

    /// <summary>What the person chose to act as; null for the widest capacity there is.</summary>
    public Role? CapacityRole { get; set; }

    /// <summary>The organization of the capacity that was chosen.</summary>
    public long? CapacityOrganizationId { get; set; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTime BeganAt { get; init; }

    /// <summary>When it was last used, in UTC, to the minute.</summary>
    public required DateTime LastSeenAt { get; set; }

    /// <summary>The address it was begun from.</summary>
    public string? Address { get; init; }

    /// <summary>What the browser calls itself.</summary>
    public string? UserAgent { get; init; }

    /// <summary>When it ended, in UTC; null while it lasts.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Why it ended.</summary>
    public SessionEnd? EndReason { get; set; }

    /// <summary>Gives it another key, as whoever is in it has shown anew who they are: the one before opens nothing any more.</summary>
    public string Renew()
    {
        var key = SessionKeys.Make();
        KeyDigest = SessionKeys.Digest(key);
        return key;
    }

    /// <summary>Ends it, unless it has ended already.</summary>
    public void End(SessionEnd reason, DateTime at)
    {
        EndedAt ??= at;
        EndReason ??= reason;
    }
}

/// <summary>How a person came in.</summary>
public enum SignInMethod
{
    /// <summary>With login name and password.</summary>
    Password = 1,

    /// <summary>With a passkey.</summary>
    Passkey = 2,

    /// <summary>Through the identity provider of the enterprise.</summary>
    External = 3,

    /// <summary>With a code given out once.</summary>
    OneTimeCode = 4,
}

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    /// <summary>The person signed out.</summary>
    SignedOut = 1,

    /// <summary>The person ended it from another session.</summary>
    EndedElsewhere = 2,

    /// <summary>Not used for too long.</summary>
    Idle = 3,

    /// <summary>It had lasted as long as one may.</summary>
    TooLong = 4,

    /// <summary>The account was closed or changed: a new password, another second factor, signed out everywhere.</summary>
    AccountChanged = 5,

    /// <summary>An administrator ended it.</summary>
    EndedByAdministrator = 6,

    /// <summary>Another one took its place.</summary>
    Renewed = 7,

    /// <summary>It lies in the future: the clock was set back.</summary>
    ClockSetBack = 8,

    /// <summary>Nothing is left that the person could act as.</summary>
    NoCapacity = 9,
}

/// <summary>What a second factor was.</summary>
public enum SecondFactorKind
{
    /// <summary>The code of an authenticator.</summary>
    Authenticator = 1,

    /// <summary>A recovery code.</summary>
    RecoveryCode = 2,

    /// <summary>A passkey, which is two factors in one.</summary>
    Passkey = 3,

    /// <summary>Whatever the identity provider of the enterprise asked for.</summary>
    Provider = 4,
}
