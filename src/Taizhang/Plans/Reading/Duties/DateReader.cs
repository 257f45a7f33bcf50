using System.Text.RegularExpressions;
using Taizhang.Kernel;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>By when, and in which window: 2019年12月底前, 在6月中旬至7月上旬.</summary>
internal static partial class DateReader
{
    internal static void Read(ReadSentence sentence)
    {
        foreach (var date in ChineseDate.All(sentence.Text, sentence.Signed?.Year ?? sentence.Period?.First))
        {
            if (sentence.IsTaken(date.Start, date.End) || sentence.IsName(date.Start) && !date.IsFestival)
            {
                continue;
            }

            if (!IsDeadline(sentence, date))
            {
                sentence.Note(date.Start, date.End, NotUnderstoodReasons.DateWithoutDuty);
                continue;
            }

            Add(sentence, date);
            sentence.Take(date.Start, date.End);
        }
    }

    private static void Add(ReadSentence sentence, DateMention date)
    {
        var rest = sentence.Behind(date.End);
        var isBefore = IsBefore(rest);
        var last = date.IsFestival && isBefore ? date.Last?.AddDays(-1)
            : date.Precision == DatePrecision.Month && isBefore && !date.IsEndOf && rest[0] is not ('末' or '底') ? date.First?.AddDays(-1)
            : date.Last;
        var to = EndOfDeed(sentence, date.End);
        var isWindow = !isBefore && !date.IsEndOf && date.Precision is not DatePrecision.Year && !rest.StartsWith('底');
        sentence.Add(date.Start, to, new(DutyKind.Deadline, isWindow ? "between" : "<=")
        {
            Subject = sentence.IsDeadlineCell ? sentence.Topic : sentence.Text[date.End..to].TrimStart('末', '底', '前', '，', '之', '以', '夕', '内', ')'),
            From = isWindow ? date.First : null,
            Deadline = last,
            DeadlineText = sentence.Text[date.Start..date.End],
        });
    }

    /// <summary>The deed behind a date often stands behind a comma: 2019年12月底前，各支部完成….</summary>
    internal static int EndOfDeed(ReadSentence sentence, int from)
    {
        var to = sentence.EndOfPart(from);
        return to - from <= 2 && to < sentence.Text.Length - 1 ? sentence.EndOfPart(to + 1) : to;
    }

    private static bool IsBefore(string rest) => Before().IsMatch(rest);

    [GeneratedRegex("^[末底]?(?:之|以)?前", RegexOptions.None, 1000)]
    private static partial Regex Before();

    private static bool IsDeadline(ReadSentence sentence, DateMention date)
    {
        var before = sentence.Text[Math.Max(0, date.Start - 3)..date.Start];
        var rest = sentence.Behind(date.End);
        if (sentence.IsDeadlineCell)
        {
            return true;
        }

        if (IsPassing(date, before, rest))
        {
            return false;
        }

        if (IsBefore(rest) || rest.StartsWith('内') || date.IsEndOf || rest.StartsWith('底'))
        {
            return date.Last is not null || !date.IsFestival || rest.StartsWith('前') || date.HasYear;
        }

        var isLeading = before.Length == 0 || before[^1] is '，' or '。' or '；' or ':' or ')' or '.' or '、';
        var isIn = before.Length > 0 && before[^1] is '在' or '于' or '到' or '至' or '从' or '自' or '合' or '止' or '年';
        var isPast = date.Last < sentence.Signed;
        return !isPast && date.Precision switch
        {
            DatePrecision.Year => date.HasYear && (before.EndsWith('到') || before.EndsWith('至') || isLeading && DutyWords.Deed().IsMatch(rest[..Math.Min(rest.Length, 20)]) && !rest.StartsWith('的')),
            DatePrecision.TenDays => true,
            _ when IsStage(sentence, date) => true,
            _ => (isIn || isLeading) && rest.Length > 2 && !rest.StartsWith('的'),
        };
    }

    // A date that begins something, names a year or tells where a document comes from.
    private static bool IsPassing(DateMention date, string before, string rest) =>
        rest.StartsWith("以来", StringComparison.Ordinal) || rest.StartsWith("开始", StringComparison.Ordinal) || rest.StartsWith('度') || rest.StartsWith('起') || rest.StartsWith("印发", StringComparison.Ordinal)
        || rest.StartsWith("发布", StringComparison.Ordinal)
        || before.EndsWith('自') && rest.Contains("施行", StringComparison.Ordinal)
        || date.IsEndOf && YearEndOf().IsMatch(rest)
        || date.Precision == DatePrecision.Year && Theme().IsMatch(rest);

    // （一）动员部署阶段（2024年3月）: the window of a stage stands in brackets behind its name.
    private static bool IsStage(ReadSentence sentence, DateMention date) =>
        date.Start > 0 && sentence.Text[date.Start - 1] == '(' && date.End < sentence.Text.Length && sentence.Text[date.End] is ')' or '前' or '底'
        && Stage().IsMatch(sentence.Text[Math.Max(0, date.Start - 13)..(date.Start - 1)]);

    [GeneratedRegex("阶段|步骤|部署|启动|排查|整治|实施|总结|提升|验收$", RegexOptions.None, 1000)]
    private static partial Regex Stage();

    // 年终考核 is a name.
    [GeneratedRegex("^(?:考核|总结|述职|决算|奖|绩效|考评|评比|评议|评优|测评|报告)", RegexOptions.None, 1000)]
    private static partial Regex YearEndOf();

    [GeneratedRegex("^(?:主题|(?:以|为|是|突出|聚焦|围绕|确定为|定为)(?:年度主题)?[“《])", RegexOptions.None, 1000)]
    private static partial Regex Theme();
}
