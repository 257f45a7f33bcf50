using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Taizhang.Reports;

/// <summary>A document in the official layout of GB/T 9704—2012, put together from top to bottom.</summary>
/// <remarks>Foreign text may hold anything: what XML cannot carry is dropped.</remarks>
public sealed partial class OfficialDocument(bool chineseNumbering = true)
{
    private readonly Body _body = new();
    private readonly int[] _counters = new int[5];
    private bool _isLandscape;

    /// <summary>The title, 2号 小标宋; a line feed in it breaks the line, longer lines are broken evenly.</summary>
    public OfficialDocument Title(string text)
    {
        foreach (var line in SafeText.ForXml(text).Split('\n').SelectMany(OfficialTitle.Lines))
        {
            Add(OfficialStyles.Title, line);
        }

        return this;
    }

    /// <summary>A line under the title, 楷体.</summary>
    public OfficialDocument Subtitle(string text) => Add(OfficialStyles.Subtitle, text);

    /// <summary>An empty line of the grid.</summary>
    public OfficialDocument BlankLine() => Add(OfficialStyles.Normal, "");

    /// <summary>Those addressed (主送机关), flush left, ended by a colon.</summary>
    public OfficialDocument Addressees(string text) => Add(OfficialStyles.Normal, text.TrimEnd('：', ':') + (chineseNumbering ? "：" : ":"));

    /// <summary>A heading of level 1 to 4, numbered 一、（一）1.（1） unless it brings its own number.</summary>
    public OfficialDocument Heading(int level, string text) => Add(OfficialStyles.Heading(level), Number(level, text) + text);

    /// <summary>A paragraph of the body, two characters in.</summary>
    public OfficialDocument Paragraph(string text) => Add(OfficialStyles.Text, text);

    /// <summary>A numbered paragraph of level 3 or 4, its text after its heading in the same line.</summary>
    public OfficialDocument Item(int level, string heading, string text) =>
        Add(OfficialStyles.Heading(level), Number(level, heading) + heading + text);

    /// <summary>The note that something is attached: one line free, two characters in.</summary>
    public OfficialDocument AttachmentNote(string text) => BlankLine().Paragraph(text);

    /// <summary>Begins an attachment on a new page, in landscape where its table is wide.</summary>
    public OfficialDocument Attachment(string label, string title, bool landscape)
    {
        EndSection();
        _isLandscape = landscape;
        _body.AppendChild(Paragraph(OfficialStyles.Normal, label, OfficialStyles.Fonts(OfficialFonts.First)));
        return Title(title);
    }

    /// <summary>Who signs and the day, without a seal: the shorter of the two further in (GB/T 9704—2012, 7.3.5.2).</summary>
    public OfficialDocument Signature(string signatory, string day)
    {
        var name = OfficialTitle.Width(signatory);
        var date = OfficialTitle.Width(day);
        BlankLine().BlankLine();
        return name - date >= 2
            ? AddRight(signatory, 2).AddLeft(day, OfficialLayout.CharactersPerLine - name)
            : AddRight(signatory, Math.Max(4 + date - name, 0)).AddRight(day, 2);
    }

    private OfficialDocument Add(string style, string text)
    {
        _body.AppendChild(Paragraph(style, text));
        return this;
    }

    private OfficialDocument AddRight(string text, double charactersIn) => Add(
        text,
        new Indentation { RightChars = (int)(charactersIn * 100), Right = Twips(charactersIn) },
        JustificationValues.Right);

    /// <summary>Placed from the left: programs disagree about the space between figures and Chinese characters.</summary>
    private OfficialDocument AddLeft(string text, double charactersIn) => Add(
        text,
        new Indentation { LeftChars = (int)(charactersIn * 100), Left = Twips(charactersIn) },
        JustificationValues.Left);

    private OfficialDocument Add(string text, Indentation indent, JustificationValues side)
    {
        var paragraph = Paragraph(OfficialStyles.Normal, text);
        paragraph.ParagraphProperties!.Append(new KeepLines(), indent, new Justification { Val = side });
        _body.AppendChild(paragraph);
        return this;
    }

    private static string Twips(double characters) => OfficialStyles.Size((int)(characters * OfficialLayout.CharacterPitch));

    private string Number(int level, string text)
    {
        if (OfficialNumber.BringsItsOwn(text))
        {
            return "";
        }

        _counters[level]++;
        Array.Clear(_counters, level + 1, _counters.Length - level - 1);
        return chineseNumbering ? OfficialNumber.Chinese(level, _counters[level]) : OfficialNumber.Western(_counters.AsSpan(1, level));
    }

    internal static Paragraph Paragraph(string style, string text, params OpenXmlElement[] look)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        var run = new Run();
        if (look.Length > 0)
        {
            run.Append(new RunProperties(look));
        }

        var lines = SafeText.ForXml(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        paragraph.Append(run);
        return paragraph;
    }
}
