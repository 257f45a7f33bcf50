namespace Taizhang.Plans.Reading;

/// <summary>One line of a text as it was set: its words, how wide it is with its indent, and whether it has one.</summary>
internal sealed record SetLine(MappedText Text, int Columns, int Characters, bool IsIndented)
{
    internal static SetLine Of(string original, int start, int end)
    {
        var text = MappedText.Of(original, start, end);
        var first = text.Length == 0 ? end : text.Range(0, 1).Start;
        var last = text.Length == 0 ? end : text.Range(text.Length - 1, text.Length).End;
        int columns = 0, indent = 0;
        for (var i = start; i < last; i++)
        {
            columns += original[i] < '\u2000' ? 1 : 2;
            indent = i < first ? columns : indent;
        }

        return new(text, columns, last - start, indent >= 2);
    }
}

/// <summary>The width at which a text was broken into lines, where it was: no line is longer, and many are as long.</summary>
internal sealed class PageWidth
{
    private const int NarrowestPage = 15, WidestPage = 60, FewestLines = 15;

    /// <summary>What is missing at the end of a line where a wide sign did not fit, and where a word of letters or figures did not.</summary>
    private const int Sign = 5, Word = 11;

    private readonly int _columns;
    private readonly int _characters;
    private readonly bool _isIndented;

    private PageWidth(int columns, int characters, bool isIndented) => (_columns, _characters, _isIndented) = (columns, characters, isIndented);

    /// <summary>The width of a text, or null where its lines are its paragraphs.</summary>
    internal static PageWidth? Of(IReadOnlyList<SetLine> lines)
    {
        if (lines.Count < FewestLines)
        {
            return null;
        }

        var columns = Common([.. lines.Select(line => line.Columns)], NarrowestPage * 2, WidestPage * 2, 3);
        var characters = Common([.. lines.Select(line => line.Characters)], NarrowestPage, WidestPage, 1);
        if (columns is null && characters is null)
        {
            return null;
        }

        var indented = lines.Count(line => line.IsIndented);
        return new PageWidth(columns ?? int.MaxValue, characters ?? int.MaxValue, indented * 10 >= lines.Count && indented * 10 <= lines.Count * 8);
    }

    /// <summary>Whether a line goes on in the next: it is full, and the next begins nothing.</summary>
    internal bool GoesOn(SetLine last, SetLine next, bool endsSentence, bool beginsItem)
    {
        if (_isIndented)
        {
            return !next.IsIndented && IsFull(last, Word) && !(endsSentence && (beginsItem || !IsFull(last, 1)));
        }

        return !beginsItem && IsFull(last, endsSentence ? 1 : Sign);
    }

    private bool IsFull(SetLine line, int missing) =>
        line.Columns >= _columns - missing || line.Characters >= _characters - (missing + 1) / 2;

    // The width that most lines come near to and hardly any goes beyond.
    private static int? Common(int[] widths, int narrowest, int widest, int slack)
    {
        var counts = new int[widest + 1];
        var wider = 0;
        foreach (var width in widths)
        {
            if (width > widest)
            {
                wider++;
            }
            else
            {
                counts[width]++;
            }
        }

        for (var width = widest; width >= narrowest && wider * 50 <= widths.Length; width--)
        {
            var near = 0;
            for (var i = Math.Max(0, width - slack); i <= width; i++)
            {
                near += counts[i];
            }

            if (counts[width] > 0 && near * 4 >= widths.Length)
            {
                return width;
            }

            wider += counts[width];
        }

        return null;
    }
}
