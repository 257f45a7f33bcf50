using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Taizhang.Tests.Reports;

internal static class OpenXmlFiles
{
    public static void AssertValid(OpenXmlPackage package) =>
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));

    public static MemoryStream Written(Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        return stream;
    }

    public static string[] Names(this SpreadsheetDocument book) =>
        [.. book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!)];

    public static Worksheet Sheet(this SpreadsheetDocument book, int index)
    {
        var sheet = book.WorkbookPart!.Workbook.Descendants<Sheet>().ElementAt(index);
        return ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet;
    }

    public static CellFormat LookOf(this SpreadsheetDocument book, Cell cell) =>
        book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);

    public static Cell At(this Worksheet sheet, int row, int column) =>
        sheet.Descendants<Row>().Single(r => r.RowIndex! == row).Elements<Cell>().ElementAt(column - 1);
}
