using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>A figure with its period behind a stroke, as tables write it: 1次/季度, 不少于4篇/年.</summary>
internal static partial class RateReader
{
    internal static void Read(ReadSentence sentence)
    {
        foreach (Match match in Pattern().Matches(sentence.Text))
        {
            var before = sentence.Before(match.Index);
            if (sentence.IsName(match.Index) || DutyWords.ScoreBehind().IsMatch(sentence.Behind(match)) || Figure.Of(match, before) is not { } figure)
            {
                continue;
            }

            sentence.Add(match, new(figure.IsTimes && figure.Operator != "<=" ? DutyKind.Frequency : Bound.KindOf(figure.Operator), figure.Operator)
            {
                Low = figure.Low,
                High = figure.High,
                Unit = figure.Unit,
                Period = RecurringPeriod.Named(match.Groups["p"].Value),
                Subject = before,
            });
            sentence.Take(match);
        }
    }

    [GeneratedRegex(Bound.InFront + @"(?<![第\d.])(?<n>" + Figure.Number + @")(?:(?:至|-|~|到)(?<n2>" + Figure.Number + @"))?(?<s>[万亿])?(?<u>" + Figure.Units + ")" + Bound.Behind + "/(?:每)?(?<p>半年|年|季度?|月|周|日|天|学期)", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
