using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>One for each: 实现“一村一名大学生村官”.</summary>
internal static partial class OneEachReader
{
    internal static void Read(ReadSentence sentence)
    {
        foreach (Match match in Pattern().Matches(sentence.Text))
        {
            sentence.Add(match, new(DutyKind.Minimum, ">=")
            {
                Low = 1,
                Unit = match.Groups["u"].Value,
                Per = match.Groups["per"].Value,
                Subject = sentence.Subject(match.Index + match.Length, sentence.EndOfPart(match.Index), match),
            });
            sentence.Take(match);
        }
    }

    [GeneratedRegex(@"实现“?(?:一|每)(?<per>[村社区支部镇校企园居]{1,2})一(?<u>名|个|支|所|站)", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
