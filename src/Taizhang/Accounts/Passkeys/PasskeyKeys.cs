using System.Buffers.Text;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Accounts.Passkeys;

/// <summary>How a passkey is named: by its holder for people, and by its credential in forms.</summary>
public static class PasskeyKeys
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 40;

    /// <summary>How many passkeys an account has at the most.</summary>
    public const int Most = 10;

    /// <summary>The longest credential that is looked at, in bytes.</summary>
    public const int LongestId = 1023;

    /// <summary>The word a form sends for a credential.</summary>
    public static string Of(byte[] id) => Base64Url.EncodeToString(id);

    /// <summary>The credential a word stands for; null where it is none.</summary>
    public static byte[]? Read(string? key) => key is { Length: > 0 and <= 2 * LongestId } && Base64Url.IsValid(key) ? Base64Url.DecodeFromChars(key) : null;

    /// <summary>The first characters of the word, enough to tell in the journal which of a person's it is.</summary>
    internal static string Short(string? key) => key is null ? "" : key[..Math.Min(key.Length, 8)];

    /// <summary>What stands against a name.</summary>
    internal static Refuse AndName(this Refuse refuse, string? name, string field) =>
        refuse.AndText(name, field, LongestName).OrIf(name?.Any(char.IsControl) == true, AccountRefusals.PasskeyBadName.At(field));
}
