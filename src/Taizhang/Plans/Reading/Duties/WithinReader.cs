using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>A time that runs from an event or over years: N个工作日内, 三年内, 任期届满前6个月.</summary>
internal static partial class WithinReader
{
    internal static void Read(ReadSentence sentence)
    {
        foreach (Match match in Pattern().Matches(sentence.Text))
        {
            var isOther = match.Index > 0 && sentence.Text[match.Index - 1] is '第' or '每' or '近' or '过' || ToBound().IsMatch(sentence.Before(match.Index));
            if (!isOther && !sentence.IsName(match.Index) && !sentence.IsTaken(match))
            {
                Add(sentence, match);
                sentence.Take(match);
            }
        }
    }

    /// <summary>The spans of years a sentence gives (5年内, 2012年起5年内), each with its place.</summary>
    internal static List<(int Index, string Words)> YearsOf(string sentence) =>
        [.. Pattern().Matches(sentence).Where(match => match.Groups["u"].Value == "年" && !match.Groups["e"].Success)
            .Select(match => (match.Index, match.Value.Replace("，", "", StringComparison.Ordinal)))];

    private static void Add(ReadSentence sentence, Match match)
    {
        var end = match.Index + match.Length;
        var rest = sentence.Behind(end);
        var n = Figure.ValueOf(match.Groups["n"].Value);
        var unit = match.Groups["u"].Value switch { "月" => "个月", "工作日" => "个工作日", var written => written };
        var to = sentence.EndOfPart(end);
        if (match.Groups["y"].Success && Figure.ValueOf(match.Groups["y"].Value) is { } y && n is { } years)
        {
            var deed = DateReader.EndOfDeed(sentence, end);
            sentence.Add(match.Index, deed, new(DutyKind.Deadline, "=")
            {
                Low = n,
                Unit = unit,
                Period = $"自{y}年起",
                Subject = sentence.Text[end..deed].TrimStart('，'),
                Deadline = LastOf((int)(y + years - 1)),
                DeadlineText = match.Value,
            });
        }
        else if (unit == "年" && (rest.StartsWith("享受", StringComparison.Ordinal) || rest.StartsWith("给予", StringComparison.Ordinal) || rest.StartsWith("不得", StringComparison.Ordinal)))
        {
            sentence.Add(match.Index, to, new(DutyKind.Quantity, "=") { Low = n, Unit = unit, Subject = sentence.Text[end..to] });
        }
        else if (unit != "年" || !Figure.Pattern().Matches(rest).Any(m => m.Groups["u"].Value is not ("年" or "天")))
        {
            sentence.Add(match.Index, Math.Max(to, end), new(DutyKind.Deadline, "<=")
            {
                Low = n,
                Unit = unit,
                Subject = rest.Length > 1 && to > end ? sentence.Text[end..to] : sentence.Before(match.Index),
                Deadline = unit == "年" && sentence.Period is { } period && n is { } span ? LastOf(period.First + (int)span - 1) : null,
                DeadlineText = match.Value,
            });
        }
    }

    // 压缩至3个工作日以内 is how long something may take, not by when.
    [GeneratedRegex("(?:压缩|缩短|压减|缩减|控制|减少|降低?)(?:至|到|在)$|不(?:得)?超过$", RegexOptions.None, 1000)]
    private static partial Regex ToBound();

    private static DateOnly? LastOf(int year) => year is > 1900 and < 2200 ? new DateOnly(year, 12, 31) : null;

    [GeneratedRegex(@"(?:(?<y>(?:19|20)\d\d)年(?:起|开始)，?)?(?<e>前)?(?<n>" + Figure.Number + @")个?(?<u>工作日|小时|分钟|日|天|周|月|年)(?<in>以内|之内|内|时间内)", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
