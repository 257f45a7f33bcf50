using System.Globalization;
using System.Text.RegularExpressions;
using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>A day as a roster gives it, or only its month.</summary>
/// <param name="Day">The day; the first of the month where only that is given.</param>
/// <param name="IsMonthOnly">Whether only year and month are given.</param>
public readonly record struct RosterDay(DateOnly Day, bool IsMonthOnly)
{
    /// <summary>Whether a day says the same, as far as this one says it.</summary>
    public bool Agrees(DateOnly day) => IsMonthOnly ? (day.Year, day.Month) == (Day.Year, Day.Month) : day == Day;
}

/// <summary>Reads days as rosters write them: 2018.10.23, 20181023, 201810, 2018年10月, and the numbers a spreadsheet keeps days as.</summary>
internal static partial class RosterDate
{
    private const int EarliestYear = 1900;
    private static readonly DateOnly SerialOrigin = new(1899, 12, 30);

    public static (RosterDay? Day, Refusal? Refusal) Read(RawCell cell) => cell.Value switch
    {
        DateTime moment => Checked(moment.Year, moment.Month, moment.Day, cell.Text),
        double number => OfNumber(number, cell),
        _ => OfText(cell.Text),
    };

    private static (RosterDay? Day, Refusal? Refusal) OfNumber(double number, RawCell cell)
    {
        if (double.IsInteger(number))
        {
            // A day that lost its format is a count of days since 1900; written figures are longer.
            return number is >= 367 and < 80_000
                ? OfDay(SerialOrigin.AddDays((int)number))
                : OfText(cell.Text);
        }

        if (number is > EarliestYear and < 2200)
        {
            var hundredths = Math.Round((number - Math.Floor(number)) * 100, 6);
            if (!double.IsInteger(hundredths))
            {
                return (null, Unreadable(cell.Text));
            }

            // 2018.10 kept as a number is 2018.1: January or October, unless the format shows both places.
            return hundredths == 10 && cell.Format?.Contains(".00", StringComparison.Ordinal) != true
                ? (null, new Refusal("roster.day-lost-zero", ("value", cell.Text)))
                : Checked((int)number, (int)hundredths % 10 == 0 && hundredths > 12 ? (int)hundredths / 10 : (int)hundredths, null, cell.Text);
        }

        return number is >= 367 and < 80_000 ? OfDay(SerialOrigin.AddDays((int)number)) : (null, Unreadable(cell.Text));
    }

    private static (RosterDay? Day, Refusal? Refusal) OfText(string text)
    {
        var match = Written().Match(text);
        if (!match.Success)
        {
            match = Compact().Match(text);
        }

        if (match.Success)
        {
            return Checked(Number(match, "y")!.Value, Number(match, "m")!.Value, Number(match, "d"), text);
        }

        return ChineseDate.WholeDay(text) is { } day ? OfDay(day) : (null, Unreadable(text));
    }

    private static (RosterDay? Day, Refusal? Refusal) Checked(int year, int month, int? day, string text) =>
        year is >= EarliestYear and < 2200 && month is >= 1 and <= 12 && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(year, month)))
            ? (new RosterDay(new DateOnly(year, month, day ?? 1), day is null), null)
            : (null, new Refusal("roster.no-such-day", ("value", text)));

    private static (RosterDay? Day, Refusal? Refusal) OfDay(DateOnly day) => (new RosterDay(day, false), null);

    private static Refusal Unreadable(string text) => new("roster.day-unreadable", ("value", text.Length > 30 ? text[..30] : text));

    private static int? Number(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<y>\d{4})\s*[.\-/年、。·]\s*(?<m>\d{1,2})(?:\s*[.\-/月、。·]\s*(?<d>\d{1,2})?\s*[日号]?)?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?<y>(?:19|20)\d{2})(?<m>\d{2})(?<d>\d{2})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Compact();
}
