using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Members;

namespace Taizhang.Ledger;

/// <summary>Concludes the duties of one version of a requirement from what was counted; pure.</summary>
internal sealed class ProgramJudge(RequirementProgram program, Registry registry, EvaluationWindow window)
{
    private readonly Requirement _requirement = program.Requirement;

    /// <summary>All duties of the subject in this row.</summary>
    public IEnumerable<JudgedDuty> Judge(int row)
    {
        for (var period = 0; period < program.Periods.Count; period++)
        {
            if (_requirement.Cadence == Cadence.Event)
            {
                foreach (var duty in JudgeEvents(row))
                {
                    yield return duty;
                }
            }
            else if (Conclude(row, period) is { } duty)
            {
                yield return duty;
            }
        }
    }

    private JudgedDuty? Conclude(int row, int period)
    {
        var days = program.Periods[period].Days;
        if (Applies(row, days) is not { } reason)
        {
            return null;
        }

        if (reason == NotApplicableReason.None)
        {
            reason = program.Bindings[period];
        }

        var measure = Timeline.MeasureOn(_requirement, _requirement.Cadence == Cadence.Standing ? window.Day : days.To).Measure;
        var verdict = reason == NotApplicableReason.None ? Weigh(measure, row, period, ref reason) : Nothing(days);
        return Finish(row, program.Periods[period].Key, days, days.To, reason, verdict);
    }

    private IEnumerable<JudgedDuty> JudgeEvents(int row)
    {
        var facts = program.FactsOf(row);
        if (After(_requirement.Measure) is not { } after)
        {
            yield break;
        }

        string? previous = null;
        var repeat = 1;
        foreach (var trigger in facts.Where(fact => after.Takes(fact, registry) && NamesThePost(fact) && program.Periods[0].Days.Contains(fact.On)).OrderBy(fact => fact.On).ThenBy(fact => fact.Record.Id))
        {
            var verdict = EventMeasures.Weigh(Timeline.MeasureOn(_requirement, trigger.On).Measure, trigger, facts, _requirement, window, registry);
            // What is done counts as it was done; what is not binds whoever is there until it is due.
            var until = verdict.IsMet || verdict.DueOn < trigger.On ? trigger.On : verdict.DueOn;
            if (Applies(row, new Period(trigger.On, trigger.On)) is not { } there)
            {
                continue;
            }

            // Whether there is a duty follows from the event alone; what is recorded later only answers it.
            var reason = until == trigger.On ? there : Applies(row, new Period(trigger.On, until)) ?? there;
            var key = trigger.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            (repeat, previous) = key == previous ? (repeat + 1, key) : (1, key);
            yield return Finish(row, repeat == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}~{repeat}"), new Period(trigger.On, trigger.On), until, reason, verdict);
        }
    }

    /// <summary>Whoever is bound by a post is bound by taking up that post, not another.</summary>
    private bool NamesThePost(in Fact trigger) =>
        trigger.Kind != FactKind.TookOffice || trigger.Tag == 0 || _requirement.Subject.Posts.IsEmpty
        || (_requirement.Subject.Posts.Contains((PostKind)trigger.Tag)
            && (_requirement.Subject.PostsIn.IsEmpty || (registry.Organization(trigger.OrganizationId) is { } organization && _requirement.Subject.PostsIn.Contains(organization.Type))));

    private static FactFilter? After(Measure measure) => measure switch
    {
        Measure.Within within => within.After,
        Measure.NotBefore notBefore => notBefore.After,
        _ => null,
    };

    private Verdict Weigh(Measure measure, int row, int period, ref NotApplicableReason reason)
    {
        var days = program.Periods[period].Days;
        switch (measure)
        {
            case Measure.AtLeast or Measure.Total when !program.KeepsFacts:
                return CountingMeasures.Weigh(measure, program.TallyOf(row, period), days, _requirement.GraceDays);
            case Measure.AtLeast or Measure.Total:
                return CountingMeasures.Weigh(measure, Taken(measure, row), days, _requirement);
            case Measure.Growth growth:
                return CountingMeasures.WeighGrowth(growth, [.. Taken(growth, row)], days, _requirement.GraceDays, ref reason);
            case Measure.Within or Measure.NotBefore:
                var after = After(measure)!;
                var trigger = program.FactsOf(row).Where(fact => after.Takes(fact, registry) && days.Contains(fact.On)).OrderBy(fact => fact.On).ThenBy(fact => fact.Record.Id).ToList();
                if (trigger.Count == 0)
                {
                    reason = NotApplicableReason.NoEvent;
                    return Nothing(days);
                }

                return EventMeasures.Weigh(measure, trigger[0], program.FactsOf(row), _requirement, window, registry);
            default:
                return RegistryMeasures.Weigh(measure, Value(row), days, _requirement, window.Day, ref reason);
        }
    }

    /// <summary>The kept facts that this measure counts; a program without readings keeps no others.</summary>
    private IEnumerable<Fact> Taken(Measure measure, int row) => _requirement.Readings.IsEmpty
        ? program.FactsOf(row)
        : program.FactsOf(row).Where(fact => measure.Filters.Any(filter => filter.Takes(fact, registry)));

    private Func<RegistryProperty, DateOnly, long?> Value(int row)
    {
        var index = program.Subjects[row];
        return _requirement.Subject.Kind == SubjectKind.Organization
            ? (property, day) => RegistryValues.Of(registry.Organizations[index], property, day)
            : (property, day) => RegistryValues.Of(registry.Members[index], property, day);
    }

    private NotApplicableReason? Applies(int row, Period days)
    {
        var index = program.Subjects[row];
        return _requirement.Subject.Kind == SubjectKind.Organization
            ? Applicability.Of(registry.Organizations[index], _requirement.Subject, days, window.Day)
            : Applicability.Of(registry.Members[index], _requirement, days, window.Day, registry);
    }

    private JudgedDuty Finish(int row, string key, Period days, DateOnly until, NotApplicableReason reason, Verdict verdict)
    {
        var index = program.Subjects[row];
        var isOrganization = _requirement.Subject.Kind == SubjectKind.Organization;
        var subject = isOrganization ? new Subject(SubjectKind.Organization, registry.Organizations[index].Id) : new Subject(SubjectKind.Member, registry.Members[index].Id);
        var last = days.To < window.Day ? days.To : window.Day;
        var answers = isOrganization ? subject.Id : registry.Members[index].MembershipOn(last)?.OrganizationId ?? 0;
        var byRegistry = RegistryTurns.Next(registry, index, _requirement, new Period(days.From, until), window.Day);
        if (reason == NotApplicableReason.None && registry.ReleaseOf(subject, _requirement.Code, days) is not null)
        {
            return new(_requirement, key, subject, answers, DutyState.Exempt, NotApplicableReason.Released, verdict, byRegistry);
        }

        if (reason != NotApplicableReason.None)
        {
            return new(_requirement, key, subject, answers, DutyState.NotApplicable, reason, verdict, byRegistry);
        }

        var byItself = verdict.TurnsAfter(window.Day, _requirement.RemindDays);
        return new(_requirement, key, subject, answers, verdict.StateOn(window.Day, _requirement.RemindDays), reason, verdict, byRegistry < byItself ? byRegistry : byItself ?? byRegistry);
    }

    private static Verdict Nothing(Period days) => new(false, null, 0, 0, days.From, days.To);
}
