namespace Taizhang.Accounts;

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
