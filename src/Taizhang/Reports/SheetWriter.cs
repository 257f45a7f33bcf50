using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Taizhang.Reports;

/// <summary>Streams rows into one worksheet: A4 landscape, one page wide, its headings frozen and on every page.</summary>
internal sealed class SheetWriter(Sheet sheet, string footer, int rowLimit)
{
    private const double MarginInInches = 0.5;
    private const double LineHeight = 16;
    private const double TallestRow = 409;

    private readonly string _lastColumn = ColumnName(sheet.Columns.Count);

    /// <summary>The row that holds the headings.</summary>
    public uint HeaderRow { get; } = sheet.Title is null ? 1u : 2u;

    /// <summary>Where the reader may filter, such as <c>$A$2:$H$40</c>; known once the rows are written.</summary>
    public string FilterRange { get; private set; } = "";

    /// <summary>Writes headings and rows until the sheet is full, beginning with the row <paramref name="rows"/> stands on.</summary>
    /// <returns>Whether they still stand on a row.</returns>
    public bool Write(WorksheetPart part, IEnumerator<object?[]> rows, bool hasRow, bool isFirst)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(View(isFirst)));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = LineHeight });
        writer.WriteElement(new Columns(sheet.Columns.Select((column, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = column.Width,
            CustomWidth = true,
        })));
        var (lastRow, hasMore) = WriteRows(writer, rows, hasRow);
        FilterRange = string.Create(CultureInfo.InvariantCulture, $"$A${HeaderRow}:${_lastColumn}${lastRow}");
        WriteTail(writer);
        writer.WriteEndElement();
        return hasMore;
    }

    private SheetView View(bool isSelected)
    {
        var firstFreeCell = string.Create(CultureInfo.InvariantCulture, $"A{HeaderRow + 1}");
        var pane = new Pane
        {
            VerticalSplit = HeaderRow,
            TopLeftCell = firstFreeCell,
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        var selection = new Selection
        {
            Pane = PaneValues.BottomLeft,
            ActiveCell = firstFreeCell,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = firstFreeCell },
        };
        return new SheetView(pane, selection) { WorkbookViewId = 0, TabSelected = isSelected };
    }

    private (uint LastRow, bool HasMore) WriteRows(OpenXmlWriter writer, IEnumerator<object?[]> rows, bool hasRow)
    {
        writer.WriteStartElement(new SheetData());
        if (sheet.Title is not null)
        {
            WriteRow(writer, new Row { RowIndex = 1, Height = 36, CustomHeight = true }, [SheetCell.Text(sheet.Title, CellLook.Title)]);
        }

        WriteRow(writer, HeightOf(new Row { RowIndex = HeaderRow }, [.. sheet.Columns.Select(column => column.Header)]), sheet.Columns.Select(column => SheetCell.Text(column.Header, CellLook.Header)));
        var row = HeaderRow;
        while (hasRow && row < rowLimit)
        {
            var values = rows.Current;
            WriteRow(writer, HeightOf(new Row { RowIndex = ++row }, values), sheet.Columns.Select((column, i) => SheetCell.Of(values.ElementAtOrDefault(i), column.Kind)));
            hasRow = rows.MoveNext();
        }

        writer.WriteEndElement();
        return (row, hasRow);
    }

    /// <summary>Tall enough for its wrapped text: not every program works that out on opening.</summary>
    private Row HeightOf(Row row, IReadOnlyList<object?> values)
    {
        var lines = sheet.Columns.Zip(values, (column, value) => SafeText.Of(value).Split('\n')
            .Sum(line => Math.Max(1, (int)Math.Ceiling(OfficialTitle.Width(line) * 2 / (column.Width - 1))))).Append(1).Max();
        row.Height = Math.Min((lines * LineHeight) + 4, TallestRow);
        return row;
    }

    private static void WriteRow(OpenXmlWriter writer, Row row, IEnumerable<Cell> cells)
    {
        writer.WriteStartElement(row);
        foreach (var cell in cells)
        {
            writer.WriteElement(cell);
        }

        writer.WriteEndElement();
    }

    private void WriteTail(OpenXmlWriter writer)
    {
        if (sheet.IsList)
        {
            writer.WriteElement(new AutoFilter { Reference = FilterRange.Replace("$", "", StringComparison.Ordinal) });
        }

        if (sheet.Title is not null && sheet.Columns.Count > 1)
        {
            writer.WriteElement(new MergeCells(new MergeCell { Reference = $"A1:{_lastColumn}1" }));
        }

        writer.WriteElement(new PrintOptions { HorizontalCentered = true });
        writer.WriteElement(new PageMargins
        {
            Left = MarginInInches,
            Right = MarginInInches,
            Top = MarginInInches,
            Bottom = MarginInInches * 1.5,
            Header = MarginInInches / 2,
            Footer = MarginInInches / 2,
        });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddFooter(footer)));
    }

    private static string ColumnName(int number) =>
        number <= 26 ? ((char)('A' + number - 1)).ToString() : ColumnName((number - 1) / 26) + ColumnName(((number - 1) % 26) + 1);
}
