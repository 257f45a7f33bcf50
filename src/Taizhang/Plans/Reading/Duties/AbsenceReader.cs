using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>What must not be there at all: 年内无不达标河库, 实现零投诉.</summary>
internal static partial class AbsenceReader
{
    internal static void Read(ReadSentence sentence)
    {
        foreach (Match match in Pattern().Matches(sentence.Text))
        {
            if (!sentence.IsName(match.Index) && !match.Value.Contains("得分", StringComparison.Ordinal) && !match.Value.Contains('扣') && !DutyWords.ScoreBehind().IsMatch(sentence.Behind(match)))
            {
                sentence.Add(match, new(DutyKind.Maximum, "=") { Low = 0, Unit = "个", Period = "年", Subject = match.Groups["what"].Value, IsImplied = true });
                sentence.Take(match);
            }
        }
    }

    // 无害化, 无缝衔接, 零距离 tell how something is done, not what is to be absent.
    [GeneratedRegex(@"(?:年内|全年|确保|实现|做到|保持|杜绝)(?:无(?![^，。；]{1,2}化)(?![害缝偿障线烟人形私偏])|零(?!距离|障碍|门槛|跑|接触|成本|材料|容忍|突破|增长|基础)|不(?:再)?(?:发生|出现))(?<what>[^，。；0-9]{2,12})", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
