namespace Taizhang.Ledger;

/// <summary>Weighs what follows an event; pure.</summary>
internal static class EventMeasures
{
    /// <summary>Weighs the facts against the event that started the duty.</summary>
    public static Verdict Weigh(Measure measure, in Fact trigger, IReadOnlyList<Fact> facts, Requirement requirement, EvaluationWindow window, Registry registry) => measure switch
    {
        Measure.Within within => WeighWithin(within, trigger, facts, requirement, window, registry),
        Measure.NotBefore notBefore => WeighNotBefore(notBefore, trigger, facts, window, registry),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a measure of an event."),
    };

    private static Verdict WeighWithin(Measure.Within within, Fact trigger, IReadOnlyList<Fact> facts, Requirement requirement, EvaluationWindow window, Registry registry)
    {
        var opens = within.Earliest.After(trigger.On, window.WorkingDays);
        var due = within.Latest.After(trigger.On, window.WorkingDays).AddDays(requirement.GraceDays);
        Fact? first = null;
        foreach (var fact in facts)
        {
            if (within.Of.Takes(fact, registry) && fact.Record != trigger.Record && fact.On >= opens && fact.On <= window.Day && (first is null || (fact.On, fact.Record.Id).CompareTo((first.Value.On, first.Value.Record.Id)) < 0))
            {
                first = fact;
            }
        }

        return new(first is not null, first?.On, first is null ? 0 : 100, 100, opens, due, null, first?.IsRecordedLate ?? false);
    }

    /// <summary>Kept as long as the fact does not come too early; before it comes there is nothing to reproach.</summary>
    private static Verdict WeighNotBefore(Measure.NotBefore notBefore, Fact trigger, IReadOnlyList<Fact> facts, EvaluationWindow window, Registry registry)
    {
        var allowed = notBefore.Wait.After(trigger.On, window.WorkingDays);
        var first = facts.Where(fact => notBefore.Of.Takes(fact, registry) && fact.On >= trigger.On && fact.Record != trigger.Record && fact.On <= window.Day).OrderBy(fact => fact.On).ThenBy(fact => fact.Record.Id).Select(fact => (Fact?)fact).FirstOrDefault();
        if (first is null)
        {
            return new(false, null, 0, 100, allowed, DateOnly.MaxValue);
        }

        return first.Value.On >= allowed
            ? new(true, null, 100, 100, allowed, DateOnly.MaxValue, null, first.Value.IsRecordedLate)
            : new(false, null, 0, 100, trigger.On, first.Value.On.AddDays(-1), null, first.Value.IsRecordedLate);
    }
}
