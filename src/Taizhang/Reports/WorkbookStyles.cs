using DocumentFormat.OpenXml.Spreadsheet;

namespace Taizhang.Reports;

/// <summary>How a cell of a workbook looks; every look exists a second time for text kept from being a formula.</summary>
internal enum CellLook
{
    Plain,
    Title,
    Header,
    Text,
    Number,
    Amount,
    Date,
    Calm,
    Good,
    Warning,
    Bad,
    Muted,
}

/// <summary>The style sheet of every workbook.</summary>
internal static class WorkbookStyles
{
    private const uint DateFormatId = 164;
    private const string FontName = "宋体";

    private static readonly CellLook[] Looks = Enum.GetValues<CellLook>();

    private static readonly (string Ink, string Paper)[] Tones =
    [
        ("FF1F4E79", "FFDDEBF7"), ("FF1E6B2E", "FFE2F0D9"), ("FF7F6000", "FFFFF2CC"), ("FF842029", "FFF8D7DA"), ("FF595959", "FFEDEDED"),
    ];

    /// <summary>The number by which a cell names its look.</summary>
    public static uint Index(CellLook look, bool quoted = false) => (uint)look + (quoted ? (uint)Looks.Length : 0);

    /// <summary>The look of a state.</summary>
    public static CellLook Of(StateTone tone) => CellLook.Calm + (int)tone;

    public static Stylesheet Create() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormatId, FormatCode = "yyyy\\-mm\\-dd" }),
        new Fonts([Font(11), Font(16, bold: true), Font(11, bold: true), .. Tones.Select(tone => Font(11, bold: true, tone.Ink))]),
        new Fills([Fill(PatternValues.None), Fill(PatternValues.Gray125), Fill(PatternValues.Solid, "FFE7E6E6"),
            .. Tones.Select(tone => Fill(PatternValues.Solid, tone.Paper))]),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Thin()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats([.. Looks.Select(look => Format(look, quoted: false)), .. Looks.Select(look => Format(look, quoted: true))]),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static Font Font(double size, bool bold = false, string ink = "FF000000")
    {
        var font = new Font(new FontSize { Val = size }, new Color { Rgb = ink }, new FontName { Val = FontName }, new FontCharSet { Val = 134 });
        if (bold)
        {
            font.PrependChild(new Bold());
        }

        return font;
    }

    private static Fill Fill(PatternValues pattern, string? paper = null)
    {
        var fill = new PatternFill { PatternType = pattern };
        if (paper is not null)
        {
            fill.ForegroundColor = new ForegroundColor { Rgb = paper };
        }

        return new Fill(fill);
    }

    private static Border Thin()
    {
        static Color Gray() => new() { Rgb = "FF808080" };
        return new Border(
            new LeftBorder(Gray()) { Style = BorderStyleValues.Thin },
            new RightBorder(Gray()) { Style = BorderStyleValues.Thin },
            new TopBorder(Gray()) { Style = BorderStyleValues.Thin },
            new BottomBorder(Gray()) { Style = BorderStyleValues.Thin },
            new DiagonalBorder());
    }

    private static CellFormat Format(CellLook look, bool quoted)
    {
        var (font, fill, format, across) = look switch
        {
            CellLook.Plain => (0u, 0u, 0u, HorizontalAlignmentValues.General),
            CellLook.Title => (1u, 0u, 0u, HorizontalAlignmentValues.Center),
            CellLook.Header => (2u, 2u, 0u, HorizontalAlignmentValues.Center),
            CellLook.Text => (0u, 0u, 0u, HorizontalAlignmentValues.Left),
            CellLook.Number => (0u, 0u, 0u, HorizontalAlignmentValues.Right),
            CellLook.Amount => (0u, 0u, 4u, HorizontalAlignmentValues.Right),
            CellLook.Date => (0u, 0u, DateFormatId, HorizontalAlignmentValues.Center),
            _ => (3u + (uint)(look - CellLook.Calm), 3u + (uint)(look - CellLook.Calm), 0u, HorizontalAlignmentValues.Center),
        };
        return new CellFormat(new Alignment { Horizontal = across, Vertical = VerticalAlignmentValues.Center, WrapText = look != CellLook.Plain })
        {
            FontId = font,
            FillId = fill,
            BorderId = look is CellLook.Plain or CellLook.Title ? 0u : 1u,
            NumberFormatId = format,
            FormatId = 0,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
            QuotePrefix = quoted ? true : null,
        };
    }
}
