using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Taizhang.Kernel;

namespace Taizhang.Audit;

/// <summary>A place in the chain as people read it out: its number, and 60 bits in letters that are not mistaken for each other, <c>1204-7KQF-2M9D-XW3A</c>.</summary>
public static class ShortCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Drawn = 12;
    private const int Group = 4;
    private const int LongestNumber = 18;

    /// <summary>The code of a place and the first bytes of what vouches for it.</summary>
    public static string Of(long sequence, ReadOnlySpan<byte> bytes)
    {
        var bits = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var letters = new StringBuilder(Drawn);
        for (var index = 0; index < Drawn; index++)
        {
            letters.Append(Letters[(int)(bits & 31)]);
            bits >>= 5;
        }

        return Written(sequence.ToString(CultureInfo.InvariantCulture), letters.ToString());
    }

    /// <summary>The place of a code as somebody typed it, and the code as it is printed; null where it can be none.</summary>
    /// <remarks>Small letters, full-width ones, spaces, missing dashes, and O, I and L for the figures they look like are taken as they are meant.</remarks>
    public static (long Sequence, string Code)? Read(string? typed)
    {
        var clean = new StringBuilder();
        foreach (var letter in (typed ?? "").Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            if (letter is 'O' or 'I' or 'L')
            {
                clean.Append(letter == 'O' ? '0' : '1');
            }
            else if (Letters.Contains(letter, StringComparison.Ordinal))
            {
                clean.Append(letter);
            }
            else if (!char.IsWhiteSpace(letter) && !char.IsPunctuation(letter))
            {
                return null;
            }
        }

        if (clean.Length is <= Drawn or > Drawn + LongestNumber)
        {
            return null;
        }

        var number = clean.ToString(0, clean.Length - Drawn);
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0
            ? (sequence, Written(sequence.ToString(CultureInfo.InvariantCulture), clean.ToString(clean.Length - Drawn, Drawn)))
            : null;
    }

    private static string Written(string number, string letters) => string.Join('-', letters.Chunk(Group).Select(group => new string(group)).Prepend(number));
}

/// <summary>The short form of the end of the chain.</summary>
public static class AnchorCode
{
    /// <summary>The code; anyone can make it who has the line.</summary>
    public static string Of(long sequence, string hash) => ShortCode.Of(sequence, SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sequence}:{hash}"))));
}

/// <summary>The short form of the line that an issued paper stands behind.</summary>
public static class PaperCode
{
    /// <summary>The code; only this store can make it, since it is drawn with the key of the anchors.</summary>
    public static string Of(JournalEntry entry, AnchorFile file) => ShortCode.Of(entry.Id, file.Tag(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"taizhang-paper:{entry.Id}:{Convert.ToHexStringLower(entry.Hash)}"))));
}
