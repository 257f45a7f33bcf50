using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>A rule of signing in that two administrators change together.</summary>
public enum PolicySetting
{
    /// <summary>What a role demands beyond one factor.</summary>
    SecondFactor = 1,

    /// <summary>After how many minutes an unused session ends, in general or of a role.</summary>
    IdleMinutes = 2,

    /// <summary>After how many hours any session ends, in general or of a role.</summary>
    SessionHours = 3,

    /// <summary>After how many days a password has to be changed; 0 for never.</summary>
    PasswordDays = 4,

    /// <summary>After how many failed tries an account is locked.</summary>
    Tries = 5,

    /// <summary>For how many minutes it is locked.</summary>
    LockoutMinutes = 6,
}

/// <summary>A change of one rule of signing in; the last one that was agreed to holds, before any there is the configuration's.</summary>
public sealed class PolicyChange : Proposal
{
    /// <summary>Which rule.</summary>
    public required PolicySetting Setting { get; init; }

    /// <summary>The role it is for; null where the rule is the same for all.</summary>
    public Role? Role { get; init; }

    /// <summary>The value: a number in the unit of the rule, or the number of a <see cref="SecondFactorDemand"/>.</summary>
    public required int Value { get; init; }

    /// <summary>The least and the greatest value of a rule.</summary>
    public static (int Least, int Most) LimitsOf(PolicySetting setting) => setting switch
    {
        PolicySetting.SecondFactor => (0, (int)SecondFactorDemand.Passkey),
        PolicySetting.IdleMinutes => (5, 120),
        PolicySetting.SessionHours => (1, 24),
        PolicySetting.PasswordDays => (0, 365),
        PolicySetting.Tries => (3, 10),
        _ => (5, 1440),
    };

    /// <summary>The rules a role may have a value of its own for.</summary>
    public static IReadOnlyList<PolicySetting> OfRoles { get; } = [PolicySetting.SecondFactor, PolicySetting.IdleMinutes, PolicySetting.SessionHours];

    /// <summary>The value a policy has for a rule: the role's own, or the general one.</summary>
    public static int ValueOf(AccountPolicy policy, PolicySetting setting, Role? role) => setting switch
    {
        PolicySetting.SecondFactor => (int)policy.SecondFactor.GetValueOrDefault(role ?? Kernel.Role.Public),
        PolicySetting.IdleMinutes => (int)policy.TimesOf(Of(role)).Idle.TotalMinutes,
        PolicySetting.SessionHours => (int)policy.TimesOf(Of(role)).Longest.TotalHours,
        PolicySetting.PasswordDays => policy.PasswordDays,
        PolicySetting.Tries => policy.Tries,
        _ => (int)policy.Lockout.TotalMinutes,
    };

    /// <summary>The policy with this change in it.</summary>
    public AccountPolicy On(AccountPolicy policy) => Setting switch
    {
        PolicySetting.SecondFactor when Role is { } role => policy with { SecondFactor = new Dictionary<Role, SecondFactorDemand>(policy.SecondFactor) { [role] = (SecondFactorDemand)Value } },
        PolicySetting.IdleMinutes when Role is { } role => policy with { IdleByRole = new Dictionary<Role, TimeSpan>(policy.IdleByRole) { [role] = TimeSpan.FromMinutes(Value) } },
        PolicySetting.SessionHours when Role is { } role => policy with { SessionByRole = new Dictionary<Role, TimeSpan>(policy.SessionByRole) { [role] = TimeSpan.FromHours(Value) } },
        PolicySetting.IdleMinutes => policy with { Idle = TimeSpan.FromMinutes(Value) },
        PolicySetting.SessionHours => policy with { Session = TimeSpan.FromHours(Value) },
        PolicySetting.PasswordDays => policy with { PasswordDays = Value },
        PolicySetting.Tries => policy with { Tries = Value },
        PolicySetting.LockoutMinutes => policy with { Lockout = TimeSpan.FromMinutes(Value) },
        _ => policy,
    };

    private static IEnumerable<Role> Of(Role? role) => role is { } only ? [only] : [];
}
