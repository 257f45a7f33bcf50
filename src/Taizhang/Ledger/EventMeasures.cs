namespace Taizhang.Ledger;

/// <summary>Weighs what follows an event; pure.</summary>
internal static class EventMeasures
{
    /// <summary>Weighs the facts against the event that started the duty.</summary>
    public static Verdict Weigh(Measure measure, in Fact trigger, IReadOnlyList<Fact> facts, Requirement requirement, EvaluationWindow window) => measure switch
    {
        Measure.Within within => WeighWithin(within, trigger, facts, requirement, window),
        Measure.NotBefore notBefore => WeighNotBefore(notBefore, trigger, facts, window),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a measure of an event."),
    };

    private static Verdict WeighWithin(Measure.Within within, Fact trigger, IReadOnlyList<Fact> facts, Requirement requirement, EvaluationWindow window)
    {
        var opens = within.Earliest.After(trigger.On, window.WorkingDays);
        var due = within.Latest.After(trigger.On, window.WorkingDays).AddDays(requirement.GraceDays);
        Fact? first = null;
        foreach (var fact in facts)
        {
            if (Takes(within.Of, fact) && fact.Record != trigger.Record && fact.On >= opens && fact.On <= window.Day && (first is null || (fact.On, fact.Record.Id).CompareTo((first.Value.On, first.Value.Record.Id)) < 0))
            {
                first = fact;
            }
        }

        return new(first is not null, first?.On, first is null ? 0 : 100, 100, opens, due, null, first?.IsRecordedLate ?? false);
    }

    /// <summary>Kept as long as the fact does not come too early; before it comes there is nothing to reproach.</summary>
    private static Verdict WeighNotBefore(Measure.NotBefore notBefore, Fact trigger, IReadOnlyList<Fact> facts, EvaluationWindow window)
    {
        var allowed = notBefore.Wait.After(trigger.On, window.WorkingDays);
        var first = facts.Where(fact => Takes(notBefore.Of, fact) && fact.On >= trigger.On && fact.Record != trigger.Record && fact.On <= window.Day).OrderBy(fact => fact.On).ThenBy(fact => fact.Record.Id).Select(fact => (Fact?)fact).FirstOrDefault();
        if (first is null)
        {
            return new(false, null, 0, 100, allowed, DateOnly.MaxValue);
        }

        return first.Value.On >= allowed
            ? new(true, null, 100, 100, allowed, DateOnly.MaxValue, null, first.Value.IsRecordedLate)
            : new(false, null, 0, 100, trigger.On, first.Value.On.AddDays(-1), null, first.Value.IsRecordedLate);
    }

    private static bool Takes(FactFilter filter, in Fact fact) => filter.Kinds.Contains(fact.Kind) && filter.Role == fact.Role;
}
