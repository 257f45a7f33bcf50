using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Web.Api;

/// <summary>What a filter takes.</summary>
public enum FilterForm
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A key.</summary>
    Key,

    /// <summary>A day, 2026-05-31.</summary>
    Day,

    /// <summary>One of some words.</summary>
    Word,

    /// <summary>A number from 1 to the most there is room for.</summary>
    Count,
}

/// <summary>A filter of a call: its name, what it takes, and the words it takes where these are few.</summary>
public sealed record Filter(string Name, FilterForm Form, IReadOnlyList<string>? Words = null, bool IsMany = false)
{
    /// <summary>How many entries an answer holds.</summary>
    public static Filter Limit { get; } = new("limit", FilterForm.Count);

    /// <summary>Where to go on, from the answer before.</summary>
    public static Filter Cursor { get; } = new("cursor", FilterForm.Text);

    /// <summary>A filter by the words of an enumeration.</summary>
    public static Filter Of<T>(string name, bool isMany = false)
        where T : struct, Enum => new(name, FilterForm.Word, [.. Kebab.All<T>().Order(StringComparer.Ordinal)], isMany);
}

/// <summary>The filters a call takes; the description of the interface names them, and they are read by it.</summary>
public sealed record Filters(IReadOnlyList<Filter> All);

/// <summary>The filters of a call as they came, with everything that is wrong with them.</summary>
public sealed class ApiQuery
{
    public const int UsualLimit = 50;

    public const int MostLimit = 200;

    private readonly Dictionary<string, IReadOnlyList<string>> _values = [];

    private ApiQuery(IQueryCollection query, IReadOnlyList<Filter> filters)
    {
        var refusals = new List<Refusal>();
        foreach (var (name, values) in query)
        {
            var texts = values.OfType<string>().Where(value => value.Length > 0).ToList();
            if (filters.FirstOrDefault(filter => filter.Name == name) is not { } known)
            {
                refusals.Add(ApiRefusals.UnknownFilter(name.Length <= 40 ? name : name[..40], filters.Select(filter => filter.Name)));
                continue;
            }

            if (texts.Count > 1 && !known.IsMany)
            {
                refusals.Add(ApiRefusals.FilterTwice(name));
            }
            else if (texts.FirstOrDefault(text => !Fits(known, text)) is not null)
            {
                refusals.Add(ApiRefusals.BadFilter(name, Kebab.Word(known.Form), known.Words ?? (object)MostLimit));
            }
            else if (texts.Count > 0)
            {
                _values[name] = texts;
            }
        }

        Refusals = refusals;
    }

    /// <summary>What is wrong with them.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>How many entries are asked for.</summary>
    public int Limit => (int)(Key("limit") ?? UsualLimit);

    /// <summary>The filters of the call, but for what was searched for: a name is nothing for the journal.</summary>
    public IReadOnlyDictionary<string, string> Told => _values.Where(each => each.Key is not ("q" or "cursor")).OrderBy(each => each.Key, StringComparer.Ordinal).ToDictionary(each => each.Key, each => string.Join(',', each.Value));

    /// <summary>All that says which question it is: whoever goes on with a cursor goes on with the same.</summary>
    public string Question => string.Join('&', _values.Where(each => each.Key is not ("limit" or "cursor")).OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={string.Join(',', each.Value)}"));

    /// <summary>The filters of a call.</summary>
    public static ApiQuery Of(HttpContext http) => new(http.Request.Query, http.GetEndpoint()?.Metadata.GetMetadata<Filters>()?.All ?? []);

    public string? Text(string name) => _values.GetValueOrDefault(name)?[0];

    public long? Key(string name) => Text(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    public DateOnly? Day(string name) => Text(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public T? Word<T>(string name)
        where T : struct, Enum => Text(name) is { } text && Kebab.TryRead<T>(text, out var value) ? value : null;

    public IReadOnlyList<T> Words<T>(string name)
        where T : struct, Enum => [.. (_values.GetValueOrDefault(name) ?? []).Select(text => Kebab.TryRead<T>(text, out var value) ? value : default)];

    private static bool Fits(Filter filter, string text) => filter.Form switch
    {
        FilterForm.Key => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        FilterForm.Count => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostLimit,
        FilterForm.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        FilterForm.Word => filter.Words!.Contains(text),
        _ => text.Length <= 1000 && !text.Any(char.IsControl),
    };
}
