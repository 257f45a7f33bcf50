using System.Text.RegularExpressions;

namespace Taizhang.Plans.Reading;

/// <summary>A paragraph, or a table row with its cells, in half-width signs and without blanks.</summary>
internal sealed record Paragraph(MappedText Plain, IReadOnlyList<MappedText> Cells)
{
    internal string Text => Plain.Text;

    internal bool IsRow => Cells.Count > 0;
}

/// <summary>Cuts a text into paragraphs: leaves page numbers out, joins lines cut by width or by page.</summary>
internal static partial class Paragraphs
{
    private const int NarrowestPage = 15, WidestPage = 60, FewestLines = 20;

    internal static List<Paragraph> Of(string original)
    {
        var lines = Lines(original);
        var width = WidthOfPage(lines);
        var paragraphs = new List<Paragraph>();
        var run = new List<MappedText>();
        foreach (var line in lines)
        {
            if (line.Text.Contains('\t', StringComparison.Ordinal))
            {
                Finish(run, paragraphs);
                paragraphs.Add(Row(original, line));
                continue;
            }

            if (run.Count > 0 && !GoesOn(run, line, width))
            {
                Finish(run, paragraphs);
            }

            run.Add(line);
        }

        Finish(run, paragraphs);
        return paragraphs;
    }

    private static void Finish(List<MappedText> run, List<Paragraph> paragraphs)
    {
        if (run.Count > 0)
        {
            paragraphs.Add(new Paragraph(MappedText.Join(run).Plain(), []));
            run.Clear();
        }
    }

    private static List<MappedText> Lines(string original)
    {
        var lines = new List<MappedText>();
        for (var start = 0; start <= original.Length;)
        {
            var end = original.IndexOf('\n', start);
            end = end < 0 ? original.Length : end;
            var isRow = original.AsSpan(start, end - start).Contains('\t');
            var line = isRow ? MappedText.Of(original, start, end, keepsEdges: true) : MappedText.Of(original, start, end);
            if (isRow ? !string.IsNullOrWhiteSpace(line.Text) : line.Length > 0 && !PageNumber().IsMatch(line.Text))
            {
                lines.Add(line);
            }

            start = end + 1;
        }

        return lines;
    }

    private static Paragraph Row(string original, MappedText line)
    {
        var cells = new List<MappedText>();
        var at = line.Range(0, 1).Start;
        foreach (var cell in line.Text.Split('\t'))
        {
            cells.Add(MappedText.Of(original, at, at + cell.Length).Plain());
            at += cell.Length + 1;
        }

        return new Paragraph(line.Plain(), cells);
    }

    /// <summary>The characters of a full line where a text is cut by width, otherwise null.</summary>
    private static int? WidthOfPage(List<MappedText> lines)
    {
        var lengths = lines.Where(line => !line.Text.Contains('\t', StringComparison.Ordinal)).Select(line => line.Length).Order().ToArray();
        if (lengths.Length < FewestLines)
        {
            return null;
        }

        var width = lengths[lengths.Length * 97 / 100];
        var full = lengths.Count(length => length >= width - 3 && length <= width + 3);
        return width is >= NarrowestPage and <= WidestPage && full * 2 > lengths.Length ? width : null;
    }

    private static bool GoesOn(List<MappedText> run, MappedText next, int? width)
    {
        var last = run[^1].Text;
        if (NeverStarts.Contains(next.Text[0], StringComparison.Ordinal))
        {
            return true;
        }

        if (run.Count > 400 || Plainly(next.Text) is var plain && (NumberingMark.TryRead(plain, out _) || FullDate().IsMatch(plain) || plain.StartsWith("附件", StringComparison.Ordinal)))
        {
            return false;
        }

        if (width is { } full)
        {
            return last.Length >= full - 4 && !(EndsSentence(last) && last.Length < full);
        }

        var isOpen = run.Count < 4 && HasOpenTitle(run);
        var isRunningText = last.IndexOfAny(SentenceEnds) >= 0 || last.Length > 45 && last.Contains('，', StringComparison.Ordinal) && !NumberingMark.TryRead(Plainly(last), out _);
        return isOpen || isRunningText && !EndsSentence(last);
    }

    private static bool HasOpenTitle(List<MappedText> run)
    {
        var open = 0;
        foreach (var line in run)
        {
            open += line.Text.Count(c => c == '《') - line.Text.Count(c => c == '》');
        }

        return open > 0;
    }

    private static bool EndsSentence(string line) => "。；：！？;:!?）)”\"】".Contains(line[^1], StringComparison.Ordinal);

    private static string Plainly(string line) => HalfWidth.Of(line.Length > 40 ? line[..40] : line).Replace(" ", "", StringComparison.Ordinal);

    private const string NeverStarts = "，。；、）》”：！？";

    private static readonly char[] SentenceEnds = ['。', '；'];

    [GeneratedRegex(@"^(?:[-—–－─ ·•]*\d{1,3}[-—–－─ ·•]*|第 ?\d{1,3} ?页(?:[ ,，/]*共 ?\d{1,3} ?页)?|\d{1,3} ?/ ?\d{1,3})$", RegexOptions.None, 1000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(?:\d{4}|[一二〇零三四五六七八九]{4})年[^年，。]{2,8}日$", RegexOptions.None, 1000)]
    private static partial Regex FullDate();
}
