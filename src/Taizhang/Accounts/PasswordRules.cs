namespace Taizhang.Accounts;

/// <summary>The rules of passwords.</summary>
public static class PasswordRules
{
    /// <summary>The longest password that is looked at: beyond it, judging one would only cost time.</summary>
    public const int Longest = 128;

    /// <summary>Whether the account's person has to set a new one: told to, none there, too old, or set in a future the clock has left.</summary>
    public static bool MustChange(Account account, AccountPolicy policy, DateTime now) =>
        account.MustChangePassword
        || account.PasswordSetAt is not { } set
        || set - now > AccountPolicy.ClockTolerance
        || (policy.PasswordDays > 0 && now - set > TimeSpan.FromDays(policy.PasswordDays));
}
