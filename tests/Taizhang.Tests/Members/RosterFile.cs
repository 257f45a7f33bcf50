using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Taizhang.Members;

namespace Taizhang.Tests.Members;

/// <summary>A number as a spreadsheet shows it in its own format.</summary>
internal sealed record Shown(double Value, string Format);

/// <summary>Makes rosters the way people leave them in a spreadsheet, and files that are none.</summary>
internal static class RosterFile
{
    public static byte[] Of(params object?[][] rows) => Workbook(("花名册", rows));

    public static byte[] Workbook(params (string Name, object?[][] Rows)[] sheets)
    {
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var formats = sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row).OfType<Shown>().Select(shown => shown.Format).Append("yyyy-mm-dd").Distinct().ToList();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles(formats);
            var tabs = new Sheets();
            foreach (var (name, rows) in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(rows.Select((row, index) => new Row(row.Select((value, column) => Cell(value, column, index + 1, formats)).OfType<Cell>()) { RowIndex = (uint)index + 1 })));
                tabs.AppendChild(new Sheet { Name = name, SheetId = (uint)tabs.ChildElements.Count + 1, Id = book.GetIdOfPart(part) });
            }

            book.Workbook = new Workbook(tabs);
        }

        return buffer.ToArray();
    }

    public static byte[] Text(string text, Encoding? encoding = null) => (encoding ?? Encoding.UTF8).GetBytes(text);

    /// <summary>A true workbook with one part that unpacks into this many megabytes.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var buffer = new MemoryStream();
        buffer.Write(Of(["姓名", "性别"], ["陈一", "男"]));
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/media/image1.bmp", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var each = 0; each < megabytes; each++)
            {
                part.Write(zeros);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>An identity number whose check digit fits.</summary>
    public static string Identity(DateOnly born, int order) =>
        "0123456789X".Select(check => $"440103{born:yyyyMMdd}{order:000}{check}").First(number => IdentityNumber.Read(number, new DateOnly(2100, 1, 1)).Number is not null);

    private static Cell? Cell(object? value, int column, int row, List<string> formats)
    {
        var address = $"{(char)('A' + column)}{row}";
        return value switch
        {
            null => null,
            DateOnly day => new Cell(new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate())) { CellReference = address, StyleIndex = (uint)formats.IndexOf("yyyy-mm-dd") + 1 },
            Shown shown => new Cell(new CellValue(shown.Value)) { CellReference = address, StyleIndex = (uint)formats.IndexOf(shown.Format) + 1 },
            int or double or long => new Cell(new CellValue(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture))) { CellReference = address },
            _ => new Cell(new InlineString(new Text((string)value) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = address, DataType = CellValues.InlineString },
        };
    }

    private static Stylesheet Styles(List<string> formats) => new(
        new NumberingFormats(formats.Select((format, index) => new NumberingFormat { NumberFormatId = (uint)(164 + index), FormatCode = format })),
        new Fonts(new Font()),
        new Fills(new Fill()),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(formats.Select((_, index) => new CellFormat { NumberFormatId = (uint)(164 + index), ApplyNumberFormat = true }).Prepend(new CellFormat())));
}
