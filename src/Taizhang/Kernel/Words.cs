using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;

namespace Taizhang.Kernel;

/// <summary>The words of every module, found by key in the reader's language; texts never stand in code.</summary>
public static partial class Words
{
    private static readonly Lazy<IReadOnlyList<ResourceManager>> Books = new(() => BooksOf(typeof(Words).Assembly));

    private static readonly ConcurrentDictionary<(string Key, string Culture), string?> Found = new();

    /// <summary>The words an assembly brings: every resource whose name ends in Texts.</summary>
    public static IReadOnlyList<ResourceManager> BooksOf(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith("Texts.resources", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new ResourceManager(name[..^".resources".Length], assembly))];

    /// <summary>The sentence under a key, or null where no module has it.</summary>
    public static string? Find(string key, CultureInfo? culture = null)
    {
        culture ??= CultureInfo.CurrentUICulture;
        return Found.GetOrAdd((key, culture.Name), static (entry, asked) =>
            Books.Value.Select(book => book.GetString(entry.Key, asked)).FirstOrDefault(text => text is not null), culture);
    }

    /// <summary>The words under a key, the key itself where there are none; <c>{name}</c> takes the named value.</summary>
    public static string Say(string key, CultureInfo? culture = null, params (string Name, object? Value)[] values) =>
        Fill(Find(key, culture) ?? key, values.ToDictionary(value => value.Name, value => value.Value), culture ?? CultureInfo.CurrentUICulture);

    /// <summary>The sentence of a refusal.</summary>
    public static string Say(Refusal refusal, CultureInfo? culture = null) =>
        Fill(Find(refusal.Code, culture) ?? refusal.Code, refusal.Facts, culture ?? CultureInfo.CurrentUICulture);

    /// <summary>A day as running text has it: 2018年10月23日, 23 October 2018.</summary>
    public static string Day(DateOnly day, CultureInfo? culture = null) =>
        (culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName == "zh"
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日")
            : day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>A day as a table has it: 2018-10-23.</summary>
    public static string DayInTable(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A sentence with its places <c>{name}</c> taken by the named values.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, object?> values, CultureInfo culture) =>
        Placeholder().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value) ? Write(value, culture) : match.Value);

    private static string Write(object? value, CultureInfo culture) => value switch
    {
        null => "",
        DateOnly day => Day(day, culture),
        decimal number => number.ToString("0.##", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable<string> list => string.Join(culture.TwoLetterISOLanguageName == "zh" ? "、" : ", ", list),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
