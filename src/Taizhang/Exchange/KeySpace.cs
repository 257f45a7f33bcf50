using Taizhang.Kernel;

namespace Taizhang.Exchange;

/// <summary>The keys of one file, which run from 1 without gaps, for those that name them later.</summary>
internal sealed class KeySpace
{
    private CsvRows? _rows;

    /// <summary>How many keys there are.</summary>
    public long Count { get; private set; }

    /// <summary>Takes the key of a row; one that breaks the order is told once, and what comes after it is held against its line.</summary>
    public long Next(CsvRows row, int column)
    {
        _rows = row;
        var key = row.Key(column);
        if (key == 0)
        {
            return ++Count;
        }

        if (key <= Count)
        {
            row.Problem("id", new Refusal("exchange.key-twice", ("key", key)));
        }
        else if (key != Count + 1 && (row.IsGood || key != row.Line - 1))
        {
            row.Problem("id", new Refusal("exchange.key-gap", ("expected", Count + 1), ("found", key)));
        }

        return Count = Math.Max(key, Count);
    }

    /// <summary>A key that a later row names; 0 where it is none of these.</summary>
    public long Named(CsvRows row, int column)
    {
        var key = row.Key(column);
        if (key <= Count)
        {
            return key;
        }

        // Where the keys could not all be read, one that is missing is no second problem.
        if (_rows is { IsGood: true } || _rows == row)
        {
            row.Problem(row.Name(column), new Refusal("exchange.key-unknown", ("key", key)));
        }

        return 0;
    }
}
