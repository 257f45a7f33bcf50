using System.Collections.Immutable;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Regulations;

/// <summary>What came of a case.</summary>
/// <param name="State">The state the ledger gives; null where no duty of this version arises.</param>
/// <param name="Reason">Why it does not apply.</param>
/// <param name="Near">Why facts that came close did not count.</param>
/// <param name="Duty">The judgement itself.</param>
public sealed record RuleCaseResult(DutyState? State, NotApplicableReason Reason, ImmutableArray<Mismatch> Near, JudgedDuty? Duty)
{
    /// <summary>Whether it is what the case expects.</summary>
    public bool Fulfils(RuleCase expected) =>
        State == expected.Expect
        && (expected.Reason is null || Reason == expected.Reason)
        && expected.Near.All(Near.Contains);

    /// <inheritdoc/>
    public override string ToString() =>
        State is { } state ? $"{Kebab.Word(state)}, {Kebab.Word(Reason)}, near: [{string.Join(", ", Near.Select(Kebab.Word))}]" : "none";
}

/// <summary>Judges the case of a rule by the evaluator that judges everything else; pure.</summary>
public static class RuleCaseRunner
{
    /// <summary>Judges a case of a version, with all versions of its rule at hand.</summary>
    public static RuleCaseResult Run(Rule rule, RuleVersion version, RuleCase ruleCase, WorkingDays workingDays)
    {
        var requirement = version.Requirement ?? throw new ArgumentException("A version that is not judged has no case to run.", nameof(version));
        var registry = RuleCaseRegistry.Of(ruleCase);
        var window = new EvaluationWindow(KeptFrom(ruleCase), ruleCase.On, workingDays);
        var evaluation = new Evaluation([.. rule.Versions.Select(each => each.Requirement).OfType<Requirement>()], registry, window);
        var facts = RuleCaseRegistry.Facts(ruleCase).ToList();
        foreach (var fact in facts)
        {
            evaluation.Add(fact);
        }

        var subject = RuleCaseRegistry.SubjectOf(ruleCase);
        foreach (var duty in evaluation.Conclude())
        {
            if (duty.Subject == subject && duty.PeriodKey == ruleCase.PeriodKey && duty.Requirement.Version == requirement.Version)
            {
                return new(duty.State, duty.Reason, [.. Near(requirement, facts, registry, duty)], duty);
            }
        }

        return new(null, NotApplicableReason.None, [], null);
    }

    private static DateOnly KeptFrom(RuleCase ruleCase)
    {
        var first = CalendarPeriod.TryParse(ruleCase.PeriodKey, out var period) ? period.Days.From
            : DateOnly.TryParse(ruleCase.PeriodKey, System.Globalization.CultureInfo.InvariantCulture, out var day) ? day
            : ruleCase.On;
        first = first < ruleCase.On ? first : ruleCase.On;
        return new DateOnly(first.Year, 1, 1);
    }

    private static IEnumerable<Mismatch> Near(Requirement requirement, IEnumerable<Fact> facts, Registry registry, JudgedDuty duty)
    {
        var filter = requirement.Measure is Measure.Within within ? within.Of : requirement.Measure.Filters.LastOrDefault();
        if (filter is null)
        {
            yield break;
        }

        foreach (var fact in facts)
        {
            var mismatch = filter.Test(fact, asked => Evaluation.IsOwn(asked, registry));
            if (mismatch is not (Mismatch.None or Mismatch.OtherKind))
            {
                yield return mismatch;
            }
            else if (mismatch == Mismatch.None && fact.On < duty.Verdict.OpensOn)
            {
                yield return Mismatch.TooEarly;
            }
            else if (mismatch == Mismatch.None && fact.On > duty.Verdict.DueOn)
            {
                yield return Mismatch.TooLate;
            }
        }
    }
}
