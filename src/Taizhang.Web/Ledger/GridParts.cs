using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Web.Ledger;

/// <summary>What every form of the grid is made of: its columns by document, its periods in short, the address behind a cell.</summary>
internal static class GridParts
{
    /// <summary>The columns, those of one document together.</summary>
    public static IEnumerable<List<GridColumn>> Documents(IReadOnlyList<GridColumn> columns)
    {
        var document = new List<GridColumn>();
        foreach (var column in columns)
        {
            if (document.Count > 0 && document[0].Requirement.Source.Document.Chinese != column.Requirement.Source.Document.Chinese)
            {
                yield return document;
                document = [];
            }

            document.Add(column);
        }

        if (document.Count > 0)
        {
            yield return document;
        }
    }

    /// <summary>The period within its year, as short as a column is.</summary>
    public static string Short(Texts texts, string key) => key switch
    {
        CalendarPeriod.Standing => texts["grid.standing"],
        CalendarPeriod.Once => texts["grid.once"],
        { Length: 4 } => texts["grid.year"],
        [_, _, _, _, '-', 'Q', var quarter] => texts["grid.quarter", quarter],
        [_, _, _, _, '-', 'H', var half] => texts[$"grid.half-{half}"],
        { Length: 7 } => texts[$"grid.month-{key[5..]}"],
        { Length: > 5 } => key[5..],
        _ => key,
    };

    /// <summary>The explanation of a cell.</summary>
    public static string Why(GridCell cell, DateOnly? asOf) =>
        $"/ledger/why/{Uri.EscapeDataString(cell.Code)}/{cell.PeriodKey}/{cell.Subject}{(asOf is { } day ? $"?as-of={Words.DayInTable(day)}" : "")}";
}
