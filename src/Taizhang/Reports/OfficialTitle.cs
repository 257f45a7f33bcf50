namespace Taizhang.Reports;

/// <summary>Breaks a title so that its lines are of like length, as the standard's trapezoid and diamond want.</summary>
internal static class OfficialTitle
{
    private const double LineWidth = 19;
    private const string NotFirst = "》）”’、，。；：！？〕的了";
    private const string NotLast = "《（“‘〔一二三四五六七八九十百两";

    /// <summary>The width of a text in characters of the body.</summary>
    public static double Width(string text) => text.Sum(c => c < 0x2000 ? 0.5 : 1);

    /// <summary>The lines of a title, none wider than the type area takes at 2号.</summary>
    public static IEnumerable<string> Lines(string title)
    {
        var rest = title.Trim();
        for (var lines = (int)Math.Ceiling(Width(rest) / LineWidth); lines > 1; lines--)
        {
            var end = Break(rest, Width(rest) / lines);
            if (end == rest.Length)
            {
                break;
            }

            yield return rest[..end].TrimEnd();
            rest = rest[end..].TrimStart();
        }

        yield return rest;
    }

    private static int Break(string text, double width)
    {
        var end = 1;
        while (end < text.Length && (Width(text[..end]) < width || !MayBreak(text[end - 1], text[end])))
        {
            end++;
        }

        return end;
    }

    private static bool MayBreak(char before, char after) =>
        !NotLast.Contains(before) && !NotFirst.Contains(after) && !char.IsLowSurrogate(after)
        && !(before < 0x2000 && after < 0x2000 && before != ' ' && after != ' ');
}
