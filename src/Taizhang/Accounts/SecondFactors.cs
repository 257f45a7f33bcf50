using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>What sign-ins have to show beyond one factor.</summary>
public static class SecondFactors
{
    /// <summary>What a role demands under the rules that hold.</summary>
    public static SecondFactorDemand Demanded(Role role, AccountPolicy policy) => policy.SecondFactor.GetValueOrDefault(role);
}
