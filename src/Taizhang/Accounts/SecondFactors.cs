using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>What sign-ins have to show beyond one factor.</summary>
public static class SecondFactors
{
    /// <summary>What a role demands: what the security administrator set, else what the configuration says.</summary>
    public static SecondFactorDemand Demanded(Role role, IEnumerable<SecondFactorRule> rules, AccountPolicy policy) =>
        rules.FirstOrDefault(rule => rule.Role == role)?.Demand ?? policy.SecondFactor.GetValueOrDefault(role);
}
