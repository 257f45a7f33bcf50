using System.Globalization;

namespace Taizhang.Accounts;

/// <summary>Login names: letters, digits and a few signs; case does not count.</summary>
public static class Logins
{
    /// <summary>The form names are compared in.</summary>
    public static string Normalized(string? login) => (login ?? "").Trim().ToUpperInvariant();

    /// <summary>Whether a name can be one: no blank, nothing that could break a line or be taken for markup.</summary>
    public static bool IsGood(string login) =>
        login.Length is >= 2 and <= Account.LongestLogin && char.IsLetterOrDigit(login[0]) && login.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@');

    /// <summary>A login name to begin with: the pinyin initials of the person, and the key that tells two of them apart.</summary>
    public static string Proposed(string? initials, long memberId)
    {
        var letters = string.Concat((initials ?? "").Where(char.IsAsciiLetter).Take(6)).ToLowerInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{(letters.Length > 0 ? letters : "m")}{memberId}");
    }

    /// <summary>The name itself, or with a further letter where it is taken; takes it.</summary>
    public static string Free(string login, ISet<string> taken)
    {
        var name = login;
        while (!taken.Add(Normalized(name)))
        {
            name += "x";
        }

        return name;
    }
}
