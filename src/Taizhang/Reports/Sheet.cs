namespace Taizhang.Reports;

/// <summary>A table as it leaves the house: the same rows go to a workbook or to a CSV file.</summary>
/// <param name="Name">The name on the tab.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Rows">Its rows, read once; a cell is null, text, a number, a <see cref="DateOnly"/>, a
/// <see cref="DateTimeOffset"/> or a <see cref="StateCell"/>.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns, IEnumerable<object?[]> Rows)
{
    /// <summary>The line over the table, where it has one; a CSV file leaves it out.</summary>
    public string? Title { get; init; }

    /// <summary>Whether rows are to be sorted and filtered by the reader.</summary>
    public bool IsList { get; init; } = true;
}

/// <summary>A column of a table.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Width">Its width in half-width characters.</param>
public sealed record SheetColumn(string Header, SheetColumnKind Kind = SheetColumnKind.Text, double Width = 16);

/// <summary>What the cells of a column hold.</summary>
public enum SheetColumnKind
{
    /// <summary>Words, and everything with leading zeros or more than 15 digits.</summary>
    Text,

    /// <summary>Counts and measures.</summary>
    Number,

    /// <summary>Money in yuan, with two decimals.</summary>
    Amount,

    /// <summary>Days, as yyyy-mm-dd.</summary>
    Date,
}
