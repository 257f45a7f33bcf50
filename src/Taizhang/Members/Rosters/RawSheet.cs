using System.Globalization;

namespace Taizhang.Members.Rosters;

/// <summary>A cell as the file has it: a text, a number, a day with its time, yes or no, or nothing.</summary>
internal readonly record struct RawCell(object? Value, string? Format = null)
{
    /// <summary>The cell in figures and letters, without the spaces around it.</summary>
    public string Text => Value switch
    {
        null => "",
        string text => RosterText.Tidy(text),
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        double number when double.IsInteger(number) && Math.Abs(number) < 1e19 => number.ToString("F0", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Value.ToString() ?? "",
    };
}

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Cells">Its cells, from column A.</param>
internal sealed record RawRow(int Number, IReadOnlyList<RawCell> Cells)
{
    public RawCell this[int column] => column < Cells.Count ? Cells[column] : default;
}

/// <summary>A sheet of a workbook, or a CSV file as if it were one.</summary>
/// <param name="Name">The name on the tab; empty for a CSV file.</param>
/// <param name="Rows">The rows that hold anything.</param>
internal sealed record RawSheet(string Name, IReadOnlyList<RawRow> Rows);

/// <summary>Names cells as a spreadsheet does.</summary>
internal static class CellAddress
{
    /// <summary>The address of a column counted from 0 and a row counted from 1: D7.</summary>
    public static string Of(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
