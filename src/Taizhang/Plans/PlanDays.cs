namespace Taizhang.Plans;

/// <summary>The days a plan covers.</summary>
public static class PlanDays
{
    /// <summary>The first day it can bind: the day of issue, else the first of its first year.</summary>
    public static DateOnly First(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var first = new DateOnly(Math.Clamp(plan.FirstYear ?? plan.IssuedOn?.Year ?? 2000, 1950, 9000), 1, 1);
        return plan.IssuedOn is { } issued && issued.Year == first.Year ? issued : first;
    }

    /// <summary>The last day of its last year.</summary>
    public static DateOnly Last(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new DateOnly(Math.Clamp(plan.LastYear ?? First(plan).Year, First(plan).Year, 9000), 12, 31);
    }
}
