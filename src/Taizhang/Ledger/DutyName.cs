using System.Globalization;

namespace Taizhang.Ledger;

/// <summary>What people and addresses call a duty: <c>BR-10/2024-Q3/o17</c>.</summary>
public readonly record struct DutyName(string Code, string PeriodKey, Subject Subject)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Code}/{PeriodKey}/{Subject}";

    /// <summary>Reads a name; the period may be written without its dash.</summary>
    public static bool TryParse(string text, out DutyName name)
    {
        name = default;
        if (text.Split('/') is not [{ Length: > 0 } code, { Length: > 0 } period, var who] || !Subject.TryParse(who, out var subject))
        {
            return false;
        }

        name = new(code, KeyOf(period) ?? period, subject);
        return true;
    }

    /// <summary>The key of a period as people write it, 2024H1 or 2024-h1; null where it is none.</summary>
    public static string? KeyOf(string period)
    {
        var text = period.Trim().ToUpperInvariant();
        if (text is [_, _, _, _, 'H' or 'Q', _])
        {
            text = text.Insert(4, "-");
        }

        return CalendarPeriod.TryParse(text, out _) ? text
            : text.ToLowerInvariant() is CalendarPeriod.Once or CalendarPeriod.Standing ? text.ToLowerInvariant()
            : DateOnly.TryParseExact(text.AsSpan(0, Math.Min(10, text.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text
            : null;
    }
}
