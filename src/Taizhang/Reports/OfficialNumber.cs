using System.Globalization;
using System.Text.RegularExpressions;

namespace Taizhang.Reports;

/// <summary>The numbers in front of the levels of an official document.</summary>
internal static partial class OfficialNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>一、（一）1.（1） for levels 1 to 4.</summary>
    public static string Chinese(int level, int number) => level switch
    {
        1 => Words(number) + "、",
        2 => $"（{Words(number)}）",
        3 => string.Create(CultureInfo.InvariantCulture, $"{number}."),
        _ => string.Create(CultureInfo.InvariantCulture, $"（{number}）"),
    };

    /// <summary>1, 1.1, 1.1.1 and a space.</summary>
    public static string Western(ReadOnlySpan<int> counters) => string.Join('.', counters.ToArray().Where(counter => counter > 0)) + " ";

    /// <summary>Whether a heading already begins with a number, as headings quoted from a plan may.</summary>
    public static bool BringsItsOwn(string text) => OwnNumber().IsMatch(text);

    private static string Words(int number)
    {
        var (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        var words = hundreds > 0 ? Digits[hundreds] + "百" : "";
        words += tens switch
        {
            0 => hundreds > 0 && ones > 0 ? "零" : "",
            1 when hundreds == 0 => "十",
            _ => Digits[tens] + "十",
        };
        return ones > 0 ? words + Digits[ones] : words;
    }

    [GeneratedRegex(@"^\s*([（(][一二三四五六七八九十百零\d]+[）)]|[一二三四五六七八九十百零]+、|\d+([.．]\d+)*([.．、]|\s)|第[一二三四五六七八九十百零\d]+[章节条项])")]
    private static partial Regex OwnNumber();
}
