namespace Taizhang.Kernel;

/// <summary>The calendar day in China's single time zone, UTC+8 without summer time.</summary>
public static class ChinaClock
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Today in China.</summary>
    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The present moment in UTC, as the store keeps it.</summary>
    public static DateTime Now(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    /// <summary>The day in China on which a UTC moment falls.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + Offset);

    /// <summary>The moment in UTC at which a day begins in China.</summary>
    public static DateTime BeginningOf(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - Offset, DateTimeKind.Utc);

    /// <summary>The hour of the day in China of a UTC moment.</summary>
    public static int HourOf(DateTime utc) => (utc + Offset).Hour;
}
