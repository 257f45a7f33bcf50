using System.Globalization;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Proves a judgement from the same facts that made it; pure.</summary>
public static class Prover
{
    /// <summary>Days around a period within which a fact is worth naming.</summary>
    public const int Around = 62;

    private const int MostNear = 20;

    /// <summary>The proof of a duty.</summary>
    /// <param name="duty">The judgement.</param>
    /// <param name="days">The days of its period; of the event, for a duty that follows one.</param>
    /// <param name="facts">Facts around the subject, in every part it may take.</param>
    /// <param name="withdrawn">Records among them that no longer stand.</param>
    /// <param name="registry">The registry around the subject.</param>
    /// <param name="window">The window of the judgement.</param>
    public static Proof Prove(in JudgedDuty duty, Period days, IEnumerable<Fact> facts, IReadOnlySet<RecordReference> withdrawn, Registry registry, EvaluationWindow window)
    {
        var requirement = duty.Requirement;
        var (measure, reading) = Timeline.MeasureOn(requirement, requirement.Cadence == Cadence.Standing ? window.Day : days.To);
        var subject = duty.Subject;
        var release = registry.ReleaseOf(subject, requirement.Code, days);
        var values = ValuesOf(requirement, measure, subject, days, registry, window);
        if (duty.State == DutyState.NotApplicable)
        {
            return new(requirement, reading, measure, duty, [], [], values, release) { Days = days };
        }

        var mine = facts.Where(fact => Concerns(fact, subject) && fact.On <= window.Day).OrderBy(fact => fact.On).ThenBy(fact => fact.Record.Id).ThenBy(fact => fact.Role).ToList();
        var (counted, near) = Sort(measure, requirement, duty, days, mine, withdrawn, registry, window);
        var newest = near.OrderByDescending(each => each.Fact.On).Take(MostNear).OrderBy(each => each.Fact.On).ToList();
        return new(requirement, reading, measure, duty, counted, newest, values, release) { Days = days };
    }

    private static bool Concerns(in Fact fact, Subject subject) =>
        subject.Kind == SubjectKind.Organization ? fact.OrganizationId == subject.Id && fact.Role == FactRole.Held : fact.MemberId == subject.Id;

    private static (List<Fact> Counted, List<(Fact Fact, Mismatch Mismatch)> Near) Sort(
        Measure measure, Requirement requirement, in JudgedDuty duty, Period days, List<Fact> facts, IReadOnlySet<RecordReference> withdrawn, Registry registry, EvaluationWindow window)
    {
        var counted = new List<Fact>();
        var near = new List<(Fact Fact, Mismatch Mismatch)>();
        var filter = Sought(measure);
        if (filter is null)
        {
            return (counted, near);
        }

        var (from, to) = Limits(measure, requirement, duty, days);
        var parts = new HashSet<int>();
        var isOnlyFirst = measure is Measure.Within or Measure.NotBefore;
        var trigger = Trigger(measure, duty, days, facts, registry);
        foreach (var fact in facts.Where(fact => trigger is null || fact.Record != trigger))
        {
            var mismatch = filter.Test(fact, each => Evaluation.IsOwn(each, registry));
            if (mismatch == Mismatch.OtherKind || (mismatch == Mismatch.OtherRole && facts.Any(other => other.Record == fact.Record && other.Role == filter.Role)))
            {
                continue;
            }

            if (withdrawn.Contains(fact.Record))
            {
                mismatch = Mismatch.Withdrawn;
            }
            else if (mismatch == Mismatch.None)
            {
                mismatch = fact.On < from ? Mismatch.TooEarly : fact.On > to && !MayBeLate(requirement, measure) ? Mismatch.TooLate : Mismatch.None;
                if (mismatch == Mismatch.None && measure is Measure.AtLeast { DistinctBy: not Part.None } atLeast && !parts.Add(RequirementProgram.PartIndex(atLeast.DistinctBy, fact.On, days.From)))
                {
                    mismatch = Mismatch.SamePart;
                }
            }

            if (mismatch == Mismatch.None && !(isOnlyFirst && counted.Count > 0))
            {
                counted.Add(fact);
            }
            else if (mismatch != Mismatch.None && !(duty.Verdict.IsMet && mismatch is Mismatch.TooEarly or Mismatch.TooLate) && fact.On >= from.Less(Around) && (to == DateOnly.MaxValue || fact.On <= to.AddDays(Around)))
            {
                near.Add((fact, mismatch));
            }
        }

        return (counted, near);
    }

    /// <summary>The record that started the duty, which does not answer itself; the key says which of several on one day.</summary>
    private static RecordReference? Trigger(Measure measure, in JudgedDuty duty, Period days, List<Fact> facts, Registry registry)
    {
        var after = measure switch
        {
            Measure.Within within => within.After,
            Measure.NotBefore notBefore => notBefore.After,
            _ => null,
        };
        var place = duty.PeriodKey.Split('~') is [_, var repeat] ? int.Parse(repeat, CultureInfo.InvariantCulture) - 1 : 0;
        return after is null ? null : facts.Where(fact => days.Contains(fact.On) && after.Test(fact, each => Evaluation.IsOwn(each, registry)) == Mismatch.None).Skip(place).Select(fact => (RecordReference?)fact.Record).FirstOrDefault();
    }

    /// <summary>What comes after the due day still counts, late, where a thing is asked for once.</summary>
    private static bool MayBeLate(Requirement requirement, Measure measure) => requirement.Cadence == Cadence.Once || measure is Measure.Within;

    private static FactFilter? Sought(Measure measure) => measure switch
    {
        Measure.AtLeast atLeast => atLeast.Of,
        Measure.Total total => total.Of,
        Measure.Within within => within.Of,
        Measure.NotBefore notBefore => notBefore.Of,
        Measure.Growth growth => growth.Of,
        _ => null,
    };

    private static (DateOnly From, DateOnly To) Limits(Measure measure, Requirement requirement, in JudgedDuty duty, Period days) =>
        measure is Measure.Within or Measure.NotBefore ? (duty.Verdict.OpensOn, duty.Verdict.DueOn)
        : requirement.Cadence == Cadence.Standing ? (DateOnly.MinValue, days.To)
        : (days.From, days.To);

    private static List<ProofValue> ValuesOf(Requirement requirement, Measure measure, Subject subject, Period days, Registry registry, EvaluationWindow window)
    {
        var on = requirement.Cadence == Cadence.Standing || days.To > window.Day ? window.Day : days.To;
        long? Value(RegistryProperty property) => subject.Kind == SubjectKind.Organization
            ? registry.Organization(subject.Id) is { } organization ? RegistryValues.Of(organization, property, on) : null
            : registry.Member(subject.Id) is { } member ? RegistryValues.Of(member, property, on) : null;
        ProofValue Condition(RegistryCondition condition) => new(condition.Property, on, Value(condition.Property), condition.AtLeast, condition.AtMost, condition.Holds(Value(condition.Property)));
        var values = requirement.Subject.When.Select(Condition).ToList();
        if (measure is Measure.Holds holds)
        {
            values.AddRange(holds.Conditions.Select(Condition));
        }
        else if (measure is Measure.Share share)
        {
            var whole = Value(share.Denominator);
            values.Add(new(share.Denominator, on, whole, null, null, whole is not null));
            var (low, high) = whole is > 0 ? RegistryMeasures.Limits(share, whole.Value) : (0, 0);
            var part = Value(share.Numerator);
            values.Add(new(share.Numerator, on, part, low, high, part >= low && part <= high));
        }

        return values;
    }
}
