using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading;

/// <summary>Finds who leads, who answers, who cooperates: in brackets, in lines of their own, in sentences with 由…牵头.</summary>
internal static partial class UnitReader
{
    /// <summary>Whether a paragraph does nothing but name units, as a line under its measure.</summary>
    internal static bool IsOwnLine(string text) => Labeled().Match(text) is { Success: true, Index: <= 1 };

    internal static void Read(MappedText plain, Structure structure)
    {
        var labels = Labeled().Matches(plain.Text);
        if (labels.Count > 0)
        {
            structure.Units.Add(new(
                structure.Place,
                Named(labels, "牵头", "主办"),
                Named(labels, "责任", "承办", "实施"),
                Named(labels, "配合", "协办", "参加", "参与"),
                [],
                plain.Range(labels[0].Index, labels[^1].Index + labels[^1].Length)));
            return;
        }

        var led = Led().Match(plain.Text);
        if (led.Success)
        {
            structure.Units.Add(new(
                structure.Place,
                Split(led.Groups["lead"].Value),
                [],
                Split(led.Groups["with"].Value),
                Split(led.Groups["doing"].Value),
                plain.Range(led.Index, led.Index + led.Length)));
        }
    }

    internal static string[] Split(string units) =>
        units.Split(['、', '，', ' ', '；', '/', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Named(MatchCollection labels, params string[] names) =>
        [.. labels.Where(label => names.Any(label.Groups["label"].Value.StartsWith)).SelectMany(label => Split(label.Groups["units"].Value))];

    [GeneratedRegex(@"(?<label>牵头|主办|责任|承办|实施|配合|协办|参加|参与)(?:单位|部门|科室|处室|人|领导)?(?:及责任人)?:(?<units>[^:。；()]{2,200}?)(?=[。；)]|$|[，、](?:牵头|主办|责任|承办|实施|配合|协办|参加|参与)(?:单位|部门|科室|处室|人)?:)", RegexOptions.None, 1000)]
    private static partial Regex Labeled();

    [GeneratedRegex(@"由(?<lead>[^，。；由]{2,30}?)(?:负责)?牵头(?:抓总|负责|组织)?(?:，(?<doing>[^，。；]{2,20}?)(?:具体)?组织实施)?(?:，(?<with>[^，。；]{2,40}?)(?:密切|积极)?(?:配合|协同|参与))?", RegexOptions.None, 1000)]
    private static partial Regex Led();
}
