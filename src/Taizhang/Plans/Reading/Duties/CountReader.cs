using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>Figures to be reached once: 引进100名, 不少于20个, 每个支部认领1个.</summary>
internal static partial class CountReader
{
    internal static void Read(ReadSentence sentence)
    {
        var pers = Per().Matches(sentence.Text);
        Figure? last = null;
        Match? lastPer = null;
        foreach (var figure in Figure.In(sentence, 0, sentence.Text.Length))
        {
            var per = PerOf(sentence, pers, figure, last, lastPer);
            var isPer = per is not null;
            if (!IsDuty(sentence, figure, isPer, last?.End ?? -1))
            {
                sentence.Note(figure.Match, NotUnderstoodReasons.NumberWithoutDuty);
                continue;
            }

            var before = sentence.Before(figure.Index);
            var comparison = OperatorOf(sentence, figure, last);
            (last, lastPer) = (figure with { Operator = comparison }, per);
            var kind = Bound.KindOf(comparison);
            if (kind == DutyKind.Quantity && isPer && comparison == "=" && figure.Unit != "元")
            {
                (kind, comparison) = (DutyKind.Minimum, ">=");
            }

            if (ShareReader.GrowthBefore().Match(before) is { Success: true } word && figure.Match.Groups["q"].Value is "" or "不少于" or "不低于" or "约" or "超过")
            {
                (kind, comparison) = (DutyKind.Growth, ShareReader.DirectionOf(word));
            }

            sentence.Add(figure.Index - before.Length + StartOfDeed(before), figure.End, new(kind, comparison)
            {
                Low = figure.Low,
                High = figure.High,
                Unit = figure.Unit,
                Period = sentence.SpanAt(figure.Index) ?? (Yearly().IsMatch(before) ? "年" : null),
                Per = per?.Groups["per"] is { Length: > 0 } unit ? unit.Value : null,
                Subject = sentence.Subject(figure.End, sentence.EndOfPart(figure.End), figure.Match),
            });
        }
    }

    // 每个乡镇省级用稿1篇，市级2篇: for each of them, as long as the same is counted.
    private static Match? PerOf(ReadSentence sentence, MatchCollection pers, Figure figure, Figure? last, Match? lastPer)
    {
        var near = pers.LastOrDefault(per => per.Index < figure.Index);
        return near is null ? null
            : !sentence.Text.AsSpan(near.Index, figure.Index - near.Index).Contains('，') ? near
            : ReferenceEquals(near, lastPer) && last?.Unit == figure.Unit ? near : null;
    }

    // 不少于3天、24学时: what follows in a row is asked as the first is.
    private static string OperatorOf(ReadSentence sentence, Figure figure, Figure? last) =>
        figure.Operator == "=" && last is { Operator: ">=" or "<=" } && sentence.Text.AsSpan(last.End, figure.Index - last.End) is "、" or "和" or "及" ? last.Operator : figure.Operator;

    private static bool IsDuty(ReadSentence sentence, Figure figure, bool isPer, int lastEnd)
    {
        var before = sentence.Before(figure.Index);
        var behind = sentence.Behind(figure.End);
        var q = figure.Match.Groups["q"];
        var isBound = Bound.IsIn(figure.Match, before);
        var hasDeed = DutyWords.Deed().IsMatch(before) || ShareReader.GrowthBefore().IsMatch(before);
        var isScope = !q.Success && figure.Match.Groups["a"].Success && behind.Length > 0 && !"，。；、:)(".Contains(behind[0], StringComparison.Ordinal);
        if (figure.Unit is "年" or "天" or "日" && !isBound || figure.Unit is "小时" or "分钟" or "倍" && !isBound || before.EndsWith('为') && !isBound
            || isScope && (before.EndsWith("实现", StringComparison.Ordinal) || !DutyWords.IsDeedRightBefore(before)))
        {
            return false;
        }

        var isListed = lastEnd >= 0 && figure.Index - lastEnd < 30 && !sentence.Text.AsSpan(lastEnd, figure.Index - lastEnd).Contains('。');
        return isBound && (q.Success || !figure.Match.Groups["a"].Success || hasDeed || behind.Length == 0 || behind[0] is '，' or '。' or '；' or '的')
            || (figure.IsArabic || isPer && figure.Match.Groups["n"].Value is not "一") && (hasDeed || isListed || isPer)
            || !figure.IsArabic && figure.Low > 1 && DutyWords.IsDeedRightBefore(before);
    }

    private static int StartOfDeed(string before)
    {
        var last = before.LastIndexOf('、') + 1;
        var deed = DutyWords.Deed().Match(before[last..]);
        return deed.Success ? last + deed.Index : Math.Max(last, before.Length - 8);
    }

    [GeneratedRegex("全年|年内|年度|每年", RegexOptions.None, 1000)]
    private static partial Regex Yearly();

    private const string Unit = "党支部|支部|党员|党组织|党委|行政村|村\\(社区\\)|村|社区|乡镇|镇\\(街道\\)|乡|镇|街道|县\\(区\\)|区县|学校|校|班级|班|单位|部门|科室|企业|人|户|项目";

    [GeneratedRegex("每一?(?:(?:个|名|位|支|家|所)(?<per>" + Unit + ")?|(?<per>" + Unit + "))(?=[^，。；]{0,60}[0-9])", RegexOptions.None, 1000)]
    private static partial Regex Per();
}
