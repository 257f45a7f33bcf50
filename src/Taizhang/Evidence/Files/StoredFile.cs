using Taizhang.Members.Personal;

namespace Taizhang.Evidence.Files;

/// <summary>A file that is kept, once whatever refers to it; its bytes lie outside the database.</summary>
public sealed class StoredFile
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The SHA-256 of its bytes, in hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Its length, in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>What it is, from its bytes.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>What tells this writing of it from any other in the store.</summary>
    public required string Mark { get; set; }

    /// <summary>The length of its small picture, in bytes; null where there is none.</summary>
    public int? PreviewLength { get; set; }

    /// <summary>The key it is sealed with, sealed itself; null where it is kept as it is.</summary>
    public byte[]? SealedKey { get; set; }

    /// <summary>The key of the ring that seals its key; 0 where it is kept as it is.</summary>
    public int KeyId { get; set; }

    /// <summary>The algorithm its pieces are sealed with.</summary>
    public SealAlgorithm Algorithm { get; set; }

    /// <summary>When it was stored, in UTC.</summary>
    public required DateTime StoredAt { get; set; }

    /// <summary>When its bytes were taken away because nothing referred to it any more, in UTC; null while it is kept.</summary>
    public DateTime? CollectedAt { get; set; }
}
