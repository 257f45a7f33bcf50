using System.Globalization;
using Sylvan.Data.Csv;
using Taizhang.Kernel;

namespace Taizhang.Exchange;

/// <summary>The rows of one file, with typed columns; a cell that does not read is a problem with its place, never an exception.</summary>
internal sealed class CsvRows(string folder, string file, string[] columns, List<ExchangeProblem> problems)
{
    private CsvDataReader _reader = null!;
    private long _line = 1;

    /// <summary>Problems found in all files so far, listed or not.</summary>
    public long ProblemCount { get; private set; }

    public IEnumerable<CsvRows> Read()
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            Problem("", new Refusal("exchange.file-missing", ("file", file)));
            yield break;
        }

        using var text = new StreamReader(path, System.Text.Encoding.UTF8, true, 1 << 20);
        using var reader = CsvDataReader.Create(text, new CsvDataReaderOptions { BufferSize = 1 << 18 });
        _reader = reader;
        if (!columns.SequenceEqual(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)))
        {
            Problem("", new Refusal("exchange.header", ("file", file), ("columns", string.Join(',', columns))));
            yield break;
        }

        while (reader.Read())
        {
            _line++;
            if (reader.RowFieldCount != columns.Length)
            {
                Problem("", new Refusal("exchange.column-count", ("expected", columns.Length), ("found", reader.RowFieldCount)));
                continue;
            }

            yield return this;
        }
    }

    public bool IsEmpty(int column) => _reader.GetFieldSpan(column).IsEmpty;

    public long Key(int column)
    {
        if (long.TryParse(_reader.GetFieldSpan(column), NumberStyles.None, CultureInfo.InvariantCulture, out var key) && key is > 0 and < 1L << 40)
        {
            return key;
        }

        Problem(columns[column], new Refusal("exchange.not-a-key", ("value", _reader.GetString(column))));
        return 0;
    }

    public string Text(int column, int longest)
    {
        var text = _reader.GetString(column);
        if (text.Length == 0 || text.Length > longest)
        {
            Problem(columns[column], new Refusal("exchange.text-length", ("longest", longest)));
        }

        return text;
    }

    public DateOnly Day(int column)
    {
        if (DateOnly.TryParseExact(_reader.GetFieldSpan(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Problem(columns[column], new Refusal("exchange.not-a-day", ("value", _reader.GetString(column))));
        return default;
    }

    public decimal Hours(int column)
    {
        if (decimal.TryParse(_reader.GetFieldSpan(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) && hours is >= 0 and <= 24)
        {
            return hours;
        }

        Problem(columns[column], new Refusal("exchange.not-hours", ("value", _reader.GetString(column))));
        return 0;
    }

    public T Word<T>(int column, IReadOnlyDictionary<string, T> words)
    {
        var text = _reader.GetString(column);
        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        Problem(columns[column], new Refusal("exchange.unknown-word", ("value", text), ("known", string.Join(", ", words.Keys))));
        return default!;
    }

    public void Problem(string column, Refusal refusal)
    {
        ProblemCount++;
        if (problems.Count < ExchangeProblem.Most)
        {
            problems.Add(new(file, _line, column, refusal));
        }
    }
}
