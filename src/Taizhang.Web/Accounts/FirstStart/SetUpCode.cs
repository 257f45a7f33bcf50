using System.Security.Cryptography;
using System.Text;
using Taizhang.Accounts;

namespace Taizhang.Web.Accounts.FirstStart;

/// <summary>The code that the program prints when it starts on a store without administrators: who reads the console sets it up, not the first passer-by.</summary>
public sealed class SetUpCode
{
    private const int Tries = 10;

    private int _failed;

    /// <summary>The code; another one at every start.</summary>
    public string Text { get; } = OneTimeCodes.Make();

    /// <summary>Whether it was guessed at too often: then only a new start helps.</summary>
    public bool IsSpent => Volatile.Read(ref _failed) >= Tries;

    /// <summary>Whether this is the code; a wrong one counts.</summary>
    public bool Fits(string? typed)
    {
        if (IsSpent)
        {
            return false;
        }

        var fits = CryptographicOperations.FixedTimeEquals(Digest(typed ?? ""), Digest(Text));
        if (!fits)
        {
            Interlocked.Increment(ref _failed);
        }

        return fits;
    }

    private static byte[] Digest(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant()));
}
