using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>A period of the calendar with the key people and addresses name it by: 2025-01, 2025-Q1, 2025-H1, 2025.</summary>
public readonly record struct CalendarPeriod(string Key, Period Days)
{
    /// <summary>The key of a requirement that asks once.</summary>
    public const string Once = "once";

    /// <summary>The key of a requirement that holds always.</summary>
    public const string Standing = "standing";

    /// <summary>The periods of a cadence in a year, in their order.</summary>
    public static IReadOnlyList<CalendarPeriod> Of(Cadence cadence, int year)
    {
        var months = cadence switch
        {
            Cadence.Month => 1,
            Cadence.Quarter => 3,
            Cadence.HalfYear => 6,
            Cadence.Year => 12,
            _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence, "Not a cadence of the calendar."),
        };
        return [.. Enumerable.Range(0, 12 / months).Select(index =>
        {
            var first = new DateOnly(year, (index * months) + 1, 1);
            return new CalendarPeriod(KeyOf(cadence, year, index), new Period(first, first.AddMonths(months).AddDays(-1)));
        })];
    }

    /// <summary>The period that a key names; false where it names none of the calendar.</summary>
    public static bool TryParse(string key, out CalendarPeriod period)
    {
        period = default;
        if (key.Length < 4 || !int.TryParse(key.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 9000)
        {
            return false;
        }

        foreach (var cadence in (ReadOnlySpan<Cadence>)[Cadence.Month, Cadence.Quarter, Cadence.HalfYear, Cadence.Year])
        {
            foreach (var candidate in Of(cadence, year))
            {
                if (candidate.Key == key)
                {
                    period = candidate;
                    return true;
                }
            }
        }

        return false;
    }

    private static string KeyOf(Cadence cadence, int year, int index) => cadence switch
    {
        Cadence.Month => string.Create(CultureInfo.InvariantCulture, $"{year}-{index + 1:00}"),
        Cadence.Quarter => string.Create(CultureInfo.InvariantCulture, $"{year}-Q{index + 1}"),
        Cadence.HalfYear => string.Create(CultureInfo.InvariantCulture, $"{year}-H{index + 1}"),
        _ => year.ToString(CultureInfo.InvariantCulture),
    };
}
