using System.Text;
using System.Xml;

namespace Taizhang.Plans.Reading;

/// <summary>Walks through the body of a Word document once and writes down what a reader of the page would see.</summary>
internal sealed class WordTextBuilder(WordNumbering numbering)
{
    private readonly StringBuilder _text = new();
    private readonly Stack<Paragraph> _paragraphs = new();
    private readonly Stack<List<string>> _rows = new();
    private readonly List<string> _boxes = [];
    private readonly StringBuilder _cell = new();
    private int _cellDepth;

    private sealed class Paragraph
    {
        internal StringBuilder Text { get; } = new();

        internal string? Style { get; set; }

        internal int? NumberingId { get; set; }

        internal int? Level { get; set; }

        internal bool IsRunHidden { get; set; }
    }

    internal string Build(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (IsLeftOut(reader))
                {
                    PassOver(reader);
                    continue;
                }

                var isEmpty = reader.IsEmptyElement;
                var name = reader.LocalName;
                Begin(name, reader);
                if (isEmpty)
                {
                    End(name);
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                End(reader.LocalName);
            }
        }

        return _text.ToString().TrimEnd('\n');
    }

    // Deleted and moved-away text, the second form of what Word writes in two, ruby, and old values of tracked formatting.
    private static bool IsLeftOut(XmlReader reader) =>
        reader.LocalName is "del" or "moveFrom" or "Fallback" or "rt" or "pPrChange" or "rPrChange" or "sectPr" or "tblPr" or "instrText"
        && reader.LocalName != "delText";

    private static void PassOver(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
        }
    }

    private void Begin(string name, XmlReader reader)
    {
        switch (name)
        {
            case "p" when IsWord(reader):
                _paragraphs.Push(new Paragraph());
                break;
            case "pStyle" when Current is { } p:
                p.Style = ValueOf(reader);
                break;
            case "ilvl" when Current is { } p:
                p.Level = IntOf(reader);
                break;
            case "numId" when Current is { } p:
                p.NumberingId = IntOf(reader);
                break;
            case "r" when IsWord(reader) && Current is { } p:
                p.IsRunHidden = false;
                break;
            case "vanish" when Current is { } p:
                p.IsRunHidden = ValueOf(reader) is not ("0" or "false" or "off");
                break;
            case "t" when IsWord(reader) && Current is { } p:
                AppendText(reader, p);
                break;
            case "tab" when Current is { } p && reader.AttributeCount == 0:
                p.Text.Append(' ');
                break;
            case "br" or "cr" when IsWord(reader) && Current is { } p:
                p.Text.Append(_cellDepth > 0 ? ' ' : '\n');
                break;
            case "noBreakHyphen" when Current is { } p:
                p.Text.Append('-');
                break;
            case "tr" when IsWord(reader):
                _rows.Push([]);
                break;
            case "tc" when IsWord(reader):
                _cellDepth++;
                if (_cellDepth == 1)
                {
                    _cell.Clear();
                }

                break;
            case "gridSpan" when _cellDepth == 1 && _rows.TryPeek(out var row):
                for (var i = 1; i < Math.Min(IntOf(reader) ?? 1, 60); i++)
                {
                    row.Add("\0");
                }

                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" when _paragraphs.Count > 0:
                EndParagraph(_paragraphs.Pop());
                break;
            case "tc" when _cellDepth > 0:
                _cellDepth--;
                if (_cellDepth == 0 && _rows.TryPeek(out var row))
                {
                    EndCell(row);
                }

                break;
            case "tr" when _rows.Count > 0:
                var cells = _rows.Pop();
                if (_rows.Count == 0)
                {
                    WriteLine(string.Join('\t', cells));
                }

                break;
        }
    }

    // A cell that spans columns is written once, with empty ones behind it: columns stay in line.
    private void EndCell(List<string> row)
    {
        var spanned = row.Count - row.FindLastIndex(cell => cell != "\0") - 1;
        row.RemoveRange(row.Count - spanned, spanned);
        row.Add(_cell.ToString().Trim());
        for (var i = 0; i < spanned; i++)
        {
            row.Add("");
        }
    }

    private void EndParagraph(Paragraph paragraph)
    {
        var text = paragraph.Text.ToString();
        if (text.Length > 0 || _paragraphs.Count == 0)
        {
            text = string.IsNullOrWhiteSpace(text) ? text : numbering.Next(paragraph.NumberingId, paragraph.Level, paragraph.Style) + text;
        }

        if (_paragraphs.Count > 0)
        {
            // A text box: its host paragraph is not finished, so it waits.
            _boxes.Add(text);
        }
        else if (_cellDepth > 0)
        {
            _cell.Append(_cell.Length > 0 ? " " : "").Append(text.Replace('\n', ' '));
        }
        else
        {
            WriteLine(text);
        }

        if (_paragraphs.Count == 0)
        {
            var boxes = _boxes.ToArray();
            _boxes.Clear();
            Array.ForEach(boxes, WriteLine);
        }
    }

    private void WriteLine(string line) => _text.Append(line).Append('\n');

    private Paragraph? Current => _paragraphs.TryPeek(out var paragraph) ? paragraph : null;

    private static void AppendText(XmlReader reader, Paragraph paragraph)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                && !paragraph.IsRunHidden)
            {
                paragraph.Text.Append(reader.Value.ReplaceLineEndings(" ").Replace('\t', ' '));
            }
        }
    }

    private static bool IsWord(XmlReader reader) =>
        reader.NamespaceURI is WordNumbering.Word or WordNumbering.StrictWord;

    private static string? ValueOf(XmlReader reader) => reader.GetAttribute("val", reader.NamespaceURI);

    private static int? IntOf(XmlReader reader) => int.TryParse(ValueOf(reader), out var value) ? value : null;
}
