using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Taizhang.Members.Personal;

/// <summary>What seals a value; each sealed value names its own.</summary>
public enum SealAlgorithm
{
    /// <summary>AES-256 in GCM, and HMAC-SHA256 for what is found again.</summary>
    AesGcm = 1,

    /// <summary>SM4 in counter mode (GB/T 32907), then HMAC-SM3 (GB/T 32905) over all of it.</summary>
    Sm4 = 2,
}

/// <summary>One key under one algorithm: seals bytes together with where they belong, and finds equal values.</summary>
internal sealed class FieldCipher
{
    private const int AesNonce = 12, AesTag = 16, Sm4Key = 16, Sm4Iv = 16, Sm3Tag = 32, MacKey = 32;

    private readonly SealAlgorithm _algorithm;
    private readonly byte[] _seal;
    private readonly byte[] _mac;
    private readonly byte[] _find;

    public FieldCipher(SealAlgorithm algorithm, byte[] secret)
    {
        _algorithm = algorithm;
        _seal = Derive(secret, "personal-data.seal", algorithm == SealAlgorithm.Sm4 ? Sm4Key : PersonalKey.SecretLength);
        _mac = Derive(secret, "personal-data.mac", MacKey);
        _find = Derive(secret, "personal-data.find", MacKey);
    }

    private (int Nonce, int Tag) Lengths => _algorithm == SealAlgorithm.Sm4 ? (Sm4Iv, Sm3Tag) : (AesNonce, AesTag);

    /// <summary>By how many bytes what is sealed is longer than what was.</summary>
    public int Overhead => Lengths.Nonce + Lengths.Tag;

    /// <summary>Nonce, tag and cipher behind each other.</summary>
    public byte[] Seal(ReadOnlySpan<byte> about, ReadOnlySpan<byte> plain)
    {
        var (nonceLength, tagLength) = Lengths;
        var sealedBytes = new byte[nonceLength + tagLength + plain.Length];
        var nonce = sealedBytes.AsSpan(0, nonceLength);
        var tag = sealedBytes.AsSpan(nonceLength, tagLength);
        var cipher = sealedBytes.AsSpan(nonceLength + tagLength);
        RandomNumberGenerator.Fill(nonce);
        if (_algorithm == SealAlgorithm.Sm4)
        {
            Counter(nonce, plain, cipher);
            Authenticate(about, nonce, cipher).CopyTo(tag);
        }
        else
        {
            using var aes = new AesGcm(_seal, AesTag);
            aes.Encrypt(nonce, plain, cipher, tag, about);
        }

        return sealedBytes;
    }

    /// <summary>The bytes that were sealed; null where anything of it was changed or belongs elsewhere.</summary>
    public byte[]? Open(ReadOnlySpan<byte> about, ReadOnlySpan<byte> sealedBytes)
    {
        var (nonceLength, tagLength) = Lengths;
        if (sealedBytes.Length < nonceLength + tagLength)
        {
            return null;
        }

        var nonce = sealedBytes[..nonceLength];
        var tag = sealedBytes.Slice(nonceLength, tagLength);
        var cipher = sealedBytes[(nonceLength + tagLength)..];
        var plain = new byte[cipher.Length];
        if (_algorithm == SealAlgorithm.Sm4)
        {
            if (!CryptographicOperations.FixedTimeEquals(Authenticate(about, nonce, cipher), tag))
            {
                return null;
            }

            Counter(nonce, cipher, plain);
            return plain;
        }

        try
        {
            using var aes = new AesGcm(_seal, AesTag);
            aes.Decrypt(nonce, cipher, tag, plain, about);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>The same for the same value of the same kind, and of no use without the key.</summary>
    public byte[] Digest(PersonalKind kind, string text)
    {
        byte[] named = [(byte)kind, .. Encoding.UTF8.GetBytes(text)];
        return _algorithm == SealAlgorithm.Sm4 ? HmacSm3(_find, named) : HMACSHA256.HashData(_find, named);
    }

    /// <summary>SM4 in counter mode.</summary>
    internal static void Counter(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> input, Span<byte> output)
    {
        var counter = new BufferedBlockCipher(new SicBlockCipher(new SM4Engine()));
        counter.Init(true, new ParametersWithIV(new KeyParameter(key), iv));
        var written = counter.ProcessBytes(input, output);
        counter.DoFinal(output[written..]);
    }

    /// <summary>HMAC with SM3.</summary>
    internal static byte[] HmacSm3(ReadOnlySpan<byte> key, params ReadOnlySpan<byte[]> parts)
    {
        var mac = new HMac(new SM3Digest());
        mac.Init(new KeyParameter(key));
        foreach (var part in parts)
        {
            mac.BlockUpdate(part);
        }

        var tag = new byte[Sm3Tag];
        mac.DoFinal(tag);
        return tag;
    }

    private void Counter(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> input, Span<byte> output) => Counter(_seal, iv, input, output);

    /// <summary>Over the place with its length, the nonce and the cipher: no two readings of the same bytes.</summary>
    private byte[] Authenticate(ReadOnlySpan<byte> about, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, about.Length);
        return HmacSm3(_mac, length, about.ToArray(), nonce.ToArray(), cipher.ToArray());
    }

    private byte[] Derive(byte[] secret, string purpose, int length)
    {
        if (_algorithm == SealAlgorithm.AesGcm)
        {
            return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, length, info: Encoding.ASCII.GetBytes(purpose));
        }

        var derived = new byte[length];
        var hkdf = new HkdfBytesGenerator(new SM3Digest());
        hkdf.Init(new HkdfParameters(secret, null, Encoding.ASCII.GetBytes(purpose)));
        hkdf.GenerateBytes(derived, 0, length);
        return derived;
    }
}
