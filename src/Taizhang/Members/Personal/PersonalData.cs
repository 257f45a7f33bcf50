using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace Taizhang.Members.Personal;

/// <summary>Where a sealed value belongs; it opens nowhere else.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column, or the kind of value in it.</param>
/// <param name="Row">The row's key.</param>
public readonly record struct SealPlace(string Table, string Column, long Row)
{
    /// <summary>The file of a job.</summary>
    public static SealPlace JobInput(long jobId) => new("job", "input", jobId);

    /// <summary>What must be known to take a job back.</summary>
    public static SealPlace JobUndo(long jobId) => new("job", "undo", jobId);

    /// <summary>What a person asks to have corrected.</summary>
    public static SealPlace Correction(long requestId) => new("correction_request", "sealed", requestId);

    /// <summary>The reason a person is answered with.</summary>
    public static SealPlace CorrectionAnswer(long requestId) => new("correction_request", "answer", requestId);

    /// <summary>A value of a person.</summary>
    public static SealPlace Of(long memberId, PersonalKind kind) => new("personal_value", kind.ToString(), memberId);
}

/// <summary>Why a sealed value does not open.</summary>
public enum OpenFault
{
    /// <summary>It opened.</summary>
    None = 0,

    /// <summary>The ring lacks the key it names.</summary>
    KeyMissing = 1,

    /// <summary>It was changed, cut off, or belongs to another place.</summary>
    Damaged = 2,
}

/// <summary>What came of opening a value.</summary>
public sealed record Opened(byte[]? Plain, OpenFault Fault, int KeyId)
{
    /// <summary>The value as text.</summary>
    public string? Text => Plain is null ? null : Encoding.UTF8.GetString(Plain);
}

/// <summary>Seals personal data before it is stored and opens it again; a sealed value says its algorithm and its key.</summary>
public sealed class PersonalData(KeyRingFile file, PersonalDataSettings settings)
{
    private const byte Form = 2;
    private const int HeaderLength = 2 + sizeof(int);

    private readonly ConcurrentDictionary<(int KeyId, SealAlgorithm Algorithm), FieldCipher> _ciphers = [];

    /// <summary>The algorithm that seals now.</summary>
    public SealAlgorithm Algorithm { get; } = settings.Chosen ?? SealAlgorithm.AesGcm;

    /// <summary>The number of the key that seals now.</summary>
    public int ActiveKeyId => file.Ring.Active.Id;

    /// <summary>Seals a text for its place.</summary>
    public byte[] Seal(SealPlace place, string text) => Seal(place, Encoding.UTF8.GetBytes(text));

    /// <summary>Seals bytes for their place.</summary>
    public byte[] Seal(SealPlace place, ReadOnlySpan<byte> plain)
    {
        var key = file.Ring.Active;
        var header = Header(key.Id);
        return [.. header, .. Cipher(key, Algorithm).Seal(About(header, place), plain)];
    }

    /// <summary>Opens what was sealed for this place.</summary>
    public Opened Open(SealPlace place, byte[] sealedBytes)
    {
        if (HeaderOf(sealedBytes) is not { } header)
        {
            return new(null, OpenFault.Damaged, 0);
        }

        return file.Ring.Find(header.KeyId) is not { } key ? new(null, OpenFault.KeyMissing, header.KeyId)
            : Cipher(key, header.Algorithm).Open(About(sealedBytes.AsSpan(0, HeaderLength), place), sealedBytes.AsSpan(HeaderLength)) is { } plain ? new(plain, OpenFault.None, header.KeyId)
            : new(null, OpenFault.Damaged, header.KeyId);
    }

    /// <summary>Whether a sealed value or digest is of the key and algorithm that seal now.</summary>
    public bool IsCurrent(byte[] kept) => HeaderOf(kept) is { } header && header.KeyId == ActiveKeyId && header.Algorithm == Algorithm;

    /// <summary>The key a sealed value or digest names; null where it names none.</summary>
    public static int? KeyIdOf(byte[] kept) => HeaderOf(kept)?.KeyId;

    /// <summary>The digest by which a value is found again.</summary>
    public byte[] Digest(PersonalKind kind, string text) => Digest(file.Ring.Active, Algorithm, kind, text);

    /// <summary>Every digest the value may be kept under: one for each key and algorithm.</summary>
    public IReadOnlyList<byte[]> DigestsOf(PersonalKind kind, string text) =>
        [.. file.Ring.Keys.SelectMany(key => Enum.GetValues<SealAlgorithm>().Select(algorithm => Digest(key, algorithm, kind, text)))];

    private byte[] Digest(PersonalKey key, SealAlgorithm algorithm, PersonalKind kind, string text) => [.. Header(key.Id, algorithm), .. Cipher(key, algorithm).Digest(kind, text)];

    private FieldCipher Cipher(PersonalKey key, SealAlgorithm algorithm) => _ciphers.GetOrAdd((key.Id, algorithm), static (name, secret) => new FieldCipher(name.Algorithm, secret), key.Secret);

    private byte[] Header(int keyId, SealAlgorithm? algorithm = null)
    {
        var header = new byte[HeaderLength];
        (header[0], header[1]) = (Form, (byte)(algorithm ?? Algorithm));
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(2), keyId);
        return header;
    }

    private static (SealAlgorithm Algorithm, int KeyId)? HeaderOf(byte[] kept) =>
        kept.Length >= HeaderLength && kept[0] == Form && Enum.IsDefined((SealAlgorithm)kept[1]) ? ((SealAlgorithm)kept[1], BinaryPrimitives.ReadInt32BigEndian(kept.AsSpan(2))) : null;

    private static byte[] About(ReadOnlySpan<byte> header, SealPlace place)
    {
        var row = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(row, place.Row);
        return [.. header, .. Encoding.UTF8.GetBytes($"{place.Table}\0{place.Column}\0"), .. row];
    }
}
