using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Plans;

/// <summary>The year a plan's figures are for, or all years of it; where nobody asks for another it is the year of the day.</summary>
/// <param name="Year">The year; null for all.</param>
public readonly record struct PlanYear(int? Year)
{
    /// <summary>The word for all years.</summary>
    public const string Whole = "all";

    private const int Earliest = 1900, Latest = 2200;

    /// <summary>All years.</summary>
    public static PlanYear All { get; } = new(null);

    /// <summary>The word by which addresses and the command line name it.</summary>
    public string Word => Year?.ToString(CultureInfo.InvariantCulture) ?? Whole;

    /// <summary>The year a word names, the year of the day without a word; null where the word names none.</summary>
    public static PlanYear? Read(string? word, DateOnly day) => word?.Trim() switch
    {
        null or "" => new PlanYear(day.Year),
        Whole => All,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= Earliest and <= Latest => new PlanYear(year),
        _ => null,
    };

    /// <summary>The years one may ask for: those of the plan, those in which something is asked, and the year of the day.</summary>
    public static IReadOnlyList<int> Offered(int? first, int? last, IEnumerable<string> periodKeys, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(periodKeys);
        var named = first is { } from && last is { } to && to - from is >= 0 and < 20 ? Enumerable.Range(from, to - from + 1) : [];
        var asked = periodKeys.Where(key => key.Length >= 4 && char.IsAsciiDigit(key[0])).Select(key => int.Parse(key.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture));
        return [.. named.Concat(asked).Append(day.Year).Distinct().Order()];
    }

    /// <summary>Whether a duty belongs to it: by its period or the day of its event; what always holds does, and what is asked once does from the year in which it begins to be asked.</summary>
    public bool Holds(Requirement requirement, string periodKey)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        return Year is not { } year || periodKey switch
        {
            CalendarPeriod.Standing => true,
            CalendarPeriod.Once => requirement.InForce.From.Year <= year,
            _ => periodKey.StartsWith(Word, StringComparison.Ordinal),
        };
    }

    /// <summary>How it is called in the reader's language.</summary>
    public string Say() => Year is { } year ? Words.Say("plan-year.one", null, ("year", year)) : Words.Say("plan-year.all");
}
