using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Taizhang.Reports;

/// <summary>Tables as an Excel workbook, ready to be printed on A4.</summary>
public static class WorkbookFile
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LargestRow = 1_048_576;
    private const int LongestName = 31;

    /// <summary>Writes the tables, one a sheet; one with more rows than a sheet holds goes on in the next.</summary>
    public static void Write(Stream output, CultureInfo culture, params IReadOnlyList<Sheet> sheets) =>
        Write(output, culture, sheets, LargestRow);

    internal static void Write(Stream output, CultureInfo culture, IReadOnlyList<Sheet> sheets, int rowLimit)
    {
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Create();
            var tabs = new Sheets();
            var names = new DefinedNames();
            foreach (var sheet in sheets)
            {
                WriteSheet(book, tabs, names, sheet, PaperFooter.OfSheet(new ReportTexts(culture)), rowLimit);
            }

            book.Workbook = new Workbook(new BookViews(new WorkbookView()), tabs, names);
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static void WriteSheet(WorkbookPart book, Sheets tabs, DefinedNames names, Sheet sheet, string footer, int rowLimit)
    {
        using var rows = sheet.Rows.GetEnumerator();
        var hasRow = rows.MoveNext();
        do
        {
            var part = book.AddNewPart<WorksheetPart>();
            var writer = new SheetWriter(sheet, footer, rowLimit);
            hasRow = writer.Write(part, rows, hasRow, isFirst: !tabs.HasChildren);
            var index = (uint)tabs.ChildElements.Count;
            var name = FreeName(sheet.Name, tabs);
            tabs.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = name, SheetId = index + 1, Id = book.GetIdOfPart(part) });
            Define(names, index, name, sheet.IsList, writer);
        }
        while (hasRow);
    }

    private static void Define(DefinedNames names, uint index, string name, bool isList, SheetWriter writer)
    {
        var prefix = $"'{name.Replace("'", "''", StringComparison.Ordinal)}'!";
        if (isList)
        {
            names.AppendChild(new DefinedName(prefix + writer.FilterRange) { Name = "_xlnm._FilterDatabase", LocalSheetId = index, Hidden = true });
        }

        var headings = string.Create(CultureInfo.InvariantCulture, $"${writer.HeaderRow}:${writer.HeaderRow}");
        names.AppendChild(new DefinedName(prefix + headings) { Name = "_xlnm.Print_Titles", LocalSheetId = index });
    }

    private static string FreeName(string wanted, Sheets tabs)
    {
        var clean = string.Concat(SafeText.ForXml(wanted).Where(c => !char.IsControl(c)).Select(c => "[]:*?/\\'".Contains(c) ? ' ' : c)).Trim();
        clean = clean.Length == 0 ? "Sheet" : clean;
        var taken = tabs.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(tab => tab.Name!.Value!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var n = 1; ; n++)
        {
            var suffix = n == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({n})");
            var name = clean[..Math.Min(clean.Length, LongestName - suffix.Length)] + suffix;
            if (!taken.Contains(name))
            {
                return name;
            }
        }
    }
}
