using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>The ways the accounts say no.</summary>
public static class AccountRefusals
{
    /// <summary>A sign-in that was refused; the same for an unknown name, a wrong password, a locked and a closed account.</summary>
    public static Refusal SignIn(AccountPolicy policy) => new("accounts.sign-in-refused", ("tries", policy.Tries), ("minutes", (int)policy.Lockout.TotalMinutes));

    /// <summary>Nothing is held today that the person could act as.</summary>
    public static Refusal NoCapacity { get; } = new("accounts.no-capacity");

    /// <summary>The capacity is not, or no longer, the person's.</summary>
    public static Refusal NotYourCapacity { get; } = new("accounts.not-your-capacity");
}
