using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Taizhang.Accounts.Tokens;

/// <summary>How a token is written: <c>tzh_17_</c>, 43 characters of secret, 6 of checksum.</summary>
/// <remarks>
/// The secret is 256 bits of chance, so that a plain SHA-256 of it is enough at rest: nothing can be tried through that a slow hash
/// would slow down, and every call pays for the hash. The prefix and the checksum let a scanner of repositories and logs tell a
/// token from other text, without asking anyone.
/// </remarks>
public static partial class TokenText
{
    /// <summary>How every token begins.</summary>
    public const string Prefix = "tzh_";

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int SecretLength = 43;
    private const int ChecksumLength = 6;

    /// <summary>A new secret: 43 digits of base 62, which is a little more than 256 bits.</summary>
    public static string MakeSecret() => RandomNumberGenerator.GetString(Digits, SecretLength);

    /// <summary>What is kept of a secret.</summary>
    public static byte[] Digest(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    /// <summary>The whole token, as it is shown once.</summary>
    public static string Write(long id, string secret)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{id}_{secret}");
        return text + Checksum(text);
    }

    /// <summary>Takes a token apart; false where it is none, or was cut short or mistyped.</summary>
    public static bool TryRead(string text, out long id, out string secret)
    {
        (id, secret) = (0, "");
        if (text.Length > 100 || Form().Match(text) is not { Success: true } match || Checksum(text[..^ChecksumLength]) != text[^ChecksumLength..]
            || !long.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out id))
        {
            return false;
        }

        secret = match.Groups[2].Value;
        return true;
    }

    /// <summary>The first four bytes of the SHA-256 of all before it, as six digits of base 62.</summary>
    private static string Checksum(string text)
    {
        var number = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
        var digits = new char[ChecksumLength];
        for (var index = ChecksumLength - 1; index >= 0; index--)
        {
            digits[index] = Digits[(int)(number % 62)];
            number /= 62;
        }

        return new string(digits);
    }

    [GeneratedRegex(@"^tzh_([1-9][0-9]{0,18})_([0-9A-Za-z]{43})[0-9A-Za-z]{6}\z", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
