using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Taizhang.Postgres;

/// <summary>Lets one transaction write at a time, as the embedded store does; readers wait for nobody.</summary>
/// <remarks>What a deed decides and what the ledger becomes both follow from rows that another deed might be adding.</remarks>
public sealed class OneWriter : DbTransactionInterceptor
{
    private const string Wait = "SELECT pg_advisory_xact_lock(hashtext('taizhang'))";

    /// <summary>The one there is.</summary>
    public static OneWriter Instance { get; } = new();

    /// <inheritdoc/>
    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        using var command = Command(connection, result);
        command.ExecuteNonQuery();
        return result;
    }

    /// <inheritdoc/>
    public override async ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection, result);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.CommandText = Wait;
        command.Transaction = transaction;
        command.CommandTimeout = 60;
        return command;
    }
}
