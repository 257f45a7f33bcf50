using System.Buffers.Binary;
using System.Security.Cryptography;
using Taizhang.Members.Personal;

namespace Taizhang.Evidence.Files;

/// <summary>Seals one file piece by piece, each for its place, so that a part of it opens without the rest; without a cipher it leaves it as it is.</summary>
internal sealed class FileSeal(FieldCipher? cipher, string hash, FilePart part)
{
    /// <summary>The bytes of a piece, but for the last.</summary>
    public const int Piece = 1 << 16;

    /// <summary>What a piece takes in the store.</summary>
    public int Stored => Piece + (cipher?.Overhead ?? 0);

    /// <summary>Writes all of it sealed.</summary>
    public async Task WriteAsync(Stream plain, long length, Stream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[Piece];
        for (long index = 0, left = length; left > 0; index++)
        {
            var piece = buffer.AsMemory(0, (int)Math.Min(left, Piece));
            await plain.ReadExactlyAsync(piece, cancellationToken);
            left -= piece.Length;
            await target.WriteAsync(cipher is null ? piece : cipher.Seal(About(index, left == 0), piece.Span), cancellationToken);
        }
    }

    /// <summary>Reads the piece the source stands before.</summary>
    public async Task<byte[]> ReadAsync(Stream source, long index, int length, bool isLast, CancellationToken cancellationToken)
    {
        var stored = new byte[length + (cipher?.Overhead ?? 0)];
        try
        {
            await source.ReadExactlyAsync(stored, cancellationToken);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException($"The file {hash} is shorter than it was.");
        }

        return cipher is null ? stored : cipher.Open(About(index, isLast), stored) ?? throw new InvalidDataException($"The file {hash} was changed, or belongs elsewhere.");
    }

    /// <summary>Which file, which part of it, which piece, and whether it is the last: nothing can be moved, left out or cut off.</summary>
    private byte[] About(long index, bool isLast)
    {
        var about = new byte[SHA256.HashSizeInBytes + sizeof(long) + 2];
        Convert.FromHexString(hash, about, out _, out _);
        BinaryPrimitives.WriteInt64BigEndian(about.AsSpan(SHA256.HashSizeInBytes), index);
        (about[^2], about[^1]) = ((byte)part, isLast ? (byte)1 : (byte)0);
        return about;
    }
}

/// <summary>What of a file is kept.</summary>
internal enum FilePart
{
    /// <summary>The file itself.</summary>
    Whole = 0,

    /// <summary>The small picture of it.</summary>
    Preview = 1,
}
