using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Weighs what is counted or added up in a period; pure.</summary>
internal static class CountingMeasures
{
    /// <summary>Weighs a tally.</summary>
    public static Verdict Weigh(Measure measure, in Tally tally, Period days, int graceDays)
    {
        var due = days.To.More(graceDays);
        switch (measure)
        {
            case Measure.AtLeast { DistinctBy: Part.None } atLeast:
                return new(tally.Count >= atLeast.Count, null, tally.Count * 100L, atLeast.Count * 100L, days.From, due, null, tally.Late);
            case Measure.AtLeast atLeast:
                var parts = tally.DistinctParts;
                return new(parts >= atLeast.Count, null, parts * 100L, atLeast.Count * 100L, days.From, due, OutOfReach(atLeast, tally.Parts, days), tally.Late);
            case Measure.Total total:
                var missing = total.Amount - tally.Sum;
                DateOnly? outOfReach = missing > 0 && total.PerDay > 0 ? days.To.Less((int)((missing + total.PerDay - 1) / total.PerDay) - 2) : null;
                return new(missing <= 0, null, tally.Sum, total.Amount, days.From, due, outOfReach, tally.Late);
            default:
                throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a counting measure.");
        }
    }

    /// <summary>Weighs kept facts, for a requirement that asks once: what comes after the due day is met late.</summary>
    public static Verdict Weigh(Measure measure, IEnumerable<Fact> facts, Period days, Requirement requirement)
    {
        var inTime = new Tally();
        var all = new Tally();
        DateOnly? metOn = null;
        var opens = requirement.Cadence == Cadence.Standing ? DateOnly.MinValue : days.From;
        var isLateAllowed = requirement.Cadence == Cadence.Once;
        foreach (var fact in facts.Where(fact => fact.On >= opens && (isLateAllowed || fact.On <= days.To)).OrderBy(fact => fact.On))
        {
            var part = RequirementProgram.PartIndex((measure as Measure.AtLeast)?.DistinctBy ?? Part.None, fact.On, days.From);
            all.Add(fact, part);
            if (fact.On <= days.To)
            {
                inTime.Add(fact, part);
            }

            if (metOn is null && Weigh(measure, all, days, 0).IsMet)
            {
                metOn = fact.On;
            }
        }

        var verdict = Weigh(measure, all, days, requirement.GraceDays);
        return verdict with { MetOn = metOn, OpensOn = days.From, OutOfReachOn = verdict.IsMet ? null : Weigh(measure, inTime, days, 0).OutOfReachOn };
    }

    /// <summary>Weighs the quantity of the period against that of the one before; equal is no growth.</summary>
    public static Verdict WeighGrowth(Measure.Growth growth, IReadOnlyList<Fact> facts, Period days, int graceDays, ref NotApplicableReason reason)
    {
        var length = ((days.To.Year - days.From.Year) * 12) + days.To.Month - days.From.Month + 1;
        var before = new Period(days.From.AddMonths(-length), days.From.AddDays(-1));
        var earlier = facts.Where(fact => before.Contains(fact.On)).ToList();
        if (earlier.Count == 0)
        {
            reason = NotApplicableReason.NoFigure;
            return new(false, null, 0, 0, days.From, days.To);
        }

        var now = facts.Where(fact => days.Contains(fact.On)).ToList();
        var expected = (long)decimal.Ceiling(earlier.Sum(fact => fact.Quantity) * (1 + (growth.MinimumRate / 100m)));
        if (growth.MinimumRate == 0)
        {
            expected++;
        }

        var achieved = now.Sum(fact => fact.Quantity);
        return new(now.Count > 0 && achieved >= expected, null, achieved, expected, days.From, days.To.More(graceDays), null, now.Any(fact => fact.IsRecordedLate));
    }

    /// <summary>The first day on which the parts still to come are too few.</summary>
    private static DateOnly? OutOfReach(Measure.AtLeast atLeast, uint filled, Period days)
    {
        var missing = atLeast.Count - System.Numerics.BitOperations.PopCount(filled);
        if (missing <= 0 || days.To == DateOnly.MaxValue)
        {
            return null;
        }

        var step = atLeast.DistinctBy switch { Part.Month => 1, Part.Quarter => 3, _ => 6 };
        var ends = new List<DateOnly>();
        // Parts are of whole months from the month the period begins in, as facts are placed in them.
        for (var (from, part) = (new DateOnly(days.From.Year, days.From.Month, 1), 0); from <= days.To; (from, part) = (from.AddMonths(step), part + 1))
        {
            if ((filled & (1u << part)) == 0)
            {
                var end = from.AddMonths(step).AddDays(-1);
                ends.Add(end < days.To ? end : days.To);
            }
        }

        return missing > ends.Count ? days.From : ends[^missing].AddDays(1);
    }

    private static DateOnly More(this DateOnly day, int days) => day == DateOnly.MaxValue ? day : day.AddDays(days);
}
