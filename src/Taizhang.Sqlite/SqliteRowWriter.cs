using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Taizhang.Kernel;

namespace Taizhang.Sqlite;

/// <summary>Writes rows through one prepared statement.</summary>
internal sealed unsafe class SqliteRowWriter(SqliteConnection connection, string sql) : SqliteStatement(connection, sql), IRowWriter
{
    /// <summary>Tells the engine to take a copy of the bytes.</summary>
    private const nint Transient = -1;
    private readonly byte[] _buffer = new byte[512];
    private int _index;

    public void Next()
    {
        var result = Native.Step(Statement);
        Check(result);
        _ = Native.Reset(Statement);
        _index = 0;
    }

    public void Whole(long? value) => Check(value is { } known ? Native.BindLong(Statement, ++_index, known) : Native.BindNull(Statement, ++_index));

    public void Whole32(int? value) => Whole(value);

    public void Whole16(short value) => Whole(value);

    public void Flag(bool value) => Whole(value ? 1 : 0);

    public void Number(decimal value) => Check(Native.BindDouble(Statement, ++_index, (double)value));

    public void Text(string? value)
    {
        if (value is null)
        {
            Whole(null);
            return;
        }

        if (Encoding.UTF8.GetMaxByteCount(value.Length) <= _buffer.Length)
        {
            Bind(_buffer.AsSpan(0, Encoding.UTF8.GetBytes(value, _buffer)));
            return;
        }

        Bind(Encoding.UTF8.GetBytes(value));
    }

    public void Day(DateOnly? value)
    {
        if (value is not { } day)
        {
            Whole(null);
            return;
        }

        _ = day.TryFormat(_buffer, out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Bind(_buffer.AsSpan(0, written));
    }

    public void Moment(DateTime? value)
    {
        if (value is not { } moment)
        {
            Whole(null);
            return;
        }

        _ = moment.TryFormat(_buffer, out var written, "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        Bind(_buffer.AsSpan(0, written));
    }

    public void Bytes(byte[]? value)
    {
        if (value is null)
        {
            Whole(null);
            return;
        }

        fixed (byte* start = value)
        {
            Check(Native.BindBlob(Statement, ++_index, start, value.Length, Transient));
        }
    }

    private void Bind(ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text)
        {
            byte empty;
            Check(Native.BindText(Statement, ++_index, text.IsEmpty ? &empty : start, text.Length, Transient));
        }
    }
}
