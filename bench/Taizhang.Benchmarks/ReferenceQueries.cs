using System.Data.Common;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Benchmarks;

/// <summary>The requirements as one set-based query, on the same SQLite file and on DuckDB.</summary>
internal static partial class ReferenceQueries
{
    public static async Task RunAsync(IServiceProvider services, string file, BenchmarkOptions options, Figures figures)
    {
        if (options.Reference is null)
        {
            Console.WriteLine("No reference query was found; give --reference FILE to run it beside.");
            return;
        }

        var sql = Fill(await File.ReadAllTextAsync(options.Reference), options.AsOf);
        var samples = await services.AskAsync<TaizhangDb, Samples>(Scope.Everything, Samples.ReadAsync);
        await SqliteAsync(file, options, sql.Replace("{TERM-180}", "date(o.term_ends_on, '-180 days')", StringComparison.Ordinal).Replace("DATE '", "'", StringComparison.Ordinal), samples, figures);
        await DuckAsync(options, Whole(sql).Replace("{TERM-180}", "(o.term_ends_on - 180)", StringComparison.Ordinal), figures);
    }

    /// <summary>The query for everyone.</summary>
    private static string Whole(string sql) => Scoped().Replace(sql.Replace("{SCOPECTE}", "", StringComparison.Ordinal), "");

    /// <summary>The query for one organization and all below it, worked out when it is asked.</summary>
    private static string Of(string sql, long organizationId) => Scoped().Replace(
        sql.Replace("{SCOPECTE}", $"scope(org_id) AS (SELECT {organizationId} UNION ALL SELECT below.id FROM organisations below JOIN scope ON below.parent_id = scope.org_id),", StringComparison.Ordinal),
        "AND $1 IN (SELECT org_id FROM scope)");

    private static async Task SqliteAsync(string file, BenchmarkOptions options, string sql, Samples samples, Figures figures)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        connection.Execute("PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 1073741824");
        if (Convert.ToInt64(Scalar(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'organisations'"), System.Globalization.CultureInfo.InvariantCulture) == 0)
        {
            // The other side's own tables, in their plain form; attendance is the same in both.
            connection.Execute("""
                CREATE TABLE organisations (id INTEGER PRIMARY KEY, parent_id INTEGER, type TEXT, name TEXT, founded_on TEXT, term_ends_on TEXT);
                INSERT INTO organisations SELECT o.id, o.parent_id, CASE o.type WHEN 1 THEN 'federation' WHEN 10 THEN 'level' WHEN 4 THEN 'committee' ELSE 'branch' END, o.name, o.founded_on, t.ends_on FROM organization o LEFT JOIN term t ON t.organization_id = o.id;
                CREATE TABLE members (id INTEGER PRIMARY KEY, org_id INTEGER, name TEXT, gender TEXT, born_on TEXT, joined_on TEXT, status TEXT, is_leader INTEGER);
                INSERT INTO members SELECT m.id, m.organization_id, m.name, CASE m.gender WHEN 1 THEN 'M' ELSE 'F' END, m.born_on, m.joined_on, CASE m.standing WHEN 5 THEN 'active' WHEN 4 THEN 'probationary' WHEN 6 THEN 'suspended' ELSE 'left' END, EXISTS (SELECT 1 FROM rank_holding r WHERE r.member_id = m.id) FROM member m;
                CREATE TABLE activities (id INTEGER PRIMARY KEY, org_id INTEGER, kind TEXT, held_on TEXT, hours REAL, topic TEXT, led_by INTEGER);
                INSERT INTO activities SELECT a.id, a.organization_id, CASE a.kind WHEN 1 THEN 'member_meeting' WHEN 2 THEN 'committee_meeting' WHEN 5 THEN 'theme_day' WHEN 4 THEN 'lecture' WHEN 9 THEN 'study' WHEN 6 THEN 'life_meeting' ELSE 'volunteer' END, a.held_on, a.hours, a.topic, a.led_by_id FROM activity a;
                INSERT INTO activities (org_id, kind, held_on, hours, topic) SELECT e.organization_id, 'election', e.held_on, 2, '' FROM election e;
                CREATE INDEX members_org ON members (org_id);
                CREATE INDEX activities_org ON activities (org_id, kind, held_on);
                ANALYZE;
                """);
        }

        figures.Set("sql_sqlite_rows", Count(connection, Whole(sql)));
        await figures.ManyAsync("sql_sqlite", 0, Math.Min(3, options.Runs), _ =>
        {
            Count(connection, Whole(sql));
            return Task.CompletedTask;
        });
        foreach (var level in new[] { "branch", "region" })
        {
            await figures.ManyAsync($"sql_sqlite_of_{level}", 1, options.Runs, index =>
            {
                Count(connection, Of(sql, samples.Of(level, index).Id));
                return Task.CompletedTask;
            });
        }
    }

    private static async Task DuckAsync(BenchmarkOptions options, string sql, Figures figures)
    {
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync();
        connection.Execute("SET threads = 2");
        foreach (var (table, columns) in new[]
        {
            ("organisations", "{'id': 'BIGINT', 'parent_id': 'BIGINT', 'type': 'VARCHAR', 'name': 'VARCHAR', 'founded_on': 'DATE', 'term_ends_on': 'DATE'}"),
            ("members", "{'id': 'BIGINT', 'org_id': 'BIGINT', 'name': 'VARCHAR', 'gender': 'VARCHAR', 'born_on': 'DATE', 'joined_on': 'DATE', 'status': 'VARCHAR', 'is_leader': 'INTEGER'}"),
            ("activities", "{'id': 'BIGINT', 'org_id': 'BIGINT', 'kind': 'VARCHAR', 'held_on': 'DATE', 'hours': 'DOUBLE', 'topic': 'VARCHAR', 'led_by': 'BIGINT'}"),
            ("attendance", "{'activity_id': 'BIGINT', 'member_id': 'BIGINT'}"),
        })
        {
            connection.Execute($"CREATE TABLE {table} AS SELECT * FROM read_csv('{Path.Combine(options.Data, table + ".csv").Replace("'", "''", StringComparison.Ordinal)}', header = true, columns = {columns})");
        }

        figures.Set("sql_duckdb_rows", Count(connection, sql));
        await figures.ManyAsync("sql_duckdb", 1, options.Runs, _ =>
        {
            Count(connection, sql);
            return Task.CompletedTask;
        });
    }

    private static string Fill(string text, DateOnly asOf)
    {
        var periods = new List<string>();
        void Add(string requirement, string kind, Cadence cadence) => periods.AddRange(CalendarPeriod.Of(cadence, 2025)
            .Select(period => $"('{requirement}', '{kind}', '{period.Key}', DATE '{period.Days.From:yyyy-MM-dd}', DATE '{period.Days.To:yyyy-MM-dd}')"));
        Add("R1", "member_meeting", Cadence.Quarter);
        Add("R2", "committee_meeting", Cadence.Month);
        Add("R3", "theme_day", Cadence.Month);
        Add("R4", "lecture", Cadence.Quarter);
        Add("R5", "lecture", Cadence.HalfYear);
        var filled = text.Replace("{PERIODS}", string.Join(", ", periods), StringComparison.Ordinal)
            .Replace("{ASOF}", $"DATE '{asOf:yyyy-MM-dd}'", StringComparison.Ordinal);
        filled = Regex.Replace(filled, @"\{D (\d{4}-\d\d-\d\d)\}", "DATE '$1'");
        return string.Join('\n', filled.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)));
    }

    private static int Count(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        var rows = 0;
        var values = new object[7];
        while (reader.Read())
        {
            reader.GetValues(values);
            rows++;
        }

        return rows;
    }

    private static object? Scalar(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    [GeneratedRegex(@"\{SCOPE ([^}]*)\}", RegexOptions.None, 1000)]
    private static partial Regex Scoped();
}
