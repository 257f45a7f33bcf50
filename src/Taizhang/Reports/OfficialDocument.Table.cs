using DocumentFormat.OpenXml.Wordprocessing;

namespace Taizhang.Reports;

public sealed partial class OfficialDocument
{
    /// <summary>A table across the type area: its headings on every page, no row split over two.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows, a text a column.</param>
    public OfficialDocument Table(IReadOnlyList<OfficialColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var width = _isLandscape ? OfficialLayout.TypeHeight : OfficialLayout.TypeWidth;
        var shares = columns.Sum(column => column.Share);
        int[] widths = [.. columns.Select(column => width * column.Share / shares)];

        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = OfficialStyles.Size(widths.Sum()) },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 60, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 60, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = OfficialStyles.Size(w) })));
        table.Append(Row([.. columns.Select(column => column.Header)], columns, widths, isHeader: true));
        foreach (var row in rows)
        {
            table.Append(Row(row, columns, widths, isHeader: false));
        }

        _body.AppendChild(table);
        return this;
    }

    private TableRow Row(IReadOnlyList<string> texts, IReadOnlyList<OfficialColumn> columns, int[] widths, bool isHeader)
    {
        var look = new TableRowProperties(new CantSplit());
        if (isHeader)
        {
            look.Append(new TableHeader());
        }

        var row = new TableRow(look);
        row.Append(widths.Select((width, i) => new TableCell(
            new TableCellProperties(
                new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = OfficialStyles.Size(width) },
                new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
            CellText(texts.ElementAtOrDefault(i) ?? "", isHeader, columns[i].IsCentered))));
        return row;
    }

    private Paragraph CellText(string text, bool isHeader, bool isCentered)
    {
        var paragraph = Paragraph(
            (_isLandscape, isHeader) switch
            {
                (true, true) => OfficialStyles.WideHead,
                (true, false) => OfficialStyles.Wide,
                (false, true) => OfficialStyles.SmallHead,
                (false, false) => OfficialStyles.Small,
            },
            text);
        if (isCentered)
        {
            paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Center });
        }

        return paragraph;
    }

    private static TableBorders Borders()
    {
        const uint HalfPoint = 4;
        return new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = HalfPoint },
            new LeftBorder { Val = BorderValues.Single, Size = HalfPoint },
            new BottomBorder { Val = BorderValues.Single, Size = HalfPoint },
            new RightBorder { Val = BorderValues.Single, Size = HalfPoint },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = HalfPoint },
            new InsideVerticalBorder { Val = BorderValues.Single, Size = HalfPoint });
    }
}
