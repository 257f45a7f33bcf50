using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Taizhang.Audit;

/// <summary>The end of the chain at a moment, signed and kept outside the store: whoever writes the journal anew cannot write this anew.</summary>
/// <param name="Sequence">The place of the line.</param>
/// <param name="Hash">The hash of the line, in hexadecimal.</param>
/// <param name="At">When it was put down, in UTC.</param>
/// <param name="Signature">The signature over the three, in base 64.</param>
public sealed record Anchor(long Sequence, string Hash, DateTime At, string Signature)
{
    /// <summary>The short form that is printed on what is issued.</summary>
    public string Code => AnchorCode.Of(Sequence, Hash);

    internal byte[] Signed => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"taizhang-anchor:{Sequence}:{Hash}:{At.Ticks}"));
}

/// <summary>The file of anchors, one a line, and the key that signs them.</summary>
public sealed class AnchorFile(string path, string keyPath)
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web);
    private static readonly Lock Gate = new();
    private const int TagLength = 32;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Puts down the end of the chain, unless it stands there already as the last.</summary>
    public Anchor Append(long sequence, string hash, DateTime at)
    {
        lock (Gate)
        {
            if (File.Exists(path) && File.ReadLines(path).LastOrDefault(line => line.Length > 0) is { } last && Read(last) is { } kept && kept.Sequence == sequence && kept.Hash == hash)
            {
                return kept;
            }

            using var key = OpenKey();
            var anchor = new Anchor(sequence, hash, at, "");
            anchor = anchor with { Signature = Convert.ToBase64String(key.SignData(anchor.Signed, HashAlgorithmName.SHA256)) };
            File.AppendAllText(path, JsonSerializer.Serialize(anchor, Written) + "\n");
            return anchor;
        }
    }

    /// <summary>The anchors of a file in order; null with the number of a line that is none.</summary>
    public static (IReadOnlyList<Anchor>? Anchors, int BadLine) ReadAll(string file)
    {
        var anchors = new List<Anchor>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            if (Read(line) is not { } anchor)
            {
                return (null, number);
            }

            anchors.Add(anchor);
        }

        return (anchors, 0);
    }

    /// <summary>Whether an anchor bears the signature of this key.</summary>
    public bool IsSigned(Anchor anchor)
    {
        using var key = OpenKey();
        var signature = new byte[anchor.Signature.Length];
        return Convert.TryFromBase64String(anchor.Signature, signature, out var length) && key.VerifyData(anchor.Signed, signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    /// <summary>The anchors of this store's own file; none where there is no file.</summary>
    public (IReadOnlyList<Anchor>? Anchors, int BadLine) ReadOwn() => File.Exists(path) ? ReadAll(path) : ([], 0);

    /// <summary>The signature of this store's key over bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> bytes)
    {
        using var key = OpenKey();
        return key.SignData(bytes, HashAlgorithmName.SHA256);
    }

    /// <summary>Whether bytes bear the signature of this store's key.</summary>
    public bool IsSigned(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        using var key = OpenKey();
        return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256);
    }

    /// <summary>A tag over bytes that only the holder of the key can make.</summary>
    public byte[] Tag(ReadOnlySpan<byte> bytes)
    {
        using var key = OpenKey();
        return HMACSHA256.HashData(HKDF.DeriveKey(HashAlgorithmName.SHA256, key.ExportECPrivateKey(), TagLength, info: "taizhang-paper"u8.ToArray()), bytes);
    }

    private static Anchor? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Anchor>(line, Written) is { Sequence: > 0, Hash.Length: 64, Signature: not null } anchor ? anchor with { At = anchor.At.ToUniversalTime() } : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ECDsa OpenKey()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var made = new StreamWriter(new FileStream(keyPath, options));
            made.Write(key.ExportECPrivateKeyPem());
        }
        catch (IOException) when (File.Exists(keyPath))
        {
            key.ImportFromPem(File.ReadAllText(keyPath));
        }

        return key;
    }
}
