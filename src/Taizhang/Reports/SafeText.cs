using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Taizhang.Reports;

/// <summary>Makes foreign text fit to be stored in a document that other programs open.</summary>
internal static partial class SafeText
{
    /// <summary>The most characters a cell of a workbook holds.</summary>
    public const int CellLimit = 32_767;

    private const char CutMark = '…';

    /// <summary>Whether a spreadsheet could take the text for a formula.</summary>
    public static bool LooksLikeFormula(string text)
    {
        var start = text.AsSpan().TrimStart(' ');
        return start.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(start[0]);
    }

    /// <summary>The text without the characters XML cannot carry, its lines ended by a line feed.</summary>
    public static string ForXml(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                kept.Append(text, i++, 2);
            }
            else if (text[i] == '\r')
            {
                kept.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }

    /// <summary>The text as a cell can hold it: cut with a mark where it is too long.</summary>
    public static string ForCell(string? text)
    {
        var clean = ForXml(text);
        if (clean.Length <= CellLimit)
        {
            return clean;
        }

        var end = CellLimit - 1;
        return clean[..(char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end)] + CutMark;
    }

    /// <summary>Keeps a workbook from reading <c>_x0041_</c> in a text as the letter A.</summary>
    public static string EscapeCodes(string text) => CharacterCode().Replace(text, "_x005F_$1");

    /// <summary>A value in figures and letters that no culture changes.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        StateCell state => state.Text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex("_(x[0-9A-Fa-f]{4}_)")]
    private static partial Regex CharacterCode();
}
