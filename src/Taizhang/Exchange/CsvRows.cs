using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Sylvan.Data.Csv;
using Taizhang.Kernel;

namespace Taizhang.Exchange;

/// <summary>The rows of one file, with typed columns; a cell that does not read is a problem with its place, never an exception.</summary>
internal sealed class CsvRows(string folder, string file, string[] columns, List<ExchangeProblem> problems)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly string _path = Path.Combine(folder, file);
    private CsvDataReader _reader = null!;

    /// <summary>Whether the file was read to its end and nothing was wrong in it.</summary>
    public bool IsGood { get; private set; } = true;

    /// <summary>The line that was read last, from 1; 0 before the first.</summary>
    public long Line { get; private set; }

    /// <summary>The rows, one after the other; where the file cannot be read on, that is the last problem.</summary>
    public IEnumerable<CsvRows> Read()
    {
        if (!File.Exists(_path))
        {
            Problem("", new Refusal("exchange.file-missing", ("file", file)));
            yield break;
        }

        StreamReader? opened = null;
        Try(() => (opened = new StreamReader(_path, Strict, true, 1 << 20)) is not null);
        using var text = opened;
        if (text is null || !Try(() => Begin(text)))
        {
            yield break;
        }

        using var reader = _reader;
        while (Next())
        {
            if (reader.RowFieldCount != columns.Length)
            {
                Problem("", new Refusal("exchange.column-count", ("expected", columns.Length), ("found", reader.RowFieldCount)));
                continue;
            }

            yield return this;
        }
    }

    public string Name(int column) => columns[column];

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
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest)
        {
            Problem(columns[column], new Refusal("exchange.text-length", ("longest", longest)));
        }
        else if (text.Any(char.IsControl))
        {
            Problem(columns[column], new Refusal("exchange.text-control"));
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
        if (decimal.TryParse(_reader.GetFieldSpan(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) && hours is >= 0 and <= 24 && decimal.IsInteger(hours * 2))
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
        IsGood = false;
        if (problems.Count < ExchangeProblem.Most)
        {
            problems.Add(new(file, Line, column, refusal));
        }
    }

    private bool Begin(StreamReader text)
    {
        Line = 1;
        if (text.Peek() < 0)
        {
            Problem("", new Refusal("exchange.file-empty", ("columns", string.Join(',', columns))));
            return false;
        }

        _reader = CsvDataReader.Create(text, new CsvDataReaderOptions { BufferSize = 1 << 18, Delimiter = ',', Comment = '\0' });
        if (!columns.SequenceEqual(Enumerable.Range(0, _reader.FieldCount).Select(_reader.GetName)))
        {
            Problem("", new Refusal("exchange.header", ("file", file), ("columns", string.Join(',', columns))));
            return false;
        }

        return true;
    }

    private bool Next()
    {
        Line++;
        return Try(_reader.Read);
    }

    /// <summary>A file that is no text, no table or not to be opened is a problem like any other.</summary>
    private bool Try(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            Line = FirstLineNotText();
            Problem("", new Refusal("exchange.not-utf8"));
        }
        catch (CsvRecordTooLargeException)
        {
            Problem("", new Refusal("exchange.line-too-long"));
        }
        catch (FormatException)
        {
            Problem("", new Refusal("exchange.quotes"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Problem("", new Refusal("exchange.file-unreadable", ("file", file)));
        }

        return false;
    }

    /// <summary>The line the first bytes stand in that are not UTF-8; text is read in pieces, far ahead of the rows.</summary>
    private long FirstLineNotText()
    {
        var line = 0L;
        using var bytes = File.OpenRead(_path);
        using var lines = new StreamReader(bytes, Encoding.Latin1, false);
        while (lines.ReadLine() is { } text)
        {
            line++;
            if (!Utf8.IsValid(Encoding.Latin1.GetBytes(text)))
            {
                break;
            }
        }

        return line;
    }
}
