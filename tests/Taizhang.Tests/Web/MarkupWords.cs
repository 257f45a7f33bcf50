using System.Text.RegularExpressions;

namespace Taizhang.Tests.Web;

/// <summary>Words for people that stand in a component itself instead of in the texts.</summary>
public static partial class MarkupWords
{
    public static IReadOnlyList<string> In(string component)
    {
        var source = Comment().Replace(component, "");
        var markup = Code().Split(source)[0];
        return
        [
            .. Chinese().Matches(source).Select(match => match.Value),
            .. Between().Matches(markup).Select(match => match.Groups[1].Value.Trim()).Where(IsSentence),
            .. Spoken().Matches(markup).Select(match => match.Groups[1].Value).Where(IsSentence),
        ];
    }

    private static bool IsSentence(string text) => TwoWords().IsMatch(text) && !Statement().IsMatch(text);

    [GeneratedRegex(@"@\*[\s\S]*?\*@|^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@code\b", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"[\u3400-\u9fff]+")]
    private static partial Regex Chinese();

    [GeneratedRegex("""(?<=[a-z"/])>([^<>@{}]+)<""")]
    private static partial Regex Between();

    [GeneratedRegex("""\b(?:Title|SubTitle|Label|Text|Hint|SearchHint|Next|Caption|Words|SubmitText|Blank|Explanation|title|placeholder|alt|aria-label)="([^"@]+)["]""")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"[A-Za-z]{2,}\s+[A-Za-z]{2,}")]
    private static partial Regex TwoWords();

    [GeneratedRegex(@"[;=]|\b(?:var|case|break|else)\b")]
    private static partial Regex Statement();
}
