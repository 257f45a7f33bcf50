using DocumentFormat.OpenXml.Wordprocessing;

namespace Taizhang.Reports;

public sealed partial class OfficialDocument
{
    private const int LinesOverMark = 3;
    private const int LargestMark = 62;
    private const int SmallestMark = 36;
    private const int WidestMark = 430;

    /// <summary>The red head: issuer mark, document number and red line. Only for a document that is really issued.</summary>
    /// <param name="mark">The issuer mark (发文机关标志), such as 海城区城市管理局机关党委文件.</param>
    /// <param name="documentNumber">The document number, with six-cornered brackets: 海城管党组〔2018〕23号.</param>
    /// <param name="marginalia">Copy number, secrecy and urgency, one a line, three at most.</param>
    public OfficialDocument RedHead(string mark, string documentNumber, params IReadOnlyList<string> marginalia)
    {
        foreach (var line in Enumerable.Range(0, LinesOverMark).Select(i => marginalia.ElementAtOrDefault(i) ?? ""))
        {
            _body.AppendChild(Paragraph(OfficialStyles.Normal, line, OfficialStyles.Fonts(OfficialFonts.First)));
        }

        var characters = Math.Max(OfficialTitle.Width(mark), 1);
        var points = (int)Math.Clamp(WidestMark / characters, SmallestMark, LargestMark);
        var percent = (int)Math.Clamp(WidestMark / (points * characters) * 100, 10, 100);
        var head = Paragraph(
            OfficialStyles.Normal,
            mark,
            OfficialStyles.Fonts(OfficialFonts.Title),
            new Color { Val = OfficialLayout.IssuerRed },
            new Spacing { Val = 0 },
            new CharacterScale { Val = percent },
            new FontSize { Val = OfficialStyles.Size(points * 2) });
        head.ParagraphProperties!.Append(
            new SpacingBetweenLines { Before = "247", Line = OfficialStyles.Size(points * 22), LineRule = LineSpacingRuleValues.Exact },
            new Justification { Val = JustificationValues.Center });
        _body.AppendChild(head);
        BlankLine().BlankLine();

        var number = Paragraph(OfficialStyles.Normal, documentNumber);
        number.ParagraphProperties!.Append(
            new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Color = OfficialLayout.IssuerRed, Size = 12, Space = 9 }),
            new Justification { Val = JustificationValues.Center });
        _body.AppendChild(number);
        return BlankLine().BlankLine();
    }
}
