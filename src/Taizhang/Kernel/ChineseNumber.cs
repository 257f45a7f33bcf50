using System.Globalization;

namespace Taizhang.Kernel;

/// <summary>A number as found in a text: its value, its length, and how it was written.</summary>
internal readonly record struct NumberToken(decimal Value, int Length, bool IsArabic);

/// <summary>Reads and writes numbers as Chinese texts do: 1200, 1,200, 1.5万, 一千二百, 两, 十五, 二〇二四.</summary>
internal static class ChineseNumber
{
    private const string Digits = "〇一二三四五六七八九";

    internal static bool IsChineseDigit(char c) => DigitOf(c) >= 0 || ScaleOf(c) > 0;

    /// <summary>The number that starts at a place, with a 万 or 亿 behind it counted in; false where there is none.</summary>
    internal static bool TryRead(string text, int start, out NumberToken number)
    {
        number = default;
        if (start >= text.Length)
        {
            return false;
        }

        var isArabic = char.IsAsciiDigit(text[start]);
        var end = isArabic ? EndOfArabic(text, start) : EndOfChinese(text, start);
        if (end == start)
        {
            return false;
        }

        decimal value;
        if (isArabic)
        {
            var written = text[start..end].Replace(",", "", StringComparison.Ordinal);
            if (written.Length > 15 || !decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
            {
                return false;
            }

            while (end < text.Length && end - start < 20 && ScaleOf(text[end]) is > 1 and var scale && value < 1_000_000_000_000m)
            {
                value *= scale;
                end++;
            }
        }
        else if (!TryParse(text.AsSpan(start, end - start), out value))
        {
            return false;
        }

        number = new NumberToken(value, end - start, isArabic);
        return true;
    }

    /// <summary>The value of a whole Chinese numeral, by place (二〇二四) or by scale (一千二百, 三万五).</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 12)
        {
            return false;
        }

        var isByPlace = text.Length > 1;
        foreach (var c in text)
        {
            isByPlace &= DigitOf(c) >= 0;
        }

        decimal total = 0, section = 0, digit = 0;
        decimal lastScale = 0;
        foreach (var c in text)
        {
            var d = DigitOf(c);
            if (d >= 0)
            {
                digit = isByPlace ? digit * 10 + d : d;
                continue;
            }

            var scale = ScaleOf(c);
            if (scale == 0)
            {
                return false;
            }

            if (scale >= 10_000)
            {
                section = section + digit == 0 ? 1 : section + digit;
                total = (total + section) * scale;
                section = 0;
            }
            else
            {
                section += (digit == 0 ? 1 : digit) * scale;
            }

            lastScale = scale;
            digit = 0;
        }

        // 三万五 is 35 000: a last digit stands for the next lower scale, unless 零 says otherwise.
        if (digit > 0 && lastScale >= 100 && text.Length >= 2 && ScaleOf(text[^2]) == lastScale)
        {
            digit *= lastScale / 10;
        }

        value = total + section + digit;
        return true;
    }

    internal static string Write(int number) => number switch
    {
        < 0 => number.ToString(CultureInfo.InvariantCulture),
        0 => "〇",
        < 10 => Digits[number].ToString(),
        < 20 => "十" + (number % 10 == 0 ? "" : Write(number % 10)),
        < 100 => Digits[number / 10] + "十" + (number % 10 == 0 ? "" : Write(number % 10)),
        < 1000 => Digits[number / 100] + "百" + Rest(number % 100, 10),
        < 10000 => Digits[number / 1000] + "千" + Rest(number % 1000, 100),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    internal static string WriteByPlace(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => char.IsAsciiDigit(c) ? Digits[c - '0'] : c));

    private static string Rest(int number, int nextScale)
    {
        if (number == 0)
        {
            return "";
        }

        var written = number is >= 10 and < 20 ? "一" + Write(number) : Write(number);
        return number < nextScale ? "零" + written : written;
    }

    private static int EndOfArabic(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 24)
        {
            var c = text[end];
            var isInside = char.IsAsciiDigit(c)
                || c == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])
                || c == ',' && IsThousands(text, end);
            if (!isInside)
            {
                break;
            }

            end++;
        }

        return end;
    }

    private static bool IsThousands(string text, int comma)
    {
        for (var i = 1; i <= 3; i++)
        {
            if (comma + i >= text.Length || !char.IsAsciiDigit(text[comma + i]))
            {
                return false;
            }
        }

        return comma + 4 >= text.Length || !char.IsAsciiDigit(text[comma + 4]);
    }

    private static int EndOfChinese(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 12 && IsChineseDigit(text[end]))
        {
            end++;
        }

        return end;
    }

    private static int DigitOf(char c) => c switch
    {
        '零' or '〇' => 0,
        '两' => 2,
        _ => Digits.IndexOf(c, StringComparison.Ordinal),
    };

    private static decimal ScaleOf(char c) => c switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };
}
