using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>What sign-ins have to show beyond one factor.</summary>
public static class SecondFactors
{
    /// <summary>Under which provider the framework's table of tokens keeps what belongs to the second factor.</summary>
    public const string Provider = "second-factor";

    /// <summary>The name of the token that keeps the digests of the recovery codes.</summary>
    public const string RecoveryCodes = "recovery-codes";

    /// <summary>The digests a token of recovery codes keeps.</summary>
    public static IReadOnlyList<string> CodesIn(string? kept) => kept?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>What a role demands: what the security administrator set, else what the configuration says.</summary>
    public static SecondFactorDemand Demanded(Role role, IEnumerable<SecondFactorRule> rules, AccountPolicy policy) =>
        rules.FirstOrDefault(rule => rule.Role == role)?.Demand ?? policy.SecondFactor.GetValueOrDefault(role);
}
