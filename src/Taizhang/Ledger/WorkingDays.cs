using System.Collections.Frozen;

namespace Taizhang.Ledger;

/// <summary>The working days of China: weekdays, less the published holidays, plus the published make-up workdays.</summary>
public sealed class WorkingDays(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUpDays)
{
    private readonly FrozenSet<DateOnly> _holidays = holidays.ToFrozenSet();
    private readonly FrozenSet<DateOnly> _makeUpDays = makeUpDays.ToFrozenSet();

    /// <summary>Weekdays only, where no arrangement is known.</summary>
    public static WorkingDays WeekdaysOnly { get; } = new([], []);

    /// <summary>Whether the day is a working day.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        _makeUpDays.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day));

    /// <summary>The day so many working days after (or, negative, before) another, which itself is not counted.</summary>
    public DateOnly After(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
            {
                left--;
            }
        }

        return day;
    }

    /// <summary>How many working days lie between two days, both inside.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }
}
