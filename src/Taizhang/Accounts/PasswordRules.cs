using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>The rules of passwords.</summary>
public static class PasswordRules
{
    /// <summary>The longest password that is looked at: beyond it, judging one would only cost time.</summary>
    public const int Longest = 128;

    /// <summary>The score of the estimator, of 0 to 4, below which a password counts as one that is tried first: a few million guesses.</summary>
    private const int LowestScore = 2;

    /// <summary>Shorter names stand in too many words by chance.</summary>
    private const int ShortestName = 3;

    /// <summary>Whether the account's person has to set a new one: told to, none there, too old, or set in a future the clock has left.</summary>
    public static bool MustChange(Account account, AccountPolicy policy, DateTime now) =>
        account.MustChangePassword
        || account.PasswordSetAt is not { } set
        || set - now > AccountPolicy.ClockTolerance
        || (policy.PasswordDays > 0 && now - set > TimeSpan.FromDays(policy.PasswordDays));

    /// <summary>Everything that speaks against a new password, whoever had which before.</summary>
    /// <param name="password">The password.</param>
    /// <param name="names">What the person and the account are called; none of it may stand in it.</param>
    /// <param name="policy">The rules' figures.</param>
    /// <param name="field">The field it was typed into.</param>
    public static IEnumerable<Refusal> Against(string password, IReadOnlyCollection<string> names, AccountPolicy policy, string field)
    {
        if (password.Length == 0)
        {
            yield return KernelRefusals.Required(field);
            yield break;
        }

        if (password.Length > Longest)
        {
            yield return AccountRefusals.PasswordTooLong(Longest).At(field);
            yield break;
        }

        if (password.Length < policy.PasswordLength)
        {
            yield return AccountRefusals.PasswordTooShort(policy.PasswordLength).At(field);
        }

        if (Classes(password) < policy.PasswordClasses)
        {
            yield return AccountRefusals.PasswordTooPlain(policy.PasswordClasses).At(field);
        }

        var worn = names.Where(name => name.Length >= ShortestName || name.Any(letter => letter > 127)).ToList();
        if (worn.Exists(name => password.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            yield return AccountRefusals.PasswordNamesYou.At(field);
        }
        else if (Zxcvbn.Zxcvbn.MatchPassword(password, worn).Score < LowestScore)
        {
            yield return AccountRefusals.PasswordTooCommon.At(field);
        }
    }

    private static int Classes(string password) => new Func<char, bool>[] { char.IsLower, char.IsUpper, char.IsDigit, letter => !char.IsAsciiLetterOrDigit(letter) && !char.IsLower(letter) && !char.IsUpper(letter) }.Count(kind => password.Any(kind));
}
