using System.Globalization;
using Microsoft.Data.Sqlite;
using Taizhang.Kernel;

namespace Taizhang.Tests.Security;

/// <summary>Sees whether anything is written to a store beside the journal of refusals, and puts the store back.</summary>
/// <remarks>The engine itself counts: a trigger on every table, but for the moment at which a session was last seen and the count of wrong passwords, which a right one takes back.</remarks>
internal sealed class StoreWatch : IDisposable
{
    private readonly SqliteConnection _watching;
    private readonly SqliteConnection _kept = new("Data Source=:memory:");
    private long _count;

    public StoreWatch(string connectionString)
    {
        _watching = new SqliteConnection(connectionString);
        _watching.Open();
        _kept.Open();
    }

    /// <summary>Begins to count, and keeps the store as it is.</summary>
    public void Keep()
    {
        var tables = Read("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'journal_head'");
        Assert.True(tables.Count > 30, $"{tables.Count} tables");
        Run("CREATE TABLE watch (count INTEGER NOT NULL); INSERT INTO watch VALUES (0)");
        foreach (var table in tables)
        {
            var columns = Read($"SELECT name FROM pragma_table_info('{table}') WHERE name NOT IN ('last_seen_at', 'access_failed_count', 'locked_until')").Select(column => $"\"{column}\"");
            var when = table == "journal" ? $"WHEN NEW.result <> {(int)DeedResult.Refused} " : "";
            Run($"CREATE TRIGGER watch_new_{table} AFTER INSERT ON \"{table}\" {when}BEGIN UPDATE watch SET count = count + 1; END");
            Run($"CREATE TRIGGER watch_changed_{table} AFTER UPDATE OF {string.Join(", ", columns)} ON \"{table}\" BEGIN UPDATE watch SET count = count + 1; END");
            Run($"CREATE TRIGGER watch_gone_{table} AFTER DELETE ON \"{table}\" BEGIN UPDATE watch SET count = count + 1; END");
        }

        _watching.BackupDatabase(_kept);
        _count = Count();
    }

    /// <summary>Puts the store back as it was kept.</summary>
    public void Restore()
    {
        _kept.BackupDatabase(_watching);
        _count = Count();
    }

    /// <summary>Whether anything was done since the last look: a row beside the journal, or a line of the journal that tells no refusal.</summary>
    public bool HasChanged()
    {
        var before = _count;
        _count = Count();
        return _count != before;
    }

    public void Dispose()
    {
        _watching.Dispose();
        _kept.Dispose();
    }

    private long Count() => long.Parse(Read("SELECT count FROM watch").Single(), CultureInfo.InvariantCulture);

    private List<string> Read(string sql)
    {
        using var command = _watching.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private void Run(string sql)
    {
        using var command = _watching.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
