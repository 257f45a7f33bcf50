using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Taizhang.Sqlite;

/// <summary>What every connection to the file is set to, once: it keeps its settings while it waits in the pool.</summary>
/// <remarks>
/// A commit is safe against a crash of the program; write-ahead mode lets readers go on while one writes. The log is brought
/// into the file every 16 MB, so that few saves wait for that.
/// </remarks>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>The room a connection keeps pages in, 64 MB at the most.</summary>
    internal const string Cache = "PRAGMA cache_size = -65536;";

    private const string Settings = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; {Cache} PRAGMA mmap_size = 1073741824; PRAGMA wal_autocheckpoint = 4000;";

    private static readonly ConditionalWeakTable<object, object> IsSet = [];

    /// <summary>The one there is.</summary>
    public static SqlitePragmas Instance { get; } = new();

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private static void Set(DbConnection connection)
    {
        if (connection is SqliteConnection { Handle: { } handle } && !IsSet.TryGetValue(handle, out _))
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
            IsSet.AddOrUpdate(handle, handle);
        }
    }
}
