using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Taizhang.Reports;
using Sheet = Taizhang.Reports.Sheet;

namespace Taizhang.Tests.Reports;

public sealed class TableExportTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private static readonly SheetColumn[] Columns =
    [
        new("姓名"), new("人数", SheetColumnKind.Number), new("金额", SheetColumnKind.Amount), new("日期", SheetColumnKind.Date),
    ];

    [Fact]
    public void Comma_separated_values_carry_a_mark_and_follow_the_rules_of_quoting()
    {
        var bytes = Csv(["张\"三\",\n男", -3, 12.5m, new DateOnly(2018, 6, 30)], [null, null, null, null]);

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("姓名,人数,金额,日期\r\n\"张\"\"三\"\",\n男\",-3,12.50,2018-06-30\r\n,,,\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@a", "'@a")]
    [InlineData("-1", "'-1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1,2", "\"'\n=1,2\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData(" =1", "' =1")]
    [InlineData("a=1", "a=1")]
    public void A_formula_is_no_formula_in_comma_separated_values(string text, string field)
    {
        var written = Encoding.UTF8.GetString(Csv([text, null, null, null])[3..]);

        Assert.Contains("\r\n" + field + ",,,\r\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_are_figures_and_what_a_cell_cannot_hold_exactly_is_text()
    {
        using var book = Book(new Sheet("表", Columns, [["440105199001011234", 3, -12.5m, new DateOnly(1899, 1, 1)], [7, 1234567890123456789L, double.NaN, null]]));
        var sheet = book.Sheet(0);

        Assert.Equal(CellValues.InlineString, sheet.At(2, 1).DataType!.Value);
        Assert.Equal((CellValues.Number, "3"), (sheet.At(2, 2).DataType!.Value, sheet.At(2, 2).CellValue!.Text));
        Assert.Equal((CellValues.Number, "-12.5"), (sheet.At(2, 3).DataType!.Value, sheet.At(2, 3).CellValue!.Text));
        Assert.Equal("1899-01-01", sheet.At(2, 4).InnerText);
        Assert.Equal(CellValues.InlineString, sheet.At(3, 1).DataType!.Value);
        Assert.Equal((CellValues.InlineString, "1234567890123456789"), (sheet.At(3, 2).DataType!.Value, sheet.At(3, 2).InnerText));
        Assert.Equal(CellValues.InlineString, sheet.At(3, 3).DataType!.Value);
    }

    [Fact]
    public void More_rows_than_a_sheet_holds_go_on_in_the_next()
    {
        var rows = Enumerable.Range(1, 25).Select(n => new object?[] { "第" + n, n, null, null });
        using var stream = new MemoryStream();

        WorkbookFile.Write(stream, Chinese, [new Sheet("名册", Columns, rows)], rowLimit: 11);

        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        OpenXmlFiles.AssertValid(book);
        Assert.Equal(["名册", "名册 (2)", "名册 (3)"], book.Names());
        Assert.Equal([11, 11, 6], Enumerable.Range(0, 3).Select(i => book.Sheet(i).Descendants<Row>().Count()));
        Assert.Equal(
            Enumerable.Range(1, 25).Select(n => "第" + n),
            Enumerable.Range(0, 3).SelectMany(i => book.Sheet(i).Descendants<Row>().Skip(1)).Select(row => row.GetFirstChild<Cell>()!.InnerText));
    }

    [Fact]
    public void A_name_no_tab_may_bear_is_made_one_it_may()
    {
        var name = "a[b]:c*d?e/f\\g'" + new string('长', 40);
        using var book = Book(new Sheet(name, Columns, []), new Sheet(name.ToUpperInvariant(), Columns, []), new Sheet("", Columns, []));

        OpenXmlFiles.AssertValid(book);
        Assert.All(book.Names(), tab => Assert.True(tab.Length is > 0 and <= 31 && tab.IndexOfAny(['[', ']', ':', '*', '?', '/', '\\', '\'']) < 0, tab));
        Assert.Equal(3, book.Names().Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_row_with_too_few_cells_leaves_the_rest_empty()
    {
        using var book = Book(new Sheet("表", Columns, [["只有姓名"]]));

        OpenXmlFiles.AssertValid(book);
        Assert.Equal("", book.Sheet(0).At(2, 4).InnerText);
    }

    private static byte[] Csv(params object?[][] rows)
    {
        using var stream = OpenXmlFiles.Written(output => CsvFile.Write(new Sheet("表", Columns, rows), output));
        return stream.ToArray();
    }

    private static SpreadsheetDocument Book(params Sheet[] sheets) =>
        SpreadsheetDocument.Open(OpenXmlFiles.Written(output => WorkbookFile.Write(output, Chinese, sheets)), isEditable: false);
}
