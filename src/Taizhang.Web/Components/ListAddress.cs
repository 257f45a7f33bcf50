using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Taizhang.Web.Components;

/// <summary>
/// The address of a list, which is all the state a list has: search (`q`), filters, order (`sort`, a leading `-` for
/// descending), `page` from 1 and page size (`size`). Makes the addresses of its neighbours.
/// </summary>
public sealed class ListAddress(string path, IReadOnlyDictionary<string, StringValues> query, int usualSize = 20)
{
    public static IReadOnlyList<int> Sizes { get; } = [20, 50, 100];

    public static ListAddress Of(NavigationManager navigation, int usualSize = 20)
    {
        var uri = new Uri(navigation.Uri);
        return new ListAddress(uri.AbsolutePath, QueryHelpers.ParseQuery(uri.Query), usualSize);
    }

    public string Path => path;

    public IEnumerable<KeyValuePair<string, string?>> All =>
        query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));

    /// <summary>What the address says of a filter; nothing when it is empty or absent.</summary>
    public string? this[string name] => query.TryGetValue(name, out var values) && values.ToString().Trim() is { Length: > 0 } value ? value : null;

    public string? Search => this["q"];

    public string? Sort => this["sort"]?.TrimStart('-');

    public bool Descending => this["sort"]?.StartsWith('-') ?? false;

    public int Page => Math.Max(1, Number("page") ?? 1);

    public int Size => Number("size") is { } size && Sizes.Contains(size) ? size : usualSize;

    /// <summary>How many rows come before this page.</summary>
    public int Skip => (int)Math.Min(int.MaxValue, (Page - 1L) * Size);

    public int? Number(string name) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public DateOnly? Day(string name) =>
        DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The same list with one thing changed; no value takes it away. Anything but a page starts at the first page.</summary>
    public string With(string name, object? value)
    {
        var kept = All.Where(pair => pair.Key != name && (pair.Key != "page" || name == "page"));
        var written = FieldId.Written(value);
        var changed = string.IsNullOrEmpty(written) ? kept : kept.Append(KeyValuePair.Create(name, (string?)written));
        return path + QueryString.Create(changed);
    }

    /// <summary>The same list in the order of a column; asked again, the other way round.</summary>
    public string SortedBy(string key) => With("sort", Sort == key && !Descending ? "-" + key : key);
}
