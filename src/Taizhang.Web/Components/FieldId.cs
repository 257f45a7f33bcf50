using System.Globalization;

namespace Taizhang.Web.Components;

/// <summary>
/// The id of a field in the page, made of its form and its name. Case, hyphens and a leading `Input.` do not count,
/// so that a refusal placed at `held-on` finds the field `Input.HeldOn`.
/// </summary>
public static class FieldId
{
    private const string Prefix = "Input.";

    public static string Of(string? form, string name) => $"{form ?? "field"}-{Plain(name)}";

    public static bool Same(string? one, string other) => one is not null && Plain(one) == Plain(other);

    /// <summary>A value as the browser's inputs expect it, whatever the language of the page.</summary>
    public static string? Written(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>The name without what does not count.</summary>
    public static string Plain(string name)
    {
        var bare = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..] : name;
        return string.Concat(bare.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
    }
}
