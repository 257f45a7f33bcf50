namespace Taizhang.Benchmarks.Data;

/// <summary>The year the records are of; days are counted as numbers.</summary>
internal static class DataYear
{
    public const int Year = 2025;

    public static int First { get; } = Day(Year, 1, 1);

    public static int Last { get; } = Day(Year, 12, 31);

    public static IReadOnlyList<(int From, int To)> Months { get; } = Stretches(1);

    public static IReadOnlyList<(int From, int To)> Quarters { get; } = Stretches(3);

    public static IReadOnlyList<(int From, int To)> Halves { get; } = Stretches(6);

    public static int Day(int year, int month, int day) => new DateOnly(year, month, day).DayNumber;

    public static string Written(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static List<(int From, int To)> Stretches(int months)
    {
        var first = new DateOnly(Year, 1, 1);
        return [.. Enumerable.Range(0, 12 / months).Select(index => (first.AddMonths(index * months).DayNumber, first.AddMonths((index + 1) * months).DayNumber - 1))];
    }
}
