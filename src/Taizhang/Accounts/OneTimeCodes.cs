using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Taizhang.Accounts;

/// <summary>Codes that are written down, handed over and used once: easy to read aloud, impossible to guess.</summary>
public static class OneTimeCodes
{
    // Without letters that look like others; 12 of 31 are 59 bits.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ2345678";
    private const int Length = 12;

    /// <summary>A new code, in three groups of four.</summary>
    public static string Make()
    {
        var letters = RandomNumberGenerator.GetString(Letters, Length);
        return $"{letters[..4]}-{letters[4..8]}-{letters[8..]}";
    }

    /// <summary>What is kept of it; another for every account.</summary>
    public static byte[] Digest(long accountId, string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{accountId}:{string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant()}")));

    /// <summary>Gives an account that is saved already a new code in place of everything it was opened with before; the code is kept nowhere else.</summary>
    public static string HandTo(Account account, DateTime now)
    {
        var code = Make();
        account.PasswordHash = null;
        account.PasswordSetAt = null;
        account.MustChangePassword = true;
        account.OneTimeCode = Digest(account.Id, code);
        account.OneTimeCodeAt = now;
        account.AccessFailedCount = 0;
        account.LockedUntil = null;
        account.Restamp();
        return code;
    }
}
