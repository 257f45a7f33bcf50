using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>What comes again: 每季度不少于1次, 每年评定, 上下半年各一次.</summary>
internal static partial class RecurrenceReader
{
    internal static void Read(DutySentence sentence)
    {
        var matches = Pattern().Matches(sentence.Text);
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            if (!sentence.IsName(match.Index) && !sentence.IsTaken(match))
            {
                Read(sentence, match, i + 1 < matches.Count ? matches[i + 1].Index : sentence.Text.Length);
            }
        }
    }

    private static void Read(DutySentence sentence, Match match, int next)
    {
        var behind = match.Index + match.Length;
        var to = Math.Min(sentence.EndOfPart(behind), next);
        var period = PeriodOf(match);
        var figures = Figure.In(sentence, behind, to);
        if (figures.Count == 0 && to - behind < 40 && to < sentence.Text.Length && sentence.Text[to] == '，')
        {
            // The figure may stand behind one comma: 每季度组织学习，不少于1次.
            var end = sentence.EndOfPart(to + 1);
            var later = Figure.In(sentence, to, end);
            if (later.Count > 0 && later[0].Match.Groups["q"].Success && later[0].IsTimes)
            {
                (figures, to) = (later, end);
            }
        }

        if (figures.Count == 0)
        {
            AddOnce(sentence, match, to, period);
            return;
        }

        foreach (var figure in figures)
        {
            var between = sentence.Text.AsSpan(match.Index, figure.Index - match.Index);
            var isAtLeast = between.Contains("至少", StringComparison.Ordinal) || between.Contains("不少于", StringComparison.Ordinal);
            var comparison = Bound.Operator(figure.Match, isAtLeast);
            sentence.Add(figures[0] == figure ? match.Index : figure.Index, figure.End, new(figure.IsTimes ? DutyKind.Frequency : Bound.KindOf(comparison), figure.High is null ? comparison : "between")
            {
                Low = figure.Low,
                High = figure.High,
                Unit = figure.Unit,
                Period = period,
                Subject = sentence.Subject(behind, to, figure.Match),
            });
        }

        sentence.Take(match.Index, to);
    }

    private static void AddOnce(DutySentence sentence, Match match, int to, string period)
    {
        var rest = sentence.Text[(match.Index + match.Length)..to];
        var isDeed = rest.Length >= 2 && (DutyWords.Deed().IsMatch(rest) || rest.Length > 3 && !rest.StartsWith('都') && !rest.StartsWith('的'));
        if (!isDeed || ShareReader.Pattern().IsMatch(rest))
        {
            sentence.Note(match, NotUnderstoodReasons.NumberWithoutDuty);
            return;
        }

        sentence.Add(match.Index, to, new(DutyKind.Frequency, "=") { Low = 1, Unit = "次", Period = period, Subject = rest, IsImplied = true });
        sentence.Take(match.Index, to);
    }

    private static string PeriodOf(Match match) => match.Groups["h"].Success ? "半年"
        : match.Groups["n"].Success ? match.Groups["n"].Value + match.Groups["u"].Value
        : match.Groups["p"].Value switch
        {
            "年度" or "全年" or "年内" or "年度内" or "一年" or "一年内" or "学年" => "年",
            "季" => "季度",
            "半年度" => "半年",
            "月度" => "月",
            "星期" => "周",
            "日" => "天",
            var period => period,
        };

    [GeneratedRegex(@"每(?:一)?(?:个)?(?<p>半年度?|年度?|季度|季|半个?月|月度?|周|星期|天|日|工作日|学期|学年|旬|(?<n>[两二三四五\d]{1,2})(?<u>年|个?月|周|个季度))(?!轻|级)|(?<p>半年|年|季度|月|周)(?=至少|不少于|不低于)|按(?<p>季度?|月|年度?|周|半年)(?=开展|组织|召开|通报|报送|上报|公布|调度|进行)|(?<p>全年|年内|年度内|一年内?)(?=[^，。；]{0,12}(?:不少于|至少|不低于|不超过)" + Figure.Number + "(?:" + Figure.Units + @"))|(?<h>上半年[与和、及]?下半年[^，。；]{0,4}(?:各|分别))", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
