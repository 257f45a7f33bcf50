using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Taizhang.Reports;

/// <summary>The paragraph styles of an official document, each one element of GB/T 9704—2012.</summary>
/// <remarks>
/// Programs disagree about the grid of a page: some give a character of 16 pt two cells of 15.8 pt. So the grid is
/// declared for those who go on writing, and the styles themselves keep to it, by exact lines and closer characters.
/// </remarks>
internal static class OfficialStyles
{
    public const string Normal = "Normal";
    public const string Text = "OfficialText";
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string Small = "OfficialTable";
    public const string SmallHead = "OfficialTableHead";
    public const string Wide = "OfficialWideTable";
    public const string WideHead = "OfficialWideTableHead";
    public const string PageNumber = "Footer";

    /// <summary>The style of a heading of a level from 1 to 4.</summary>
    public static string Heading(int level) => "Heading" + (char)('0' + level);

    public static Styles Create() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Fonts(OfficialFonts.Body),
                new FontSize { Val = Size(OfficialLayout.Body) },
                new FontSizeComplexScript { Val = Size(OfficialLayout.Body) },
                new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault()),
        Define(Normal, "Normal", null, [new AutoSpaceDE { Val = false }, new AutoSpaceDN { Val = false }, Off(), Line(OfficialLayout.LinePitch), new Justification { Val = JustificationValues.Both }], Face(OfficialFonts.Body, OfficialLayout.Body)),
        Define(Text, "Official Text", Normal, [TwoIn()]),
        Define(Title, "Title", Normal, [KeepNext(), Line(OfficialLayout.LinePitch * 6 / 5), Center()], Face(OfficialFonts.Title, OfficialLayout.Title)),
        Define(Subtitle, "Subtitle", Normal, [KeepNext(), Center()], Face(OfficialFonts.Second, OfficialLayout.Body)),
        Define(Heading(1), "heading 1", Text, [KeepNext(), Level(0)], Face(OfficialFonts.First, OfficialLayout.Body)),
        Define(Heading(2), "heading 2", Text, [KeepNext(), Level(1)], Face(OfficialFonts.Second, OfficialLayout.Body)),
        Define(Heading(3), "heading 3", Text, [Level(2)]),
        Define(Heading(4), "heading 4", Text, [Level(3)]),
        Define(Small, "Official Table", Normal, [new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.AtLeast }, Left()], Face(OfficialFonts.Body, OfficialLayout.Table)),
        Define(SmallHead, "Official Table Head", Small, [Center()], Face(OfficialFonts.First, OfficialLayout.Table)),
        Define(Wide, "Official Wide Table", Small, [], Face(OfficialFonts.Body, OfficialLayout.WideTable)),
        Define(WideHead, "Official Wide Table Head", SmallHead, [], Face(OfficialFonts.First, OfficialLayout.WideTable)),
        Define(PageNumber, "footer", Normal, [Line(OfficialLayout.PageNumber * 10)], Face(OfficialFonts.PageNumber, OfficialLayout.PageNumber, OfficialFonts.PageNumber)));

    /// <summary>Typefaces for Chinese and for Latin letters.</summary>
    public static RunFonts Fonts(string chinese, string latin = OfficialFonts.Latin) =>
        new() { Ascii = latin, HighAnsi = latin, EastAsia = chinese, ComplexScript = latin };

    public static string Size(int halfPoints) => halfPoints.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static OpenXmlElement[] Face(string chinese, int size, string latin = OfficialFonts.Latin) =>
    [
        Fonts(chinese, latin),
        new SnapToGrid { Val = false },
        new Spacing { Val = size == OfficialLayout.Body ? OfficialLayout.CharacterSpacing : 0 },
        new FontSize { Val = Size(size) },
        new FontSizeComplexScript { Val = Size(size) },
    ];

    private static Style Define(string id, string name, string? basis, OpenXmlElement[] paragraph, OpenXmlElement[]? run = null)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (basis is null)
        {
            style.Default = true;
        }
        else
        {
            style.Append(new BasedOn { Val = basis });
        }

        style.Append(new PrimaryStyle(), new StyleParagraphProperties(paragraph));
        if (run is not null)
        {
            style.Append(new StyleRunProperties(run));
        }

        return style;
    }

    private static KeepNext KeepNext() => new();

    private static SnapToGrid Off() => new() { Val = false };

    private static SpacingBetweenLines Line(int pitch) =>
        new() { Before = "0", After = "0", Line = Size(pitch), LineRule = LineSpacingRuleValues.Exact };

    private static Indentation TwoIn() => new() { FirstLineChars = 200, FirstLine = Size(OfficialLayout.CharacterPitch * 2) };

    private static Justification Center() => new() { Val = JustificationValues.Center };

    private static Justification Left() => new() { Val = JustificationValues.Left };

    private static OutlineLevel Level(int level) => new() { Val = level };
}
