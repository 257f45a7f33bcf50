using System.Collections.Immutable;
using System.Globalization;
using Taizhang.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Taizhang.Ledger.Definitions;

/// <summary>A map that is read strictly: what is asked for and missing is a problem, and so is what nobody asked for.</summary>
internal sealed class YamlMap(YamlMappingNode node, ProblemList problems)
{
    private readonly List<string> _asked = [];

    public YamlNode Node => node;

    public ProblemList Problems => problems;

    /// <summary>Whether the key is there, with a value.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The node under the key, or the map itself where it is missing: the place to point to.</summary>
    public YamlNode At(string key) => Find(key) ?? node;

    /// <summary>Notes a problem at a key.</summary>
    public void Wrong(string key, string code, params (string Name, object? Value)[] facts) => problems.Add(At(key), code, facts);

    /// <summary>The value under the key; null where it is missing or empty.</summary>
    public YamlNode? Find(string key)
    {
        if (!_asked.Contains(key))
        {
            _asked.Add(key);
        }

        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) && !IsNothing(value) ? value : null;
    }

    /// <summary>The value under the key, whose absence is a problem.</summary>
    public YamlNode? Demand(string key)
    {
        var value = Find(key);
        if (value is null)
        {
            problems.Add(node, "rules.missing", ("key", key));
        }

        return value;
    }

    public string Text(string key) => Demand(key) is { } value ? Scalar(value, key) ?? "" : "";

    public string? TextOrNull(string key) => Find(key) is { } value ? Scalar(value, key) : null;

    /// <summary>The text under the key where it is text; a map or list there is no problem yet.</summary>
    public string? TextOrNullIfText(string key) => (Find(key) as YamlScalarNode)?.Value;

    public Bilingual? BilingualOrNull(string key)
    {
        if (MapOrNull(key) is not { } map)
        {
            return null;
        }

        var text = new Bilingual(map.Text("zh"), map.Text("en"));
        map.Close();
        return text;
    }

    public Bilingual Bilingual(string key) => Demand(key) is null ? new("", "") : BilingualOrNull(key) ?? new("", "");

    public DateOnly? DayOrNull(string key) => Parse<DateOnly>(key, "rules.not-a-day", (string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day));

    public DateOnly Day(string key) => Demand(key) is null ? default : DayOrNull(key) ?? default;

    public long? IntegerOrNull(string key) => Parse<long>(key, "rules.not-a-number", (string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number));

    /// <summary>A whole number between limits, both inside.</summary>
    public int Integer(string key, int least, int most, int? otherwise = null)
    {
        var number = otherwise is null && Demand(key) is null ? null : IntegerOrNull(key);
        if (number is { } known && (known < least || known > most))
        {
            Wrong(key, "rules.out-of-range", ("key", key), ("number", known), ("least", least), ("most", most));
            return least;
        }

        return (int)(number ?? otherwise ?? least);
    }

    public decimal? DecimalOrNull(string key) => Parse<decimal>(key, "rules.not-a-number", (string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number));

    public decimal Decimal(string key) => Demand(key) is null ? 0 : DecimalOrNull(key) ?? 0;

    public bool? FlagOrNull(string key) => Parse<bool>(key, "rules.not-yes-or-no", (string text, out bool flag) =>
    {
        flag = text == "true";
        return text is "true" or "false";
    });

    public bool Flag(string key, bool otherwise = false) => FlagOrNull(key) ?? otherwise;

    public T? WordOrNull<T>(string key)
        where T : struct, Enum => Find(key) is { } value ? ReadWord<T>(value, key) : null;

    public T Word<T>(string key)
        where T : struct, Enum => Demand(key) is { } value ? ReadWord<T>(value, key) ?? default : default;

    public ImmutableArray<T> Words<T>(string key)
        where T : struct, Enum => [.. List(key).Select(each => ReadWord<T>(each, key)).OfType<T>()];

    public YamlMap? MapOrNull(string key) => Find(key) is { } value ? AsMap(value, key) : null;

    public YamlMap? Map(string key) => Demand(key) is { } value ? AsMap(value, key) : null;

    public IReadOnlyList<YamlMap> Maps(string key) => [.. List(key).Select(each => AsMap(each, key)).OfType<YamlMap>()];

    /// <summary>The items under the key; none where it is missing.</summary>
    public IReadOnlyList<YamlNode> List(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return [.. list.Children];
            case var other:
                problems.Add(other, "rules.not-a-list", ("key", key));
                return [];
        }
    }

    /// <summary>The text of a node; null, with the problem noted, where it is not text.</summary>
    public string? Scalar(YamlNode value, string key)
    {
        if (value is YamlScalarNode scalar)
        {
            return scalar.Value;
        }

        problems.Add(value, "rules.not-text", ("key", key));
        return null;
    }

    /// <summary>Reads the text under the key; a text that cannot be read is a problem.</summary>
    public T? Parse<T>(string key, string code, TryParse<T> parse)
        where T : struct
    {
        if (TextOrNull(key) is not { } text)
        {
            return null;
        }

        if (parse(text, out var value))
        {
            return value;
        }

        Wrong(key, code, ("key", key), ("text", text));
        return null;
    }

    /// <summary>Ends the reading: keys nobody asked for are problems.</summary>
    public void Close()
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !_asked.Contains(name))
            {
                problems.Add(key, "rules.unknown-key", ("key", key.ToString()), ("known", _asked.Order(StringComparer.Ordinal)));
            }
        }
    }

    private static bool IsNothing(YamlNode value) => value is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    private YamlMap? AsMap(YamlNode value, string key)
    {
        if (value is YamlMappingNode map)
        {
            return new(map, problems);
        }

        problems.Add(value, "rules.not-a-map", ("key", key));
        return null;
    }

    private T? ReadWord<T>(YamlNode value, string key)
        where T : struct, Enum
    {
        if (Scalar(value, key) is not { } word)
        {
            return null;
        }

        if (Kebab.All<T>().Contains(word, StringComparer.Ordinal) && Kebab.TryRead<T>(word, out var known))
        {
            return known;
        }

        problems.Add(value, "rules.unknown-word", ("key", key), ("word", word), ("known", Kebab.All<T>().Order(StringComparer.Ordinal)));
        return null;
    }

    /// <summary>Reads a value from text.</summary>
    public delegate bool TryParse<T>(string text, out T value);
}
