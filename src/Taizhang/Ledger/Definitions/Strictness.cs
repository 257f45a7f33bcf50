namespace Taizhang.Ledger.Definitions;

/// <summary>How a rule compares with the one above it.</summary>
public enum Strictness
{
    /// <summary>They ask for different things.</summary>
    NotComparable,

    /// <summary>It asks at least as much.</summary>
    AsStrict,

    /// <summary>It asks less, which a local rule may not.</summary>
    Laxer,
}

/// <summary>Compares a local rule with the national one: stricter it may be, laxer never.</summary>
public static class StrictnessComparison
{
    /// <summary>How the local rule compares with the national one.</summary>
    public static Strictness Of(Requirement local, Requirement national)
    {
        var measured = Measured(local, national);
        return measured == Strictness.AsStrict && local.Modality > national.Modality && national.Modality != Modality.May && local.Modality != Modality.MustNot
            ? Strictness.Laxer
            : measured;
    }

    private static Strictness Measured(Requirement local, Requirement national) => (local.Measure, national.Measure) switch
    {
        (Measure.AtLeast ours, Measure.AtLeast theirs) => InYear(ours.Count, local, theirs.Count, national, ours.Of, theirs.Of),
        (Measure.Total ours, Measure.Total theirs) when ours.Unit == theirs.Unit => InYear(ours.Amount, local, theirs.Amount, national, ours.Of, theirs.Of),
        (Measure.Within ours, Measure.Within theirs) => NotLater(ours.Latest, theirs.Latest),
        (Measure.NotBefore ours, Measure.NotBefore theirs) => NotLater(theirs.Wait, ours.Wait),
        (Measure.Share ours, Measure.Share theirs) when (ours.Numerator, ours.Denominator) == (theirs.Numerator, theirs.Denominator) =>
            ours.Low >= theirs.Low && ours.High <= theirs.High ? Strictness.AsStrict : Strictness.Laxer,
        _ => Strictness.NotComparable,
    };

    private static Strictness InYear(long ours, Requirement local, long theirs, Requirement national, FactFilter counted, FactFilter asked)
    {
        if (!counted.Kinds.Intersect(asked.Kinds).Any() || TimesAYear(local.Cadence) is not { } often || TimesAYear(national.Cadence) is not { } rarely)
        {
            return Strictness.NotComparable;
        }

        // Fewer but greater periods leave it open when things happen: four in a year are not one in each quarter.
        return ours * often >= theirs * rarely && often >= rarely ? Strictness.AsStrict : Strictness.Laxer;
    }

    private static Strictness NotLater(Span ours, Span theirs)
    {
        var someDay = new DateOnly(2020, 1, 1);
        return ours.After(someDay, WorkingDays.WeekdaysOnly) <= theirs.After(someDay, WorkingDays.WeekdaysOnly) ? Strictness.AsStrict : Strictness.Laxer;
    }

    private static int? TimesAYear(Cadence cadence) => cadence switch
    {
        Cadence.Month => 12,
        Cadence.Quarter => 4,
        Cadence.HalfYear => 2,
        Cadence.Year => 1,
        _ => null,
    };
}
