using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Plans.Reading;

/// <summary>Writes a number in the formats of Word's automatic numbering.</summary>
internal static class WordNumber
{
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";
    private const string Formal = "零壹贰叁肆伍陆柒捌玖";

    internal static string Write(int no, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand"
            or "koreanCounting" or "ideographicCounting" => ChineseNumber.Write(no),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => ChineseNumber.WriteByPlace(no),
        "chineseLegalSimplified" or "ideographLegalTraditional" => WriteFormal(no),
        "ideographTraditional" => FromRow(no, Stems),
        "ideographZodiac" => FromRow(no, Branches),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Decimal(no).Select(c => char.IsAsciiDigit(c) ? (char)(c + 0xFEE0) : c)),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => no is > 0 and <= 20 ? ((char)('①' + no - 1)).ToString() : Decimal(no),
        "decimalEnclosedParen" => $"({no})",
        "decimalEnclosedFullstop" => $"{no}.",
        "ideographEnclosedCircle" => no is > 0 and <= 10 ? ((char)('㈠' + no - 1)).ToString() : ChineseNumber.Write(no),
        "decimalZero" => no.ToString("00", CultureInfo.InvariantCulture),
        "upperLetter" => Letter(no, 'A'),
        "lowerLetter" => Letter(no, 'a'),
        "upperRoman" => Roman(no),
        "lowerRoman" => Roman(no).ToLowerInvariant(),
        _ => Decimal(no),
    };

    private static string Decimal(int no) => no.ToString(CultureInfo.InvariantCulture);

    private static string FromRow(int no, string row) => no > 0 && no <= row.Length ? row[no - 1].ToString() : Decimal(no);

    private static string WriteFormal(int no) => string.Concat(ChineseNumber.Write(no).Select(c => c switch
    {
        '十' => '拾',
        '百' => '佰',
        '千' => '仟',
        '〇' or '零' => '零',
        _ => "一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) is >= 0 and var d ? Formal[d + 1] : c,
    }));

    private static string Letter(int no, char first) => no is > 0 and <= 780
        ? new string((char)(first + (no - 1) % 26), (no - 1) / 26 + 1)
        : Decimal(no);

    private static string Roman(int no)
    {
        if (no is <= 0 or > 3999)
        {
            return Decimal(no);
        }

        (int Value, string Sign)[] signs =
        [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
            (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ];
        var text = "";
        foreach (var (value, sign) in signs)
        {
            while (no >= value)
            {
                text += sign;
                no -= value;
            }
        }

        return text;
    }
}
