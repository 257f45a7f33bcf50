using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>Shares (达到90%以上, 1%至2%, 三分之二) and the growth written as a share (年均增长5%).</summary>
internal static partial class ShareReader
{
    internal static void Read(ReadSentence sentence)
    {
        var lastEnd = -1;
        var lastOperator = "=";
        foreach (Match match in Pattern().Matches(sentence.Text))
        {
            if (sentence.IsTaken(match))
            {
                continue;
            }

            var before = sentence.Before(match.Index);
            var behind = sentence.Behind(match);
            if (sentence.IsName(match.Index) || DutyWords.ConditionBefore().IsMatch(before) || DutyWords.ConditionBehind().IsMatch(behind) || DutyWords.ScoreBehind().IsMatch(behind))
            {
                sentence.Note(match, NotUnderstoodReasons.NumberInName);
            }
            else
            {
                // 分别达到95%、90%和85%: what follows in a row is asked as the first is.
                var isInRow = lastEnd >= 0 && sentence.Text.AsSpan(lastEnd, match.Index - lastEnd) is "、" or "和" or "及" or "以及" or "，";
                lastOperator = isInRow && !match.Groups["q"].Success ? lastOperator : OperatorOf(match, before);
                lastEnd = match.Index + match.Length;
                Add(sentence, match, lastOperator, before, behind);
            }

            sentence.Take(match);
        }
    }

    private static void Add(ReadSentence sentence, Match match, string comparison, string before, string behind)
    {
        var low = Figure.ValueOf(match.Groups["n"].Value);
        var high = match.Groups["n2"].Success ? Figure.ValueOf(match.Groups["n2"].Value) : null;
        var unit = match.Groups["s"].Value == "个百分点" ? "个百分点" : match.Groups["s"].Value == "‰" || match.Groups["s2"].Value == "‰" ? "‰" : "%";
        if (match.Groups["c"].Success)
        {
            low = Figure.ValueOf(match.Groups["c"].Value) * 10;
        }
        else if (match.Groups["d"].Success && Figure.ValueOf(match.Groups["d"].Value) is { } d && d != 0)
        {
            low = Math.Round(low.GetValueOrDefault() / d * 100, 2);
        }

        var q = match.Groups["q"].Value;
        if (GrowthBefore().Match(before) is { Success: true } word && !q.EndsWith('到') && !q.EndsWith('至') && !before.EndsWith('到'))
        {
            sentence.Add(match.Index - word.Length, match.Index + match.Length, new(DutyKind.Growth, DirectionOf(word))
            {
                Low = low,
                High = high,
                Unit = unit,
                Period = Yearly().IsMatch(before) ? "年" : sentence.SpanAt(match.Index),
                Subject = before[..^word.Length],
            });
            return;
        }

        if (unit == "个百分点")
        {
            sentence.Note(match, NotUnderstoodReasons.NumberWithoutDuty);
            return;
        }

        var end = match.Index + match.Length + (behind.StartsWith("配备", StringComparison.Ordinal) ? 2 : 0);
        sentence.Add(sentence.StartOfWords(match.Index), end, new(DutyKind.Ratio, comparison)
        {
            Low = low,
            High = high,
            Unit = unit,
            Period = sentence.SpanAt(match.Index),
            Subject = before,
        });
    }

    // Than the year before, every year; 较2023年 only names a base.
    [GeneratedRegex("年均|每年|逐年|年度|同比|上年|上一年|去年", RegexOptions.None, 1000)]
    private static partial Regex Yearly();

    internal static string DirectionOf(Match word) => word.ValueSpan.IndexOfAny("降减压缩") >= 0 ? "decrease" : "increase";

    private static string OperatorOf(Match match, string before)
    {
        if (match.Groups["n2"].Success)
        {
            return "between";
        }

        // The base of a share may stand between the bound and the figure: 不低于上年度总额的1%.
        var comparison = Bound.Operator(match, before);
        return comparison == "=" && match.Groups["q"].Length > 0 ? ">=" : comparison;
    }

    [GeneratedRegex(Bound.InFront + @"(?:(?<![\d.])(?<n>\d{1,9}(?:\.\d{1,6})?)(?:(?<s>[%‰])?(?:至|-|~|到)(?<n2>\d{1,9}(?:\.\d{1,6})?)(?<s2>[%‰])|(?<s>[%‰]|个百分点))|(?<c>[一二三四五六七八九])成(?=以上|左右|[，。；的])|百分之(?<n>[一二三四五六七八九十百零]{1,6}|\d{1,9})(?:(?:至|到)百分之(?<n2>[一二三四五六七八九十百零]{1,6}|\d{1,9}))?|(?<d>[二三四五六七八九十])分之(?<n>[一二三四五六七八九两])|(?<![\d.])(?<n>\d)/(?<d>\d)(?=以上|的))(?:的比例)?" + Bound.Behind, RegexOptions.None, 1000)]
    internal static partial Regex Pattern();

    /// <summary>Words that make a share a growth when they stand right in front of it.</summary>
    [GeneratedRegex(@"(?:增长|增加|增产|增收|提高|提升|上升|递增|增幅|下降|降低|减少|压减|压缩|递减|降幅|缩短|下浮|减)(?:率|幅度)?(?:约|了|不低于|不少于|达到?|在|超过|保持在?)?$", RegexOptions.None, 1000)]
    internal static partial Regex GrowthBefore();
}
