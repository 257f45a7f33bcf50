using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Taizhang.Reports;

/// <summary>The sheet of paper under an official document: type area, grid of 22 lines of 28 characters, page numbers.</summary>
internal static class OfficialPage
{
    private const string OddFooter = "oddFooter";
    private const string EvenFooter = "evenFooter";
    private const string MarkSize = "15";

    /// <summary>Gives the document its page numbers: right on odd pages, left on even ones, one character in.</summary>
    public static void AddFooters(MainDocumentPart main, string? mark)
    {
        main.AddNewPart<FooterPart>(OddFooter).Footer =
            Footer(JustificationValues.Right, new Indentation { Right = "280", RightChars = 100 }, mark);
        main.AddNewPart<FooterPart>(EvenFooter).Footer =
            Footer(JustificationValues.Left, new Indentation { Left = "280", LeftChars = 100 }, mark);
    }

    /// <summary>The section that ends here; a landscape one is the same sheet turned a quarter to the right.</summary>
    public static SectionProperties Section(bool landscape) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = OddFooter },
        new FooterReference { Type = HeaderFooterValues.Even, Id = EvenFooter },
        new SectionType { Val = SectionMarkValues.NextPage },
        landscape
            ? new PageSize { Width = OfficialLayout.PageHeight, Height = OfficialLayout.PageWidth, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = OfficialLayout.PageWidth, Height = OfficialLayout.PageHeight },
        landscape
            ? Margin(OfficialLayout.Binding, OfficialLayout.Top, OfficialLayout.Outer, OfficialLayout.Bottom, OfficialLayout.Outer / 2)
            : Margin(OfficialLayout.Top, OfficialLayout.Outer, OfficialLayout.Bottom, OfficialLayout.Binding, OfficialLayout.FooterDistance),
        new DocGrid
        {
            Type = DocGridValues.LinesAndChars,
            LinePitch = OfficialLayout.LinePitch,
            CharacterSpace = OfficialLayout.GridCharacterSpace,
        });

    private static PageMargin Margin(int top, int right, int bottom, int left, int footer) => new()
    {
        Top = top,
        Right = (uint)right,
        Bottom = bottom,
        Left = (uint)left,
        Header = 851,
        Footer = (uint)footer,
        Gutter = 0,
    };

    private static Footer Footer(JustificationValues side, Indentation indent, string? mark)
    {
        var number = new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " };
        var page = new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = OfficialStyles.PageNumber }, indent, new Justification { Val = side }),
            Words("— "),
            number,
            Words(" —"));
        return mark is null ? new Footer(page) : new Footer(page, MarkLine(side, mark));
    }

    /// <summary>The mark of an issued paper, small, under the page number.</summary>
    private static Paragraph MarkLine(JustificationValues side, string mark) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = OfficialStyles.PageNumber }, new Justification { Val = side }),
        new Run(
            new RunProperties(new RunFonts { Hint = FontTypeHintValues.EastAsia }, new FontSize { Val = MarkSize }, new FontSizeComplexScript { Val = MarkSize }),
            new Text(mark) { Space = SpaceProcessingModeValues.Preserve }));

    private static Run Words(string text) => new(
        new RunProperties(new RunFonts { Hint = FontTypeHintValues.EastAsia }),
        new Text(text) { Space = SpaceProcessingModeValues.Preserve });
}
