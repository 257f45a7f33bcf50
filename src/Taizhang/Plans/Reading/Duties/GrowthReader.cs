using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>Growth in words: 逐年提高, 每年增长, 翻一番, 大幅增加.</summary>
internal static partial class GrowthReader
{
    internal static void Read(ReadSentence sentence)
    {
        foreach (Match match in Pattern().Matches(sentence.Text))
        {
            if (!sentence.IsName(match.Index))
            {
                sentence.Add(match, new(DutyKind.Growth, match.ValueSpan.IndexOfAny("降减") >= 0 ? "decrease" : "increase")
                {
                    Period = match.Groups["big"].Success ? null : "年",
                    Subject = sentence.Before(match.Index),
                });
            }
        }
    }

    [GeneratedRegex(@"(?:实现|做到|确保|保持|有所|稳步|在[^，。；]{2,8}基础上)*(?:逐年|每年|年年|持续逐步)(?:有所|适当|稳步|同步)?(?:提高|增长|增加|递增|上升|提升|加大|下降|减少|递减|降低)|翻(?:一|两)?番|(?<big>大幅度?(?:增加|提高|增长|提升))", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
