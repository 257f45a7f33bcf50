using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Taizhang.Kernel;

namespace Taizhang.Postgres;

/// <summary>The store on a PostgreSQL server, chosen by a connection string.</summary>
public sealed class PostgresStore : IStore
{
    /// <inheritdoc/>
    public string Name => "PostgreSQL";

    /// <summary>Sets the context up for a connection string.</summary>
    /// <remarks>Moments are written and compared in UTC, whatever zone the server is set to.</remarks>
    public static void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(
                new NpgsqlConnectionStringBuilder(connectionString) { Timezone = "UTC" }.ConnectionString,
                postgres => postgres.MigrationsAssembly(typeof(PostgresStore).Assembly.GetName().Name))
            .AddInterceptors(OneWriter.Instance);

    /// <inheritdoc/>
    public long Write<T>(DbConnection connection, BulkTable<T> table, IEnumerable<T> rows)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
        using var importer = ((NpgsqlConnection)connection).BeginBinaryImport($"COPY \"{table.Name}\" ({columns}) FROM STDIN (FORMAT BINARY)");
        var writer = new Writer(importer);
        foreach (var row in rows)
        {
            importer.StartRow();
            table.Write(writer, row);
        }

        return (long)importer.Complete();
    }

    /// <inheritdoc/>
    public void Read(DbConnection connection, string sql, Action<IRowReader> row)
    {
        using var command = new NpgsqlCommand(sql, (NpgsqlConnection)connection) { CommandTimeout = 0 };
        using var data = command.ExecuteReader();
        var reader = new Reader(data);
        while (data.Read())
        {
            row(reader);
        }
    }

    /// <inheritdoc/>
    public void ContinueKeys(DbConnection connection, IEnumerable<string> tables)
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Join("; ", tables.Select(table => $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), coalesce((SELECT max(id) FROM \"{table}\"), 0) + 1, false)"));
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void PrepareBulk(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'";
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void LearnSizes(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "ANALYZE";
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private sealed class Writer(NpgsqlBinaryImporter importer) : IRowWriter
    {
        public void Whole(long? value) => Put(value, NpgsqlDbType.Bigint);

        public void Whole32(int? value) => Put(value, NpgsqlDbType.Integer);

        public void Whole16(short value) => importer.Write(value, NpgsqlDbType.Smallint);

        public void Text(string? value)
        {
            if (value is null)
            {
                importer.WriteNull();
            }
            else
            {
                importer.Write(value, NpgsqlDbType.Text);
            }
        }

        public void Day(DateOnly? value) => Put(value, NpgsqlDbType.Date);

        public void Moment(DateTime? value) => Put(value, NpgsqlDbType.TimestampTz);

        public void Flag(bool value) => importer.Write(value, NpgsqlDbType.Boolean);

        public void Number(decimal value) => importer.Write(value, NpgsqlDbType.Numeric);

        public void Bytes(byte[]? value)
        {
            if (value is null)
            {
                importer.WriteNull();
            }
            else
            {
                importer.Write(value, NpgsqlDbType.Bytea);
            }
        }

        private void Put<T>(T? value, NpgsqlDbType type)
            where T : struct
        {
            if (value is { } known)
            {
                importer.Write(known, type);
            }
            else
            {
                importer.WriteNull();
            }
        }
    }

    private sealed class Reader(NpgsqlDataReader data) : IRowReader
    {
        public bool IsNull(int column) => data.IsDBNull(column);

        public long Whole(int column) => data.GetFieldType(column) switch
        {
            var type when type == typeof(long) => data.GetInt64(column),
            var type when type == typeof(int) => data.GetInt32(column),
            var type when type == typeof(short) => data.GetInt16(column),
            var type when type == typeof(bool) => data.GetBoolean(column) ? 1 : 0,
            _ => Convert.ToInt64(data.GetValue(column), System.Globalization.CultureInfo.InvariantCulture),
        };

        public string Text(int column) => data.GetString(column);

        public DateOnly Day(int column) => data.GetFieldValue<DateOnly>(column);

        public DateOnly DayOfMoment(int column) => ChinaClock.DayOf(data.GetDateTime(column));

        public long Hundredths(int column) => (long)Math.Round(data.GetDecimal(column) * 100m);
    }
}
