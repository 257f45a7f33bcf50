using System.Text.RegularExpressions;
using Taizhang.Kernel;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>A counted figure: a number with its unit, and the words that bound it.</summary>
internal sealed partial record Figure(Match Match, decimal Low, decimal? High, string Operator)
{
    internal const string Number = @"(?:(?<![\d.])\d[\d,]{0,15}(?:\.\d{1,6})?[百千万亿]{0,2}|[一二两三四五六七八九十百千万亿]{1,8}|半)";

    internal const string Times = "人次|场次|批次|次|场|回|期|堂|轮|讲|遍";

    internal const string Units = Times + "|节(?![假约能点日省气])|个工作日|工作日|元|人(?![才民大士数员均口类群文生])|名(?![单称师校])|位|个月|个小时|小时|分钟|学时|课时|学分|公里|千米|平方米|平方公里|立方米|千瓦时|亩|公顷|公斤|吨|毫克|米|倍|字|枚|箱|天|日|个(?!百分点)|家|项|套|篇|份|则|款|件|处|所(?!有)|座|条|户|支|台|辆|间|批|种|门|本|册|部(?!门|分|署)|栋|张|幅|首|例|起|宗|株|棵|页|组|对|队|只|艘|盏|块|片(?!区)|岗|周(?!年|边)|年(?![度底末终轻])";

    private static readonly HashSet<string> TimesWords = [.. Times.Split('|'), "节"];

    internal string Unit => Match.Groups["u"].Value;

    internal bool IsTimes => TimesWords.Contains(Unit);

    internal bool IsArabic => char.IsAsciiDigit(Match.Groups["n"].Value[0]);

    internal int Index => Match.Index;

    internal int End => Match.Index + Match.Length;

    /// <summary>The figures between two places of a sentence that nobody has taken and that are no names, scores or conditions.</summary>
    internal static List<Figure> In(ReadSentence sentence, int from, int to)
    {
        var found = new List<Figure>();
        foreach (var match in sentence.Figures)
        {
            if (match.Index + match.Length > to)
            {
                break;
            }

            if (match.Index < from || sentence.IsTaken(match))
            {
                continue;
            }

            if (IsNoTarget(sentence, match) || from > 0 && match.Groups["u"].Value is "年")
            {
                sentence.Note(match, NotUnderstoodReasons.NumberInName);
            }
            else if (Of(match, sentence.Before(match.Index)) is { } figure)
            {
                found.Add(figure);
            }
        }

        return found;
    }

    /// <summary>The figure a match of <see cref="Pattern"/> writes; null where its number cannot be.</summary>
    internal static Figure? Of(Match match, string before)
    {
        var scale = match.Groups["s"].Value switch { "万" => 10_000m, "亿" => 100_000_000m, _ => 1m };
        return ValueOf(match.Groups["n"].Value) * scale is not { } low ? null
            : match.Groups["n2"].Success && ValueOf(match.Groups["n2"].Value) * scale is { } high ? new Figure(match, low, high, "between")
            : new Figure(match, low, null, Bound.Operator(match, before));
    }

    internal static decimal? ValueOf(string written)
    {
        if (written == "半")
        {
            return 0.5m;
        }

        return ChineseNumber.TryRead(written, 0, out var number) && number.Length == written.Length ? number.Value : null;
    }

    private static bool IsNoTarget(ReadSentence sentence, Match match)
    {
        var behind = sentence.Behind(match);
        var isBareScale = match.Groups["n"].Value[0] is '百' or '千' or '万' or '亿';
        return sentence.IsName(match.Index) || isBareScale || !match.Groups["q"].Success && DutyWords.ConditionBefore().IsMatch(sentence.Before(match.Index))
            || DutyWords.ScoreBehind().IsMatch(behind) || DutyWords.ConditionBehind().IsMatch(behind) || match.Groups["u"].Value is "周" or "片"
            || behind.StartsWith("规定", StringComparison.Ordinal);
    }

    [GeneratedRegex(Bound.InFront + @"(?<![第届\d.])(?<n>" + Number + @")(?:余|多)?(?:(?:至|-|~|到)(?<n2>" + Number + @"))?(?<s>[万亿])?(?<u>" + Units + ")" + Bound.Behind, RegexOptions.None, 1000)]
    internal static partial Regex Pattern();
}
