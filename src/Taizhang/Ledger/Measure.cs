using System.Collections.Immutable;

namespace Taizhang.Ledger;

/// <summary>How a requirement is measured; a small closed set.</summary>
public abstract record Measure
{
    private Measure()
    {
    }

    /// <summary>The facts it looks at.</summary>
    public virtual IEnumerable<FactFilter> Filters => [];

    /// <summary>At least so many facts in the period, counted once for each part of it where <paramref name="DistinctBy"/> asks.</summary>
    public sealed record AtLeast(int Count, FactFilter Of, Part DistinctBy = Part.None) : Measure
    {
        /// <inheritdoc/>
        public override IEnumerable<FactFilter> Filters => [Of];
    }

    /// <summary>The quantities of the period add up to at least so much; in hundredths of the unit.</summary>
    /// <param name="Amount">What is asked.</param>
    /// <param name="Of">The facts whose quantities add up.</param>
    /// <param name="Unit">The unit's word: hours, persons, yuan.</param>
    /// <param name="PerDay">The most that one day can bring, for saying early what is out of reach; 0 where there is no such limit.</param>
    public sealed record Total(long Amount, FactFilter Of, string Unit, long PerDay = 0) : Measure
    {
        /// <inheritdoc/>
        public override IEnumerable<FactFilter> Filters => [Of];
    }

    /// <summary>An event is followed by a fact not earlier and not later than so long after it; both limits inside.</summary>
    public sealed record Within(FactFilter After, FactFilter Of, Span Earliest, Span Latest) : Measure
    {
        /// <inheritdoc/>
        public override IEnumerable<FactFilter> Filters => [After, Of];
    }

    /// <summary>A fact does not come earlier than so long after an event.</summary>
    public sealed record NotBefore(FactFilter After, FactFilter Of, Span Wait) : Measure
    {
        /// <inheritdoc/>
        public override IEnumerable<FactFilter> Filters => [After, Of];
    }

    /// <summary>A share of one property of the registry in another lies between two limits, in per cent, both inside.</summary>
    public sealed record Share(RegistryProperty Numerator, RegistryProperty Denominator, decimal Low, decimal High, ShareRounding Rounding) : Measure;

    /// <summary>The quantity of the period is greater than that of the period before, by at least a rate in per cent.</summary>
    public sealed record Growth(FactFilter Of, decimal MinimumRate) : Measure
    {
        /// <inheritdoc/>
        public override IEnumerable<FactFilter> Filters => [Of];
    }

    /// <summary>Properties of the registry hold on the day.</summary>
    public sealed record Holds(ImmutableArray<RegistryCondition> Conditions) : Measure;
}

/// <summary>Parts of a period of which each may count once.</summary>
public enum Part
{
    /// <summary>Every fact counts.</summary>
    None,

    /// <summary>Once a month.</summary>
    Month,

    /// <summary>Once a quarter.</summary>
    Quarter,

    /// <summary>Once a half-year.</summary>
    HalfYear,
}

/// <summary>How a share of few people is read.</summary>
public enum ShareRounding
{
    /// <summary>The exact share, whatever it makes of a person.</summary>
    Exact,

    /// <summary>Limits in whole persons, both rounded up: 1 per cent of 43 is one person.</summary>
    WholePersonsUp,

    /// <summary>Limits in whole persons, both rounded down, but never less than one.</summary>
    WholePersonsDown,
}

/// <summary>A length of time as rules state it.</summary>
/// <param name="Amount">How many; negative for before.</param>
/// <param name="Unit">Of what.</param>
public readonly record struct Span(int Amount, SpanUnit Unit)
{
    /// <summary>The day so long after another; months are calendar months, cut to the month's end.</summary>
    public DateOnly After(DateOnly day, WorkingDays workingDays) => Unit switch
    {
        SpanUnit.Month => day.AddMonths(Amount),
        SpanUnit.Year => day.AddYears(Amount),
        SpanUnit.WorkingDay => workingDays.After(day, Amount),
        _ => day.AddDays(Amount),
    };
}

/// <summary>What a span counts.</summary>
public enum SpanUnit
{
    /// <summary>Calendar days.</summary>
    Day,

    /// <summary>Working days by the published holiday arrangement.</summary>
    WorkingDay,

    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Calendar years.</summary>
    Year,
}
