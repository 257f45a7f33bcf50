using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>How long something is to take: 集中1个月时间, 分2年, 为期三天.</summary>
internal static partial class DurationReader
{
    internal static void Read(ReadSentence sentence)
    {
        foreach (Match match in Pattern().Matches(sentence.Text))
        {
            if (sentence.IsName(match.Index) || sentence.IsTaken(match) || sentence.Behind(match).StartsWith("以上", StringComparison.Ordinal)
                || match.Value.StartsWith("连续", StringComparison.Ordinal) || IsPeriodOfPlan(sentence, match))
            {
                continue;
            }

            var end = sentence.EndOfPart(match.Index);
            sentence.Add(match.Index, Math.Min(end, match.Index + match.Length + 8), new(DutyKind.Quantity, "=")
            {
                Low = Figure.ValueOf(match.Groups["n"].Value),
                Unit = match.Groups["u"].Value,
                Subject = sentence.Subject(match.Index + match.Length, end, match),
            });
            sentence.Take(match);
        }
    }

    // 从2023年起，用三年时间 tells how long the plan runs.
    private static bool IsPeriodOfPlan(ReadSentence sentence, Match match) => PlanStart().IsMatch(sentence.Text[..match.Index]);

    [GeneratedRegex("(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:起|开始)，?[^。；，]{0,10}$", RegexOptions.None, 1000)]
    private static partial Regex PlanStart();

    [GeneratedRegex(@"(?:集中|用|利用|为期|分|历时|连续)(?<n>" + Figure.Number + @")(?<u>年|个月|个?周|天)(?:左右)?(?:的?时间)?(?!每年|内)", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
