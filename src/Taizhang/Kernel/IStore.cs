using System.Data.Common;

namespace Taizhang.Kernel;

/// <summary>What differs between the two databases when rows come and go in bulk; everything else goes through the context.</summary>
public interface IStore
{
    /// <summary>The database's name, for people.</summary>
    string Name { get; }

    /// <summary>Writes rows past the context, in the transaction that is open on the connection.</summary>
    /// <returns>How many were written.</returns>
    long Write<T>(DbConnection connection, BulkTable<T> table, IEnumerable<T> rows);

    /// <summary>Reads rows past the context, one call a row; the reader is only good during the call.</summary>
    void Read(DbConnection connection, string sql, Action<IRowReader> row);

    /// <summary>Lets the keys the store gives itself go on behind those that were written.</summary>
    void ContinueKeys(DbConnection connection, IEnumerable<string> tables);

    /// <summary>Prepares the connection for a bulk load that nobody else disturbs.</summary>
    void PrepareBulk(DbConnection connection);

    /// <summary>Lets the planner of queries look at the tables as they are now, after many rows came or went.</summary>
    void LearnSizes(DbConnection connection);
}

/// <summary>A table and how a row of it is written.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">The columns, in the order they are written.</param>
/// <param name="Write">Writes each column of a row, in that order.</param>
public sealed record BulkTable<T>(string Name, IReadOnlyList<string> Columns, Action<IRowWriter, T> Write);

/// <summary>Takes the columns of a row, one after the other.</summary>
public interface IRowWriter
{
    /// <summary>A whole number of 64 bits.</summary>
    void Whole(long? value);

    /// <summary>A whole number of 32 bits.</summary>
    void Whole32(int? value);

    /// <summary>A whole number of 16 bits.</summary>
    void Whole16(short value);

    /// <summary>A text.</summary>
    void Text(string? value);

    /// <summary>A day.</summary>
    void Day(DateOnly? value);

    /// <summary>A moment in UTC.</summary>
    void Moment(DateTime? value);

    /// <summary>Yes or no.</summary>
    void Flag(bool value);

    /// <summary>A number with decimals.</summary>
    void Number(decimal value);

    /// <summary>Bytes.</summary>
    void Bytes(byte[]? value);
}

/// <summary>Gives the columns of the row that was read.</summary>
public interface IRowReader
{
    /// <summary>Whether the column is empty.</summary>
    bool IsNull(int column);

    /// <summary>A whole number.</summary>
    long Whole(int column);

    /// <summary>A text.</summary>
    string Text(int column);

    /// <summary>A day.</summary>
    DateOnly Day(int column);

    /// <summary>The day in China of a moment.</summary>
    DateOnly DayOfMoment(int column);

    /// <summary>A number with decimals, in hundredths.</summary>
    long Hundredths(int column);
}
