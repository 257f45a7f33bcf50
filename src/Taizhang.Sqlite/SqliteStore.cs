using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Taizhang.Kernel;

namespace Taizhang.Sqlite;

/// <summary>The embedded store: one file, in write-ahead mode.</summary>
public sealed class SqliteStore : IStore
{
    /// <inheritdoc/>
    public string Name => "SQLite";

    /// <summary>Sets the context up for a connection string.</summary>
    public static void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteStore).Assembly.GetName().Name))
            .ReplaceService<IMigrationsSqlGenerator, CompositeKeyTables>()
            .AddInterceptors(SqlitePragmas.Instance);

    /// <inheritdoc/>
    public long Write<T>(DbConnection connection, BulkTable<T> table, IEnumerable<T> rows)
    {
        var sqlite = (SqliteConnection)connection;
        var sql = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", table.Columns.Select((_, index) => $"?{index + 1}"))})";
        using var writer = new SqliteRowWriter(sqlite, sql);
        var count = 0L;
        foreach (var row in rows)
        {
            table.Write(writer, row);
            writer.Next();
            count++;
        }

        return count;
    }

    /// <inheritdoc/>
    public void Read(DbConnection connection, string sql, Action<IRowReader> row)
    {
        using var reader = new SqliteRowReader((SqliteConnection)connection, sql);
        while (reader.Next())
        {
            row(reader);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The engine goes on behind the greatest key by itself.</remarks>
    public void ContinueKeys(DbConnection connection, IEnumerable<string> tables)
    {
    }

    /// <inheritdoc/>
    public void PrepareBulk(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY;";
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    /// <remarks>It looks at some hundred rows of each index, which tells enough; the room of a bulk load is given back.</remarks>
    public void LearnSizes(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA analysis_limit = 400; ANALYZE; {SqlitePragmas.Cache}";
        command.ExecuteNonQuery();
    }
}
