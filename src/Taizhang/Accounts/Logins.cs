namespace Taizhang.Accounts;

/// <summary>Login names: letters, digits and a few signs; case does not count.</summary>
public static class Logins
{
    /// <summary>The form names are compared in.</summary>
    public static string Normalized(string? login) => (login ?? "").Trim().ToUpperInvariant();

    /// <summary>Whether a name can be one: no blank, nothing that could break a line or be taken for markup.</summary>
    public static bool IsGood(string login) =>
        login.Length is >= 2 and <= Account.LongestLogin && char.IsLetterOrDigit(login[0]) && login.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@');
}
