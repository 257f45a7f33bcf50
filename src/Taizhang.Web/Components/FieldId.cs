using System.Globalization;

namespace Taizhang.Web.Components;

/// <summary>The id of a field in the page, made of its form and its name, and how its value is written into it.</summary>
public static class FieldId
{
    public static string Of(string? form, string name) =>
        string.Concat($"{form ?? "field"}-{name}".Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    /// <summary>A value as the browser's inputs expect it, whatever the language of the page.</summary>
    public static string? Written(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
