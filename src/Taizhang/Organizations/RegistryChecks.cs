using Taizhang.Kernel;

namespace Taizhang.Organizations;

/// <summary>Checks that many changes to the registry share.</summary>
internal static class RegistryChecks
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 200;

    /// <summary>A text that must be there and fit.</summary>
    public static Refuse AndText(this Refuse refuse, string? text, string field, int longest) =>
        refuse.OrIf(string.IsNullOrWhiteSpace(text), KernelRefusals.Required(field)).AndLength(text, field, longest);

    /// <summary>A text that fits where it is there.</summary>
    public static Refuse AndLength(this Refuse refuse, string? text, string field, int longest) =>
        refuse.OrIf(text?.Trim().Length > longest, RegistryRefusals.TooLong(field, longest));

    /// <summary>A day that must be there and has come.</summary>
    public static Refuse AndDay(this Refuse refuse, DateOnly? day, string field, DateOnly today) =>
        refuse.OrIf(day is null, KernelRefusals.Required(field)).OrIf(day > today, RegistryRefusals.InTheFuture(field, today));

    /// <summary>A day that is not before another.</summary>
    public static Refuse AndNotBefore(this Refuse refuse, DateOnly? day, DateOnly? first, string field) =>
        refuse.OrIf(day < first, RegistryRefusals.NotBefore(field, first ?? default));

    /// <summary>A choice that must be made.</summary>
    public static Refuse AndChoice<T>(this Refuse refuse, T? choice, string field)
        where T : struct =>
        refuse.OrIf(choice is null, KernelRefusals.Required(field));

    /// <summary>Nothing where a text says nothing; else the text without blanks around it.</summary>
    public static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
