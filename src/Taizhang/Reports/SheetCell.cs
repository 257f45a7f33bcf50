using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Taizhang.Reports;

/// <summary>Turns a value into a cell that shows it and can never run.</summary>
internal static class SheetCell
{
    private const decimal LargestExact = 999_999_999_999_999m;
    private static readonly DateOnly FirstSafeDay = new(1900, 3, 1);

    public static Cell Of(object? value, SheetColumnKind kind) => value switch
    {
        null => new Cell { StyleIndex = WorkbookStyles.Index(CellLook.Text) },
        StateCell state => Text(state.Text, WorkbookStyles.Of(state.Tone)),
        DateOnly day when day >= FirstSafeDay => Day(day),
        double number when !double.IsFinite(number) => Text(SafeText.Of(value), CellLook.Text),
        int or long or decimal or double when kind is SheetColumnKind.Number or SheetColumnKind.Amount => Number(value, kind),
        _ => Text(SafeText.Of(value), CellLook.Text),
    };

    public static Cell Text(string text, CellLook look)
    {
        var clean = SafeText.ForCell(text);
        var words = new Text(SafeText.EscapeCodes(clean)) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve };
        return new Cell(new InlineString(words))
        {
            DataType = CellValues.InlineString,
            StyleIndex = WorkbookStyles.Index(look, SafeText.LooksLikeFormula(clean)),
        };
    }

    private static Cell Day(DateOnly day) => new(new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate()))
    {
        StyleIndex = WorkbookStyles.Index(CellLook.Date),
    };

    private static Cell Number(object value, SheetColumnKind kind)
    {
        if (value is long or decimal && Math.Abs(Convert.ToDecimal(value, CultureInfo.InvariantCulture)) > LargestExact)
        {
            return Text(SafeText.Of(value), CellLook.Text);
        }

        return new Cell(new CellValue(SafeText.Of(value)))
        {
            DataType = CellValues.Number,
            StyleIndex = WorkbookStyles.Index(kind == SheetColumnKind.Amount ? CellLook.Amount : CellLook.Number),
        };
    }
}
