using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>All of them, in words: 实现村级站点全覆盖.</summary>
internal static partial class CoverageReader
{
    internal static void Read(ReadSentence sentence)
    {
        foreach (Match match in Pattern().Matches(sentence.Text))
        {
            if (!sentence.IsName(match.Index) && !sentence.IsTaken(match))
            {
                sentence.Add(match, new(DutyKind.Ratio, "=") { Low = 100, Unit = "%", Period = sentence.SpanAt(match.Index), Subject = match.Groups["what"].Value, IsImplied = true });
            }
        }
    }

    [GeneratedRegex(@"(?:实现|确保|达到|做到|力争)(?<what>[^，。；“”\d]{0,20}?)全覆盖", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
