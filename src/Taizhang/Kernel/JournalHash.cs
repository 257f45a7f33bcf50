using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace Taizhang.Kernel;

/// <summary>The forms a line's hash is made in; each line names its own, so that a store may change over.</summary>
public enum JournalHashForm
{
    /// <summary>SHA-256.</summary>
    Sha256 = 1,

    /// <summary>SM3, GB/T 32905.</summary>
    Sm3 = 2,
}

/// <summary>The hash of a line of the journal: over every field, each with its length, so that no two lines read alike.</summary>
public static class JournalHash
{
    /// <summary>The length of a hash, in bytes.</summary>
    public const int Length = 32;

    /// <summary>What the first line is bound to.</summary>
    public static byte[] Nothing => new byte[Length];

    /// <summary>The hash of a line, by its own form.</summary>
    public static byte[] Of(JournalEntry entry)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        Number(bytes, (int)entry.Form);
        Bytes(bytes, entry.PreviousHash);
        Number(bytes, entry.Id);
        Number(bytes, entry.At.Ticks);
        Text(bytes, entry.Actor);
        Number(bytes, entry.ActorMemberId ?? -1);
        Number(bytes, (int)entry.Role);
        Number(bytes, entry.OrganizationId ?? -1);
        Number(bytes, (int)entry.Channel);
        Text(bytes, entry.Address);
        Text(bytes, entry.Deed);
        Text(bytes, entry.About);
        Number(bytes, (int)entry.Result);
        Text(bytes, entry.Details);
        Text(bytes, entry.Changes);
        if (entry.Means is not null)
        {
            // Last, and only where there is one: lines without keep the hash they always had.
            Text(bytes, entry.Means);
        }

        return Of(entry.Form, bytes.WrittenSpan);
    }

    /// <summary>The hash of bytes.</summary>
    public static byte[] Of(JournalHashForm form, ReadOnlySpan<byte> bytes)
    {
        if (form != JournalHashForm.Sm3)
        {
            return SHA256.HashData(bytes);
        }

        var digest = new SM3Digest();
        digest.BlockUpdate(bytes);
        var hash = new byte[Length];
        digest.DoFinal(hash);
        return hash;
    }

    private static void Number(ArrayBufferWriter<byte> bytes, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), value);
        bytes.Advance(sizeof(long));
    }

    private static void Bytes(ArrayBufferWriter<byte> bytes, byte[] value)
    {
        Number(bytes, value.Length);
        bytes.Write(value);
    }

    private static void Text(ArrayBufferWriter<byte> bytes, string? value)
    {
        if (value is null)
        {
            Number(bytes, -1);
            return;
        }

        Bytes(bytes, Encoding.UTF8.GetBytes(value));
    }
}
