using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Weighs what the registry tells of a subject; pure.</summary>
internal static class RegistryMeasures
{
    /// <summary>Weighs a share or a property on the last day of the period, or today while it runs.</summary>
    public static Verdict Weigh(Measure measure, Func<RegistryProperty, DateOnly, long?> value, Period days, Requirement requirement, DateOnly today, ref NotApplicableReason reason)
    {
        var isStanding = requirement.Cadence == Cadence.Standing;
        var on = isStanding || days.To > today ? today : days.To;
        var (opens, due) = isStanding ? (DateOnly.MinValue, DateOnly.MaxValue) : (days.From, days.To.AddDays(requirement.GraceDays));
        switch (measure)
        {
            case Measure.Holds holds:
                var kept = holds.Conditions.Count(condition => condition.Holds(value(condition.Property, on)));
                return Standing(new(kept == holds.Conditions.Length, null, kept * 100L, holds.Conditions.Length * 100L, opens, due, null, false, ChangesDaily: true), isStanding, on);
            case Measure.Share share:
                if (value(share.Numerator, on) is not { } part || value(share.Denominator, on) is not ({ } whole and > 0))
                {
                    reason = NotApplicableReason.NoFigure;
                    return new(false, null, 0, 0, opens, due, null, false, ChangesDaily: true);
                }

                var (low, high) = Limits(share, whole);
                return Standing(new(part >= low && part <= high, null, part * 100, (long)decimal.Ceiling(low) * 100, opens, due, null, false, ChangesDaily: true), isStanding, on);
            default:
                throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a measure of the registry.");
        }
    }

    /// <summary>The limits of a share in persons.</summary>
    public static (decimal Low, decimal High) Limits(Measure.Share share, long whole)
    {
        var (low, high) = (whole * share.Low / 100m, whole * share.High / 100m);
        return share.Rounding switch
        {
            ShareRounding.WholePersonsUp => (decimal.Ceiling(low), decimal.Ceiling(high)),
            ShareRounding.WholePersonsDown => (Math.Max(1, decimal.Floor(low)), Math.Max(1, decimal.Floor(high))),
            _ => (low, high),
        };
    }

    /// <summary>What must always hold and does not is missed at once.</summary>
    private static Verdict Standing(Verdict verdict, bool isStanding, DateOnly today) =>
        isStanding && !verdict.IsMet ? verdict with { DueOn = today.AddDays(-1) } : verdict;
}
