using System.Text.RegularExpressions;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members.Personal;

/// <summary>Checks of what is typed around personal data.</summary>
internal static partial class PersonalChecks
{
    private const int ShortestReason = 4;

    /// <summary>A reason in words, without a number that could be somebody's: reasons stand in the journal.</summary>
    public static Refuse AndReason(this Refuse refuse, string? reason, string field, int longest = RegistryChecks.LongestReason) => refuse
        .AndText(reason, field, longest)
        .OrIf(RegistryChecks.Kept(reason)?.Length < ShortestReason, PersonalRefusals.ReasonTooShort(field, ShortestReason))
        .OrIf(reason is not null && LongNumber().IsMatch(reason), PersonalRefusals.ReasonHasNumber(field));

    /// <summary>A mobile number, or a fixed one with its area code; null where it is neither.</summary>
    public static string? Phone(string text)
    {
        var tidy = text.Replace(" ", "", StringComparison.Ordinal).Replace("－", "-", StringComparison.Ordinal);
        return Mobile().Match(tidy.Replace("-", "", StringComparison.Ordinal)) is { Success: true } mobile ? mobile.Groups[1].Value : Fixed().IsMatch(tidy) ? tidy : null;
    }

    [GeneratedRegex(@"(?:\d[\s-]?){11,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"^(?:\+?86)?(1[3-9]\d{9})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^0\d{2,3}-?\d{7,8}(?:-\d{1,5})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fixed();
}
