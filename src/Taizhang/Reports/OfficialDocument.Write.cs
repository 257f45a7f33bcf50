using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Taizhang.Reports;

public sealed partial class OfficialDocument
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Writes the document; nothing may be added afterwards.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="title">Its title among the properties of the file.</param>
    /// <param name="author">Its author there.</param>
    /// <param name="writtenAt">When it was written.</param>
    public void Write(Stream output, string title, string author, DateTimeOffset writtenAt)
    {
        using var buffer = new MemoryStream();
        using (var package = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = SafeText.ForXml(title);
            package.PackageProperties.Creator = SafeText.ForXml(author);
            package.PackageProperties.Created = writtenAt.UtcDateTime;
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = OfficialStyles.Create();
            main.AddNewPart<FontTablePart>().Fonts = FontTable();
            main.AddNewPart<DocumentSettingsPart>().Settings = Settings();
            OfficialPage.AddFooters(main, PaperFooter.Mark(new ReportTexts(CultureInfo.GetCultureInfo(chineseNumbering ? "zh-CN" : "en"))));
            CloseTable();
            _body.AppendChild(OfficialPage.Section(_isLandscape));
            main.Document = new Document(_body);
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private void EndSection()
    {
        CloseTable();
        var last = _body.LastChild as Paragraph ?? _body.AppendChild(Paragraph(OfficialStyles.Normal, ""));
        last.ParagraphProperties!.Append(OfficialPage.Section(_isLandscape));
    }

    /// <summary>A document or section may not end with a table: a paragraph follows, too small to need a page.</summary>
    private void CloseTable()
    {
        if (_body.LastChild is Table)
        {
            var end = Paragraph(OfficialStyles.Normal, "");
            end.ParagraphProperties!.Append(new SpacingBetweenLines { Line = "20", LineRule = LineSpacingRuleValues.Exact });
            _body.AppendChild(end);
        }
    }

    private static Settings Settings() => new(
        new EvenAndOddHeaders(),
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new Compatibility(
            new UseFarEastLayout(),
            new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }));

    private static Fonts FontTable() => new(OfficialFonts.All.Select(font => new Font(
        new AltName { Val = font.Substitutes },
        new FontCharSet { Val = "86" },
        new FontFamily { Val = FontFamilyValues.Roman },
        new Pitch { Val = FontPitchValues.Variable })
    {
        Name = font.Name,
    }));
}
