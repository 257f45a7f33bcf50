using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Reports;

namespace Taizhang.Web.Exports;

/// <summary>The ledger's grid as a table that leaves the house.</summary>
internal static class GridSheet
{
    public static Sheet Of(Grid grid, Texts texts)
    {
        var periods = grid.Columns.SelectMany(column => column.PeriodKeys.Select(key => (column.Requirement, Key: key))).ToList();
        SheetColumn[] columns = [new(texts["duties.who"], Width: 24), .. periods.Select(period => new SheetColumn($"{period.Requirement.Code} {period.Requirement.Title.In()} {Explanation.Period(period.Key)}", Width: 14))];
        return new Sheet(texts["ledger.title"], columns, grid.Rows.Select(row => (object?[])[row.Name, .. periods.Select(period => Cell(row, period.Requirement.Code, period.Key, texts))]))
        {
            Title = texts.Say("ledger.sub", ("organization", grid.OrganizationName), ("day", grid.Day)),
        };
    }

    /// <summary>Whose ledger it is, the day it is true for, who took it and when.</summary>
    public static Sheet About(Grid grid, string exportedBy, TimeProvider clock, Texts texts)
    {
        (string Item, object? Content)[] facts =
        [
            ("ledger.organization", grid.OrganizationName), ("exports.as-of", grid.Day), ("exports.by", exportedBy),
            ("exports.at", clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8))), ("papers.code", PaperMark.Current?.Code),
            .. PaperMark.Current?.Reason is { } reason ? new (string, object?)[] { ("exports.reason", reason) } : [],
        ];
        SheetColumn[] columns = [new(texts["exports.item"], Width: 20), new(texts["exports.content"], Width: 60)];
        return new Sheet(texts["exports.about"], columns, facts.Select(fact => new[] { texts[fact.Item], fact.Content })) { IsList = false };
    }

    private static StateCell? Cell(GridRow row, string code, string key, Texts texts)
    {
        if (!row.Cells.TryGetValue((code, key), out var cell))
        {
            return null;
        }

        var state = DutyStateCell.Of(cell.State);
        return cell.RecordedLate ? state with { Text = texts["exports.recorded-late", state.Text] } : state;
    }
}
