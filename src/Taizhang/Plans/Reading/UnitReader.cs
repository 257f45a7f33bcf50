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

        var bracketed = Bracketed().Matches(plain.Text);
        if (bracketed.Count > 0)
        {
            var isShared = bracketed[^1].Groups["how"].Value.EndsWith("负责", StringComparison.Ordinal);
            string[] others = [.. bracketed.SelectMany(match => Split(match.Groups["with"].Value))];
            structure.Units.Add(new(
                structure.Place,
                [.. bracketed.SelectMany(match => Split(match.Groups["lead"].Value))],
                [.. bracketed.SelectMany(match => Split(match.Groups["alone"].Value)), .. isShared ? others : []],
                isShared ? [] : others,
                [],
                plain.Range(bracketed[0].Index, bracketed[^1].Index + bracketed[^1].Length)));
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

    [GeneratedRegex(@"(?<label>牵头|主办|责任|承办|实施|配合|协办|参加|参与)(?:单位|部门|科室|处室|人|领导)?(?:及责任人)?:(?<units>[^:。；()]{2,200}?)(?=[。；)]|$|[，、；](?:完成)?(?:时限|时间|期限)|[，、](?:牵头|主办|责任|承办|实施|配合|协办|参加|参与)(?:单位|部门|科室|处室|人)?:)", RegexOptions.None, 1000)]
    private static partial Regex Labeled();

    // （市财政局牵头，市教育局等按职责分工负责）, （区水务局负责）
    [GeneratedRegex(@"[(【](?:(?<lead>[^()【】。；:，]{2,60}?)牵头(?:负责)?(?:[，；](?<with>[^()【】。；:]{2,160}?)等?(?<how>按(?:照)?职责分工(?:负责|落实|配合)?|分工负责|共同负责|负责|配合|参与|参加|协同)?)?|(?<alone>[^()【】。；:，]{2,80}?)(?:等?按(?:照)?职责分工)?负责)[)】]", RegexOptions.None, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"由(?<lead>[^，。；由]{2,30}?)(?:负责)?牵头(?:抓总|负责|组织)?(?:，(?<doing>[^，。；]{2,20}?)(?:具体)?组织实施)?(?:，(?<with>[^，。；]{2,40}?)(?:密切|积极)?(?:配合|协同|参与))?", RegexOptions.None, 1000)]
    private static partial Regex Led();
}
