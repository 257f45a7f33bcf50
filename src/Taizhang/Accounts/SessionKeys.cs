using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Taizhang.Accounts;

/// <summary>Makes the random keys that cookies carry, and the digests the store keeps of them.</summary>
public static class SessionKeys
{
    private const int Length = 32;

    /// <summary>A new key: 256 bits of chance.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length));

    /// <summary>What is kept of it. The key is chance itself, so a plain digest is enough.</summary>
    public static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
