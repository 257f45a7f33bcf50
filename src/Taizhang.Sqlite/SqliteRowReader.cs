using System.Text;
using Microsoft.Data.Sqlite;
using Taizhang.Kernel;

namespace Taizhang.Sqlite;

/// <summary>Reads the rows of a query one by one.</summary>
internal sealed unsafe class SqliteRowReader(SqliteConnection connection, string sql) : SqliteStatement(connection, sql), IRowReader
{
    private const int NullType = 5;

    public bool Next()
    {
        var result = Native.Step(Statement);
        Check(result);
        return result == Native.Row;
    }

    public bool IsNull(int column) => Native.ColumnType(Statement, column) == NullType;

    public long Whole(int column) => Native.ColumnLong(Statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Characters(column));

    public DateOnly Day(int column) => ParseDay(Characters(column));

    public DateOnly DayOfMoment(int column)
    {
        var text = Characters(column);
        var day = ParseDay(text);
        // From 16:00 in UTC on it is the next day in China.
        return text.Length >= 13 && (((text[11] - '0') * 10) + text[12] - '0') >= 16 ? day.AddDays(1) : day;
    }

    public long Hundredths(int column) => (long)Math.Round(Native.ColumnDouble(Statement, column) * 100);

    private static DateOnly ParseDay(ReadOnlySpan<byte> text)
    {
        if (text.Length < 10)
        {
            throw new FormatException($"Not a day: {Encoding.UTF8.GetString(text)}");
        }

        var year = ((text[0] - '0') * 1000) + ((text[1] - '0') * 100) + ((text[2] - '0') * 10) + text[3] - '0';
        return new DateOnly(year, ((text[5] - '0') * 10) + text[6] - '0', ((text[8] - '0') * 10) + text[9] - '0');
    }

    private ReadOnlySpan<byte> Characters(int column)
    {
        var start = Native.ColumnText(Statement, column);
        return new(start, Native.ColumnBytes(Statement, column));
    }
}
