using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Taizhang.Reports;

namespace Taizhang.Tests.Reports;

public sealed class ExecutionLedgerWorkbookTests
{
    private const int FirstRow = 3;
    private const int StateColumn = 9;
    private const int DeadlineColumn = 18;

    [Theory]
    [MemberData(nameof(SampleLedger.Cultures), MemberType = typeof(SampleLedger))]
    public void The_workbook_is_valid_in_each_language(string culture)
    {
        using var book = Open(SampleLedger.Full(), culture);

        OpenXmlFiles.AssertValid(book);
        Assert.Equal(culture == "en" ? ["Execution ledger", "Duties", "About"] : ["推进落实台账", "任务明细", "说明"], book.Names());
        Assert.Equal(2 + 22, book.Sheet(0).Descendants<Row>().Count());
    }

    [Fact]
    public void An_empty_ledger_is_a_valid_workbook_of_headings()
    {
        using var book = Open(SampleLedger.With());

        OpenXmlFiles.AssertValid(book);
        Assert.Equal("A2:S2", book.Sheet(0).GetFirstChild<AutoFilter>()!.Reference!.Value);
    }

    [Fact]
    public void The_sheet_freezes_filters_and_repeats_its_headings_on_landscape_A4()
    {
        using var book = Open(SampleLedger.Full());
        var sheet = book.Sheet(0);

        Assert.Equal("A3", sheet.Descendants<Pane>().Single().TopLeftCell!.Value);
        Assert.Equal("A2:S24", sheet.GetFirstChild<AutoFilter>()!.Reference!.Value);
        Assert.Equal("A1:S1", sheet.Descendants<MergeCell>().Single().Reference!.Value);
        var page = sheet.GetFirstChild<PageSetup>()!;
        Assert.Equal((9u, OrientationValues.Landscape, 1u, 0u), (page.PaperSize!.Value, page.Orientation!.Value, page.FitToWidth!.Value, page.FitToHeight!.Value));
        Assert.Contains(book.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>(), name => name is { Name.Value: "_xlnm.Print_Titles", Text: "'推进落实台账'!$2:$2" });
    }

    [Fact]
    public void A_day_is_a_real_date_and_a_state_is_both_colored_and_worded()
    {
        using var book = Open(SampleLedger.Full());
        var deadline = book.Sheet(0).At(FirstRow, DeadlineColumn);
        var late = book.Sheet(0).At(FirstRow, StateColumn);
        var done = book.Sheet(0).At(FirstRow + 1, StateColumn);

        Assert.Equal(new DateTime(2018, 12, 31), DateTime.FromOADate(double.Parse(deadline.CellValue!.Text, CultureInfo.InvariantCulture)));
        Assert.Equal(164u, book.LookOf(deadline).NumberFormatId!.Value);
        Assert.Equal("逾期未完成", late.InnerText);
        Assert.NotEqual(book.LookOf(late).FillId!.Value, book.LookOf(done).FillId!.Value);
    }

    [Fact]
    public void The_last_sheet_says_who_exported_what_when()
    {
        using var book = Open(SampleLedger.Full());

        var words = book.Sheet(2).Descendants<Cell>().Select(cell => cell.InnerText).ToList();

        Assert.Contains("李芳", words);
        Assert.Contains("2018-07-02 09:30 +08:00", words);
        Assert.Contains("海城管党组〔2018〕23号", words);
        Assert.Contains(SampleLedger.AsOf.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), words);
    }

    [Theory]
    [MemberData(nameof(SampleLedger.HostileTexts), MemberType = typeof(SampleLedger))]
    public void Hostile_text_stays_text(string text)
    {
        using var book = Open(SampleLedger.With(SampleLedger.Hostile(text)));
        var measure = book.Sheet(0).At(FirstRow, 5);

        OpenXmlFiles.AssertValid(book);
        Assert.Empty(book.Sheet(0).Descendants<CellFormula>());
        Assert.Equal(CellValues.InlineString, measure.DataType!.Value);
        Assert.True(measure.InnerText.Length <= 32_767);
        Assert.Equal("=+-@\t\r".Contains(text[0]), book.LookOf(measure).QuotePrefix?.Value ?? false);
    }

    [Fact]
    public void Text_too_long_for_a_cell_is_cut_with_a_mark()
    {
        using var book = Open(SampleLedger.With(SampleLedger.Hostile(SampleLedger.Endless)));

        var words = book.Sheet(0).At(FirstRow, 5).InnerText;

        Assert.Equal(32_767, words.Length);
        Assert.EndsWith("长…", words, StringComparison.Ordinal);
    }

    private static SpreadsheetDocument Open(ExecutionLedger ledger, string culture = "zh-CN") => SpreadsheetDocument.Open(
        OpenXmlFiles.Written(stream => ExecutionLedgerWorkbook.Write(ledger, stream, CultureInfo.GetCultureInfo(culture))), isEditable: false);
}
