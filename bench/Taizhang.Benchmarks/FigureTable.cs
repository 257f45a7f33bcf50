using System.Globalization;
using System.Text;

namespace Taizhang.Benchmarks;

/// <summary>The figures of a run as a table in Markdown, ready for the page of figures.</summary>
internal static class FigureTable
{
    private static readonly (string What, string Name, double? Aim, string? Beside, string? BesideName)[] Rows =
    [
        ("import, every row checked", "import", 15_000, null, null),
        ("full recomputation from records, roll-up included", "recompute", null, "the set-based query", "sql_sqlite"),
        ("the same as one set-based query on the same SQLite file", "sql_sqlite", null, null, null),
        ("the same query on DuckDB, data in memory", "sql_duckdb", null, "the recomputation", "recompute"),
        ("recomputation, and every duty and count written anew", "rebuild_and_write", null, null, null),
        ("an activity with {save_attendances} attendances saved, committed, every level current", "save", 10, "its bare rows", "bare_rows"),
        ("its bare rows in one transaction", "bare_rows", null, null, null),
        ("the ledger of a branch", "ledger_of_branch", 5, "the query when it is asked", "sql_sqlite_of_branch"),
        ("the ledger of a committee", "ledger_of_committee", 5, null, null),
        ("the ledger of a district", "ledger_of_district", 5, null, null),
        ("the ledger of a region", "ledger_of_region", 5, "the query when it is asked", "sql_sqlite_of_region"),
        ("the ledger of the federation", "ledger_of_federation", 5, "the query when it is asked", "sql_sqlite"),
        ("page: the grid of {grid_branches} branches", "page_ledger_grid", 20, null, null),
        ("page: 50 members, by name", "page_members_by_name", 20, null, null),
        ("page: 50 full members, the newest first", "page_members_full_newest_first", 20, null, null),
        ("page: 50 members of a district, by name", "page_members_of_district_by_name", 20, null, null),
        ("page: 50 members with a character in the name, by day of joining", "page_members_searched", 20, null, null),
        ("page: 50 probationary members, by branch", "page_members_probationary_by_branch", 20, null, null),
        ("page of a branch", "page_organization_branch", null, null, null),
        ("page of a region", "page_organization_region", null, null, null),
        ("page of the federation", "page_organization_federation", null, null, null),
        ("page: why a duty stands as it does", "page_explanation", null, null, null),
        ("page: the front page of the office", "page_front", null, null, null),
        ("page: the form sent, an activity saved and shown", "page_save", null, null, null),
        ("first page after the process began", "cold_start", 2_000, null, null),
        ("first page after the process began, the demonstration made before", "first_start_with_demonstration", null, null, null),
        ("memory of the server at rest, MB", "idle_memory_mb", 200, null, null),
        ("of that, not of files it shares, MB", "idle_memory_of_its_own_mb", null, null, null),
        ("peak memory of loading and recomputing, MB", "peak_memory_mb", null, null, null),
    ];

    public static string Write(Figures figures)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{figures["scale"]}, as of {figures["as_of"]}, on {figures["machine"]}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Digests: facts `{figures["facts_sha256"]}`, roll-up `{figures["rollup_sha256"]}`; kept against rebuilt: {figures["kept_differs_from_rebuilt"] ?? "not asked, no"} differences.");
        text.AppendLine();
        text.AppendLine("| what | median, ms | 95 of 100 within, ms | aim | ratio |");
        text.AppendLine("| --- | ---: | ---: | ---: | --- |");
        foreach (var (what, name, aim, beside, besideName) in Rows)
        {
            if ((figures.Number($"{name}_ms_median") ?? figures.Number($"{name}_ms") ?? figures.Number(name)) is not { } value)
            {
                continue;
            }

            var within = figures.Number($"{name}_ms_p95") is { } p95 ? Round(p95) : "";
            var ratio = besideName is not null && figures.Number($"{besideName}_ms_median") is { } other ? $"{Ratio(value / other)} {beside}" : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"| {Fill(what, figures)} | {Round(value)} | {within} | {(aim is { } most ? $"≤ {Round(most)}" : "")} | {ratio} |");
        }

        return text.ToString();
    }

    private static string Fill(string what, Figures figures)
    {
        foreach (var name in new[] { "save_attendances", "grid_branches" })
        {
            what = what.Replace($"{{{name}}}", Convert.ToString(figures[name], CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        return what;
    }

    private static string Round(double number) => number.ToString(number < 10 ? "0.00" : number < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Ratio(double number) => number >= 1 ? $"{Round(number)} ×" : $"1/{Round(1 / number)} of";
}
