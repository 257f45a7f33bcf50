using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>What comes again: 每季度不少于1次, 每年评定, 上下半年各一次, 每月5日前报送.</summary>
internal static partial class RecurrenceReader
{
    /// <summary>How far behind its period the end of a deed may lie for a figure behind the next comma to belong to it.</summary>
    private const int ShortDeed = 40;

    internal static void Read(ReadSentence sentence)
    {
        var matches = RecurringPeriod.Pattern().Matches(sentence.Text);
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            if (!sentence.IsName(match.Index) && !sentence.IsTaken(match))
            {
                Read(sentence, match, i + 1 < matches.Count ? matches[i + 1].Index : sentence.Text.Length);
            }
        }
    }

    private static void Read(ReadSentence sentence, Match match, int next)
    {
        var period = RecurringPeriod.Of(match);
        var day = DayInPeriod().Match(sentence.Text, match.Index + match.Length);
        var behind = match.Index + match.Length + day.Length;
        var to = Math.Min(day.Length > 0 ? DateReader.EndOfDeed(sentence, behind) : sentence.EndOfPart(behind), next);
        var figures = Figure.In(sentence, behind, to);
        if (figures.Count == 0 && to - behind < ShortDeed && to < sentence.Text.Length && sentence.Text[to] == '，')
        {
            // The figure may stand behind one comma: 每季度组织学习，不少于1次.
            var end = sentence.EndOfPart(to + 1);
            var later = Figure.In(sentence, to, end);
            if (later.Count > 0 && later[0].Match.Groups["q"].Success && later[0].IsTimes)
            {
                (figures, to) = (later, end);
            }
        }

        if (figures.Count == 0 || IsFixedDay(sentence, figures[0]))
        {
            AddOnce(sentence, match, day, to, period);
            return;
        }

        foreach (var figure in figures)
        {
            sentence.Add(figures[0] == figure ? match.Index : figure.Index, figures[^1] == figure ? Math.Min(to, figure.End + ReadSentence.Words) : figure.End, new(KindOf(figure), figure.Operator)
            {
                Low = figure.Low,
                High = figure.High,
                Unit = figure.Unit,
                Period = period,
                Subject = sentence.Subject(behind, to, figure.Match),
                DeadlineText = day.Length > 0 ? match.Value + day.Value : null,
            });
        }

        sentence.Take(match.Index, to);
    }

    // So many times is a frequency, at most so many times a ceiling.
    private static DutyKind KindOf(Figure figure) =>
        figure.IsTimes && figure.Operator != "<=" ? DutyKind.Frequency : Bound.KindOf(figure.Operator);

    // 每月相对固定1天 tells the day, not how many.
    private static bool IsFixedDay(ReadSentence sentence, Figure figure) =>
        figure.Unit == "天" && sentence.Before(figure.Index) is var before && (before.EndsWith("固定", StringComparison.Ordinal) || before.EndsWith("确定", StringComparison.Ordinal));

    private static void AddOnce(ReadSentence sentence, Match match, Match day, int to, string period)
    {
        var behind = match.Index + match.Length + day.Length;
        var rest = sentence.Text[behind..to];
        var isDeed = sentence.IsDeadlineCell || match.Groups["o"].Success
            || rest.Length >= 2 && (DutyWords.Deed().IsMatch(rest) || rest.Length > 3 && !NoDeed().IsMatch(rest));
        if (!isDeed || ShareReader.Pattern().IsMatch(rest) && !rest.StartsWith('按'))
        {
            sentence.Note(match, NotUnderstoodReasons.NumberWithoutDuty);
            return;
        }

        sentence.Add(match.Index, to, new(DutyKind.Frequency, "=")
        {
            Low = Math.Max(1, day.Groups["d"].Captures.Count),
            Unit = "次",
            Period = period,
            Subject = sentence.IsDeadlineCell ? sentence.Topic : rest,
            IsImplied = true,
            DeadlineText = day.Length > 0 ? match.Value + day.Value : null,
        });
        if (!ShareReader.Pattern().IsMatch(rest))
        {
            sentence.Take(match.Index, to);
        }
    }

    [GeneratedRegex("^(?:都|均|的|人均|工作|任务|计划|目标|重点|会有)", RegexOptions.None, 1000)]
    private static partial Regex NoDeed();

    /// <summary>The day on which it falls due: 每月5日前, 每季度首月10日前, 每周五前, 每年12月底前.</summary>
    [GeneratedRegex(@"\G(?:在|于)?(?:(?:首月|末月|次月|\d{1,2}月份?)?(?:(?<d>\d{1,2})[日号](?:[、和及](?<d>\d{1,2})[日号]){0,6}|[底末初]|[上中下]旬|[一二三四五六日天](?=之?前|上午|下午))|\d{1,2}月份?)(?:之?前|以前)?", RegexOptions.None, 1000)]
    private static partial Regex DayInPeriod();
}
