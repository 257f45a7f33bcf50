using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Taizhang.Sqlite;

/// <summary>What every connection to the file is set to when it opens.</summary>
/// <remarks>A commit is safe against a crash of the program; write-ahead mode lets readers go on while one writes.</remarks>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824;";

    /// <summary>The one there is.</summary>
    public static SqlitePragmas Instance { get; } = new();

    /// <summary>Sets a connection up that was opened without a context.</summary>
    public static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
