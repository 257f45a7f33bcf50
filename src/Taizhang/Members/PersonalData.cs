using System.Security.Cryptography;
using System.Text;

namespace Taizhang.Members;

/// <summary>What a sealed value is; one kind cannot be opened as another.</summary>
public enum PersonalDataKind
{
    /// <summary>An identity number.</summary>
    IdentityNumber = 1,

    /// <summary>A mobile number.</summary>
    Phone = 2,

    /// <summary>A file that carries personal data until it is taken over.</summary>
    File = 3,

    /// <summary>What must be known to take an import back.</summary>
    Undo = 4,
}

/// <summary>Seals personal data before it is stored and opens it again: AES-256-GCM, and a keyed digest to find a value without opening all.</summary>
public sealed class PersonalData : IDisposable
{
    /// <summary>The length of a key, in bytes.</summary>
    public const int KeyLength = 32;

    private const byte Form = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly AesGcm _cipher;
    private readonly byte[] _digestKey;

    /// <summary>With a key of <see cref="KeyLength"/> bytes.</summary>
    public PersonalData(byte[] key)
    {
        if (key.Length != KeyLength)
        {
            throw new ArgumentException("The key for personal data has 32 bytes.", nameof(key));
        }

        _cipher = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, info: "personal-data.seal"u8.ToArray()), TagLength);
        _digestKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, info: "personal-data.find"u8.ToArray());
    }

    /// <summary>With the key of a file of <see cref="KeyLength"/> bytes, which is made when it is not there yet, for its owner alone.</summary>
    public static PersonalData WithKeyOf(string path)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var made = new FileStream(path, options);
            made.Write(RandomNumberGenerator.GetBytes(KeyLength));
        }
        catch (IOException) when (File.Exists(path))
        {
            // It was there already: that is the key.
        }

        return new PersonalData(File.ReadAllBytes(path));
    }

    /// <summary>Seals a text.</summary>
    public byte[] Seal(PersonalDataKind kind, string text) => Seal(kind, Encoding.UTF8.GetBytes(text));

    /// <summary>Seals bytes.</summary>
    public byte[] Seal(PersonalDataKind kind, ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[1 + NonceLength + TagLength + plain.Length];
        sealedBytes[0] = Form;
        var nonce = sealedBytes.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        _cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(1 + NonceLength + TagLength), sealedBytes.AsSpan(1 + NonceLength, TagLength), [Form, (byte)kind]);
        return sealedBytes;
    }

    /// <summary>Opens what was sealed; null where it was sealed with another key or is damaged.</summary>
    public byte[]? Open(PersonalDataKind kind, byte[] sealedBytes)
    {
        if (sealedBytes.Length < 1 + NonceLength + TagLength || sealedBytes[0] != Form)
        {
            return null;
        }

        var plain = new byte[sealedBytes.Length - 1 - NonceLength - TagLength];
        try
        {
            _cipher.Decrypt(sealedBytes.AsSpan(1, NonceLength), sealedBytes.AsSpan(1 + NonceLength + TagLength), sealedBytes.AsSpan(1 + NonceLength, TagLength), plain, [Form, (byte)kind]);
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Opens a text that was sealed; null where there is none, or it was sealed with another key.</summary>
    public string? OpenText(PersonalDataKind kind, byte[]? sealedBytes) =>
        sealedBytes is not null && Open(kind, sealedBytes) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    /// <summary>The same for the same value, and of no use to anyone without the key.</summary>
    public byte[] Digest(PersonalDataKind kind, string text) => HMACSHA256.HashData(_digestKey, (byte[])[(byte)kind, .. Encoding.UTF8.GetBytes(text)]);

    /// <summary>A mobile number as it is shown.</summary>
    public static string MaskPhone(string number) => number.Length < 8 ? new string('*', number.Length) : $"{number[..3]}{new string('*', number.Length - 7)}{number[^4..]}";

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();
}
