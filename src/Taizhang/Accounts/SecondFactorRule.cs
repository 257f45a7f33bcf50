using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>What a role demands of a sign-in beyond one factor; a role without a row demands what the configuration says.</summary>
public sealed class SecondFactorRule
{
    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>What it demands.</summary>
    public required SecondFactorDemand Demand { get; set; }

    /// <summary>When it was last set, in UTC.</summary>
    public required DateTime SetAt { get; set; }
}

/// <summary>How much a sign-in has to show.</summary>
public enum SecondFactorDemand
{
    /// <summary>A password is enough.</summary>
    None = 0,

    /// <summary>A second factor: the code of an authenticator, or a passkey.</summary>
    Any = 1,

    /// <summary>A passkey.</summary>
    Passkey = 2,
}
