using System.Buffers;

namespace Taizhang.Plans.Reading;

/// <summary>Cuts a paragraph into sentences and knows which characters stand inside quotation or title marks.</summary>
internal static class Clauses
{
    private static readonly SearchValues<char> Stops = SearchValues.Create("，。；:!?");

    /// <summary>What is quoted at greater length is what somebody said.</summary>
    private const int LongestName = 30;

    /// <summary>No sentence of a plan is longer; what is, is cut, so that reading stays in proportion to the text.</summary>
    private const int LongestSentence = 800;

    internal static IEnumerable<(int Start, int End)> Sentences(string text)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '“' or '《' or '(' ? 1 : text[i] is '”' or '》' or ')' ? -1 : 0;
            depth = Math.Max(0, depth);
            if (text[i] is '。' or '；' or '!' or '?' && (depth == 0 || text[i] == '。') || i - start >= LongestSentence && (text[i] is '，' or '、' || i - start >= LongestSentence * 2))
            {
                yield return (start, i + 1);
                start = i + 1;
                depth = 0;
            }
        }

        if (start < text.Length)
        {
            yield return (start, text.Length);
        }
    }

    /// <summary>Where names stand: inside 《…》, and inside “…” where no sentence is quoted.</summary>
    internal static bool[] Names(string text)
    {
        var inside = new bool[text.Length];
        int open = -1, titles = 0;
        for (var i = 0; i < text.Length; i++)
        {
            titles = text[i] == '《' ? titles + 1 : text[i] == '》' ? Math.Max(0, titles - 1) : titles;
            inside[i] = titles > 0;
            if (text[i] == '“')
            {
                open = i;
            }
            else if (text[i] == '”' && open >= 0)
            {
                var isName = i - open <= LongestName && !text.AsSpan(open, i - open).ContainsAny(Stops);
                inside.AsSpan(open, i - open).Fill(isName || titles > 0);
                open = -1;
            }
        }

        return inside;
    }

    /// <summary>The end of the part of a sentence that goes on from a place: up to the next comma or stop.</summary>
    internal static int EndOfPart(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny(Stops);
        return end < 0 ? text.Length : from + end;
    }

    internal static int StartOfPart(string text, int from)
    {
        var start = text.AsSpan(0, from).LastIndexOfAny(Stops);
        return start + 1;
    }
}
