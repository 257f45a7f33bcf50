using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>The rules of signing in; each has the value common assessments ask for, the configuration may set another under <c>Accounts</c>, and two administrators change some of them together.</summary>
public sealed record AccountPolicy
{
    /// <summary>The fewest characters of a password.</summary>
    public int PasswordLength { get; init; } = 10;

    /// <summary>How many of the four classes of characters a password has at least.</summary>
    public int PasswordClasses { get; init; } = 3;

    /// <summary>How many passwords, the present one among them, are not taken again.</summary>
    public int PasswordHistory { get; init; } = 5;

    /// <summary>After how many days a password has to be changed; 0 for never.</summary>
    public int PasswordDays { get; init; } = 90;

    /// <summary>After how many failed tries an account is locked.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>For how long it is locked.</summary>
    public TimeSpan Lockout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>After how long a session that is not used ends.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>After how long any session ends.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromHours(12);

    /// <summary>For how long a one-time code is good.</summary>
    public TimeSpan OneTimeCode { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How many tries to sign in one address has in a minute.</summary>
    public int TriesAMinute { get; init; } = 20;

    /// <summary>How many calls of the HTTP interface one token has in a minute.</summary>
    public int TokenCallsAMinute { get; init; } = 300;

    /// <summary>What roles demand beyond one factor.</summary>
    public IReadOnlyDictionary<Role, SecondFactorDemand> SecondFactor { get; init; } = new Dictionary<Role, SecondFactorDemand>();

    /// <summary>After how long an unused session of a role ends, where that differs from <see cref="Idle"/>.</summary>
    public IReadOnlyDictionary<Role, TimeSpan> IdleByRole { get; init; } = new Dictionary<Role, TimeSpan>();

    /// <summary>After how long any session of a role ends, where that differs from <see cref="Session"/>.</summary>
    public IReadOnlyDictionary<Role, TimeSpan> SessionByRole { get; init; } = new Dictionary<Role, TimeSpan>();

    /// <summary>The longest a session may be let last.</summary>
    public static TimeSpan LongestSession { get; } = TimeSpan.FromHours(24);

    /// <summary>How far two clocks may stand apart before a moment counts as lying in the future.</summary>
    public static TimeSpan ClockTolerance { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The times of a session of someone who holds these roles: the strictest of them, whichever they act in.</summary>
    public SessionTimes TimesOf(IEnumerable<Role> roles)
    {
        var held = roles.ToList();
        return held.Count == 0
            ? new(Idle, Session)
            : new(held.Min(role => IdleByRole.GetValueOrDefault(role, Idle)), held.Min(role => SessionByRole.GetValueOrDefault(role, Session)));
    }
}

/// <summary>How long a session holds.</summary>
/// <param name="Idle">How long unused.</param>
/// <param name="Longest">How long at all.</param>
public sealed record SessionTimes(TimeSpan Idle, TimeSpan Longest);
