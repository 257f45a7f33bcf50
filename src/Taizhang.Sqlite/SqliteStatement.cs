using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Taizhang.Sqlite;

/// <summary>A prepared statement on a connection, without the layers between.</summary>
internal abstract unsafe class SqliteStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly nint _database;

    protected SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection;
        _database = connection.Handle!.DangerousGetHandle();
        var text = Encoding.UTF8.GetBytes(sql);
        fixed (byte* start = text)
        {
            Check(Native.Prepare(_database, start, text.Length, out var statement, out _));
            Statement = statement;
        }
    }

    protected nint Statement { get; }

    public void Dispose()
    {
        _ = Native.Finalize(Statement);
        GC.KeepAlive(_connection);
        GC.SuppressFinalize(this);
    }

    protected void Check(int result)
    {
        if (result is not (0 or Native.Row or Native.Done))
        {
            throw new SqliteException(Marshal.PtrToStringUTF8((nint)Native.ErrorMessage(_database)), result & 0xFF, result);
        }
    }
}
