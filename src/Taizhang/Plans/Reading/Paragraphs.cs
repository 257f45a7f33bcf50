using System.Text.RegularExpressions;
using Taizhang.Kernel;

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
    /// <summary>No paragraph has more lines; what has is no text of this kind.</summary>
    private const int MostLines = 400;

    internal static List<Paragraph> Of(string original)
    {
        var lines = Lines(original);
        var width = PageWidth.Of([.. lines.Where(line => !IsRow(line))]);
        var paragraphs = new List<Paragraph>();
        var run = new List<SetLine>();
        foreach (var line in lines)
        {
            if (IsRow(line))
            {
                Finish(run, paragraphs);
                paragraphs.Add(Row(original, line.Text));
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

    private static bool IsRow(SetLine line) => line.Text.Text.Contains('\t', StringComparison.Ordinal);

    private static void Finish(List<SetLine> run, List<Paragraph> paragraphs)
    {
        if (run.Count > 0)
        {
            paragraphs.Add(new Paragraph(MappedText.Join([.. run.Select(line => line.Text)]).Plain(), []));
            run.Clear();
        }
    }

    private static List<SetLine> Lines(string original)
    {
        var lines = new List<SetLine>();
        for (var start = 0; start <= original.Length;)
        {
            var end = original.IndexOf('\n', start);
            end = end < 0 ? original.Length : end;
            var isRow = original.AsSpan(start, end - start).Contains('\t');
            var line = isRow ? new SetLine(MappedText.Of(original, start, end, keepsEdges: true), 0, 0, false) : SetLine.Of(original, start, end);
            if (isRow ? !string.IsNullOrWhiteSpace(line.Text.Text) : line.Text.Length > 0 && !PageNumber().IsMatch(line.Text.Text))
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

    private static bool GoesOn(List<SetLine> run, SetLine next, PageWidth? width)
    {
        var last = run[^1].Text.Text;
        if (NeverStarts.Contains(next.Text.Text[0], StringComparison.Ordinal))
        {
            return true;
        }

        var plain = Plainly(next.Text.Text);
        var beginsItem = NumberingMark.TryRead(plain, out _) || FullDate().IsMatch(plain) || plain.StartsWith("附件", StringComparison.Ordinal);
        if (run.Count > MostLines)
        {
            return false;
        }

        if (width is not null)
        {
            return width.GoesOn(run[^1], next, EndsSentence(last), beginsItem);
        }

        var isOpen = run.Count < 4 && HasOpenTitle(run);
        var isRunningText = last.IndexOfAny(SentenceEnds) >= 0 || last.Length > 45 && last.Contains('，', StringComparison.Ordinal) && !NumberingMark.TryRead(Plainly(last), out _);
        return !beginsItem && (isOpen || isRunningText && !EndsSentence(last));
    }

    private static bool HasOpenTitle(List<SetLine> run)
    {
        var open = 0;
        foreach (var line in run)
        {
            open += line.Text.Text.Count(c => c == '《') - line.Text.Text.Count(c => c == '》');
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
