using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Which version of a requirement judges which period; pure.</summary>
/// <remarks>
/// A period is judged by the latest version that was in force on its first day; a version that says so binds the period
/// running when it came into force as well. A version that ends inside a period still judges it when another takes its
/// place; without a successor the period is not judged.
/// </remarks>
public static class Timeline
{
    /// <summary>Whether the version judges the period, or would if it had not been repealed inside it; null when it has no part in it.</summary>
    public static NotApplicableReason? Binds(Requirement version, IReadOnlyList<Requirement> versions, Period days)
    {
        if (!Reaches(version, days) || versions.Any(later => later.InForce.From > version.InForce.From && Reaches(later, days)))
        {
            return null;
        }

        var isSucceeded = versions.Any(later => later.InForce.From > version.InForce.From && later.InForce.From <= days.To.Next());
        return version.InForce.To >= days.To || isSucceeded ? NotApplicableReason.None : NotApplicableReason.Repealed;
    }

    /// <summary>The measure as read on a day: the latest reading that covers it, else the text itself.</summary>
    public static (Measure Measure, AppliedReading? Reading) MeasureOn(Requirement requirement, DateOnly day)
    {
        AppliedReading? applied = null;
        foreach (var reading in requirement.Readings)
        {
            if (reading.From <= day && day <= reading.To && (applied is null || reading.From >= applied.From))
            {
                applied = reading;
            }
        }

        return (applied?.Measure ?? requirement.Measure, applied);
    }

    private static bool Reaches(Requirement version, Period days) =>
        (version.BindsRunningPeriod ? version.InForce.From <= days.To : version.InForce.From <= days.From) && version.InForce.To >= days.From;

    private static DateOnly Next(this DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);
}
