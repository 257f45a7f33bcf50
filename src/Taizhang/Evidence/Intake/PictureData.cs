using System.Buffers.Binary;

namespace Taizhang.Evidence.Intake;

/// <summary>Takes out of a picture what a camera or program writes beside it: place, time, device, names, comments. The points stay as they are.</summary>
internal static class PictureData
{
    private const int ChunkFrame = 12;

    /// <summary>The picture without; null where it is not built as its kind is.</summary>
    public static byte[]? Without(FileKind kind, byte[] picture)
    {
        try
        {
            return kind switch
            {
                FileKind.Jpeg => Jpeg(picture),
                FileKind.Png => Png(picture),
                FileKind.Webp => Webp(picture),
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            };
        }
        catch (Exception cut) when (cut is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Segments go but for what the decoder needs; of the camera's data the way up stays.</summary>
    private static byte[]? Jpeg(byte[] picture)
    {
        using var kept = new MemoryStream(picture.Length);
        kept.Write(picture, 0, 2);
        var up = Orientation(picture);
        if (up is > 1 and <= 8)
        {
            kept.Write([0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)up, 0, 0, 0, 0, 0, 0]);
        }

        var at = 2;
        while (true)
        {
            if (picture[at] != 0xFF)
            {
                return null;
            }

            var mark = picture[at + 1];
            if (mark == 0xFF)
            {
                at++;
                continue;
            }

            if (mark == 0xDA)
            {
                // What stands behind the end of the picture is no part of it.
                var end = picture.AsSpan().LastIndexOf<byte>([0xFF, 0xD9]);
                kept.Write(picture.AsSpan(at, (end < at ? picture.Length : end + 2) - at));
                return kept.ToArray();
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(picture.AsSpan(at + 2, 2));
            var segment = picture.AsSpan(at, length);
            if (mark is not (>= 0xE1 and <= 0xEF or 0xFE) || mark == 0xE2 && segment[4..].StartsWith("ICC_PROFILE\0"u8) || mark == 0xEE && segment[4..].StartsWith("Adobe"u8))
            {
                kept.Write(segment);
            }

            at += length;
        }
    }

    /// <summary>Which way up the picture is held, from 1 to 8; null where it does not say.</summary>
    private static int? Orientation(byte[] picture)
    {
        for (var at = 2; at + 4 <= picture.Length && picture[at] == 0xFF && picture[at + 1] != 0xDA;)
        {
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(picture.AsSpan(at + 2, 2));
            var segment = picture.AsSpan(at, Math.Min(length, picture.Length - at));
            if (picture[at + 1] == 0xE1 && segment.Length > 18 && segment[4..].StartsWith("Exif\0\0"u8))
            {
                return Orientation(segment[10..]);
            }

            at += length;
        }

        return null;
    }

    private static int? Orientation(ReadOnlySpan<byte> tiff)
    {
        var isLittle = tiff[0] == 'I';
        var list = (int)Whole32(tiff[4..], isLittle);
        if (list < 8 || list + 2 > tiff.Length)
        {
            return null;
        }

        for (int index = 0, count = Whole16(tiff[list..], isLittle); index < count && list + 14 + (index * ChunkFrame) <= tiff.Length; index++)
        {
            var entry = tiff.Slice(list + 2 + (index * ChunkFrame), ChunkFrame);
            if (Whole16(entry, isLittle) == 0x0112)
            {
                return Whole16(entry[8..], isLittle);
            }
        }

        return null;
    }

    private static ushort Whole16(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Whole32(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static byte[]? Png(byte[] picture)
    {
        using var kept = new MemoryStream(picture.Length);
        kept.Write(picture, 0, 8);
        for (var at = 8; at + ChunkFrame <= picture.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(at, 4));
            var chunk = picture.AsSpan(at, checked((int)Math.Min(length, int.MaxValue - ChunkFrame)) + ChunkFrame);
            var type = chunk.Slice(4, 4);
            if (!(type.SequenceEqual("eXIf"u8) || type.SequenceEqual("tEXt"u8) || type.SequenceEqual("zTXt"u8) || type.SequenceEqual("iTXt"u8) || type.SequenceEqual("tIME"u8)))
            {
                kept.Write(chunk);
            }

            if (type.SequenceEqual("IEND"u8))
            {
                return kept.ToArray();
            }

            at += chunk.Length;
        }

        return null;
    }

    private static byte[]? Webp(byte[] picture)
    {
        using var kept = new MemoryStream(picture.Length);
        kept.Write(picture, 0, 12);
        for (var at = 12; at + 8 <= picture.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(picture.AsSpan(at + 4, 4));
            var chunk = picture.AsSpan(at, (int)Math.Min(picture.Length - at, 8L + length + (length & 1)));
            if (chunk.Length < 8 + length)
            {
                return null;
            }

            if (chunk.StartsWith("VP8X"u8))
            {
                // The picture no longer says that it has the camera's data.
                var header = chunk.ToArray();
                header[8] &= unchecked((byte)~0x0C);
                kept.Write(header);
            }
            else if (!chunk.StartsWith("EXIF"u8) && !chunk.StartsWith("XMP "u8))
            {
                kept.Write(chunk);
            }

            at += chunk.Length;
        }

        var whole = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(4), (uint)(whole.Length - 8));
        return whole;
    }
}
