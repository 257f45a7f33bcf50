using System.Buffers.Binary;
using System.Text;

namespace Taizhang.Evidence.Intake;

/// <summary>Blots out of a recording in MPEG-4 what a telephone writes beside it: place, device, names. Nothing moves, so it plays as before.</summary>
internal static class MovieData
{
    private const int Deepest = 4;

    private static readonly string[] Holders = ["moov", "trak", "mdia"], Told = ["udta", "meta", "uuid"];

    /// <summary>Blots it out; false where the boxes do not fit into each other.</summary>
    public static bool BlotOut(Stream file) => BlotOut(file, 0, file.Length, 0);

    private static bool BlotOut(Stream file, long from, long to, int depth)
    {
        var head = new byte[16];
        for (var at = from; at < to;)
        {
            if (to - at < 8)
            {
                return false;
            }

            file.Position = at;
            var known = file.ReadAtLeast(head.AsSpan(0, (int)Math.Min(16, to - at)), 8, throwOnEndOfStream: false);
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            var header = 8;
            if (size == 1 && known == 16)
            {
                (size, header) = (BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)), 16);
            }

            size = size == 0 ? to - at : size;
            if (size < header || size > to - at)
            {
                return false;
            }

            var type = Encoding.ASCII.GetString(head, 4, 4);
            if (Told.Contains(type))
            {
                Blank(file, at, header, size);
            }
            else if (Holders.Contains(type) && depth < Deepest && !BlotOut(file, at + header, at + size, depth + 1))
            {
                return false;
            }

            at += size;
        }

        return true;
    }

    /// <summary>The box becomes free room of the same size.</summary>
    private static void Blank(Stream file, long at, int header, long size)
    {
        file.Position = at + 4;
        file.Write("free"u8);
        file.Position = at + header;
        var nothing = new byte[1 << 12];
        for (var left = size - header; left > 0; left -= nothing.Length)
        {
            file.Write(nothing, 0, (int)Math.Min(left, nothing.Length));
        }
    }
}
