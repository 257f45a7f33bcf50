using System.Globalization;
using System.Text.RegularExpressions;

namespace Taizhang.Kernel;

/// <summary>How fine a date is written.</summary>
internal enum DatePrecision
{
    Year, Half, Quarter, Month, TenDays, Day,
}

/// <summary>A date or span as found in a text; the days are null where the year cannot be known.</summary>
internal sealed record DateMention(int Start, int End, DateOnly? First, DateOnly? Last, DatePrecision Precision, bool IsEndOf, bool IsFestival, bool HasYear);

/// <summary>Reads dates as plans write them: 2018年12月底, 6月中旬、下旬, 上半年, “七一”, 6月15日至6月21日.</summary>
internal static partial class ChineseDate
{
    // Festivals of the solar calendar; those of the lunar one have no fixed day and give none.
    private static readonly Dictionary<string, (int Month, int Day)> Festivals = new(StringComparer.Ordinal)
    {
        ["七一"] = (7, 1),
        ["八一"] = (8, 1),
        ["十一"] = (10, 1),
        ["五一"] = (5, 1),
        ["五四"] = (5, 4),
        ["三八"] = (3, 8),
        ["六一"] = (6, 1),
        ["国庆"] = (10, 1),
        ["元旦"] = (1, 1),
        ["建党节"] = (7, 1),
        ["建军节"] = (8, 1),
        ["国庆节"] = (10, 1),
        ["劳动节"] = (5, 1),
        ["教师节"] = (9, 10),
        ["春节"] = (0, 0),
        ["中秋"] = (0, 0),
        ["端午"] = (0, 0),
    };

    internal static IEnumerable<DateMention> All(string text, int? year)
    {
        DateMention? open = null;
        foreach (Match match in Core().Matches(text))
        {
            var next = Of(match, open?.Last?.Year ?? year, open?.Last?.Month);
            if (next is null)
            {
                continue;
            }

            if (open is not null && open.End <= next.Start && Joins(text.AsSpan(open.End, next.Start - open.End)))
            {
                open = open with { End = next.End, Last = next.Last, Precision = next.Precision, IsEndOf = next.IsEndOf };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            // A ten-day period or a day without a month only goes on from one before.
            open = match.Groups["m"].Success || !match.Groups["only"].Success ? next : null;
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    /// <summary>The day a whole line writes, in either kind of figures.</summary>
    internal static DateOnly? WholeDay(string line)
    {
        var match = Day().Match(line);
        return match.Success && Number(match.Groups["y"].Value) is { } y && Number(match.Groups["m"].Value) is { } m && Number(match.Groups["d"].Value) is { } d
            ? Safe(y, m, d)
            : null;
    }

    private static bool Joins(ReadOnlySpan<char> between) => between is "至" or "到" or "-" or "~" or "或" or "、" or "和" or "与";

    private static DateMention? Of(Match match, int? year, int? month)
    {
        var y = Number(match.Groups["y"].Value) ?? (match.Groups["rel"].Value is "明" or "次" ? year + 1 : year);
        var m = Number(match.Groups["m"].Value) ?? (match.Groups["only"].Success ? month : null);
        var festival = match.Groups["f"].Success && Festivals.TryGetValue(match.Groups["f"].Value, out var day) ? day : default;
        var t = match.Groups["t"].Value;
        DateMention Made(DateOnly? first, DateOnly? last, DatePrecision precision, bool isEnd = false) =>
            new(match.Index, match.Index + match.Length, first, last, precision, isEnd, match.Groups["f"].Success, match.Groups["y"].Success);

        if (match.Groups["f"].Success)
        {
            var on = festival.Month > 0 && y is { } fy ? Safe(fy, festival.Month, festival.Day) : null;
            return Made(on, on, DatePrecision.Day);
        }

        if (m is { } inMonth)
        {
            if (inMonth is < 1 or > 12)
            {
                return null;
            }

            if (Number(match.Groups["d"].Value) is { } d)
            {
                var on = y is { } dy ? Safe(dy, inMonth, d) : null;
                return Made(on, on, DatePrecision.Day);
            }

            var last = y is { } my && my is > 1900 and < 2200 ? DateTime.DaysInMonth(my, inMonth) : 30;
            var (from, to, precision) = t switch
            {
                "上旬" or "初" => (1, 10, DatePrecision.TenDays),
                "中旬" or "中" => (11, 20, DatePrecision.TenDays),
                "下旬" => (21, last, DatePrecision.TenDays),
                _ => (1, last, DatePrecision.Month),
            };
            return Made(y is { } a ? Safe(a, inMonth, from) : null, y is { } b ? Safe(b, inMonth, to) : null, precision, t is "底" or "末");
        }

        if (match.Groups["h"].Success)
        {
            var isFirst = match.Groups["h"].Value == "上半年";
            return Made(y is { } a ? Safe(a, isFirst ? 1 : 7, 1) : null, y is { } b ? Safe(b, isFirst ? 6 : 12, isFirst ? 30 : 31) : null, DatePrecision.Half);
        }

        if (Number(match.Groups["q"].Value) is { } q && q is >= 1 and <= 4)
        {
            return Made(y is { } a ? Safe(a, q * 3 - 2, 1) : null, y is { } b ? Safe(b, q * 3, 1)?.AddMonths(1).AddDays(-1) : null, DatePrecision.Quarter);
        }

        return match.Groups["only"].Success ? null : Made(y is { } c ? Safe(c, 1, 1) : null, y is { } e ? Safe(e, 12, 31) : null, DatePrecision.Year, match.Groups["end"].Success);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var arabic) ? arabic
        : ChineseNumber.TryParse(text, out var value) ? (int)value : null;

    private static DateOnly? Safe(int year, int month, int day) =>
        year is > 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"(?:(?<y>(?:19|20)\d\d)年?|(?<rel>今|当|本|明|次)年)(?<m>1[0-2]|0?[1-9])月(?:份)?(?:(?<d>\d{1,2})[日号]|(?<t>上旬|中旬|下旬|底|末|初|中(?!心|央|国|共|小|学)))?"
        + @"|(?<![\d个第])(?<m>1[0-2]|0?[1-9])月(?:份)?(?:(?<d>\d{1,2})[日号]|(?<t>上旬|中旬|下旬|底|末|初))?"
        + @"|(?:(?:(?<y>(?:19|20)\d\d)年)|(?<rel>今|当|本|明|次)年)(?:(?<end>年?[底末]|年终)|(?<h>[上下]半年)|第?(?<q>[一二三四1-4])季度)?"
        + @"|(?<end>年底|年末|年终)|(?<h>[上下]半年)|第(?<q>[一二三四1-4])季度"
        + @"|“(?<f>七一|八一|十一|五一|五四|三八|六一)”|(?<f>国庆节?|元旦|建党节|建军节|劳动节|教师节|春节|中秋|端午)(?=节?(?:之?前|前夕|期间|前后))"
        + @"|(?<only>(?<t>上旬|中旬|下旬)|(?<d>\d{1,2})日)", RegexOptions.None, 1000)]
    private static partial Regex Core();

    [GeneratedRegex(@"^(?<y>\d{4}|[一二三四五六七八九〇零]{4})年(?<m>\d{1,2}|[一二三四五六七八九十]{1,3})月(?<d>\d{1,2}|[一二三四五六七八九十]{1,3})日$", RegexOptions.None, 1000)]
    private static partial Regex Day();
}
