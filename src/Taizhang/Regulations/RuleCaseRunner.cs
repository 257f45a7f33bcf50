using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Regulations;

/// <summary>What came of a case.</summary>
/// <param name="State">The state the ledger gives; null where no duty of this version arises.</param>
/// <param name="Reason">Why it does not apply.</param>
/// <param name="Near">Why facts that came close did not count.</param>
/// <param name="Proof">The judgement and why.</param>
public sealed record RuleCaseResult(DutyState? State, NotApplicableReason Reason, ImmutableArray<Mismatch> Near, Proof? Proof)
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
                var proof = Prover.Prove(duty, DaysOf(requirement, ruleCase), facts, FrozenSet<RecordReference>.Empty, registry, window);
                return new(duty.State, duty.Reason, [.. proof.Near.Select(near => near.Mismatch)], proof);
            }
        }

        return new(null, NotApplicableReason.None, [], null);
    }

    private static DateOnly KeptFrom(RuleCase ruleCase)
    {
        var first = CalendarPeriod.TryParse(ruleCase.PeriodKey, out var period) ? period.Days.From
            : TryDay(ruleCase.PeriodKey, out var day) ? day
            : ruleCase.On;
        return new DateOnly((first < ruleCase.On ? first : ruleCase.On).Year, 1, 1);
    }

    private static Period DaysOf(Requirement requirement, RuleCase ruleCase)
    {
        if (CalendarPeriod.TryParse(ruleCase.PeriodKey, out var period))
        {
            return period.Days;
        }

        return requirement.Cadence switch
        {
            Cadence.Once => new Period(requirement.InForce.From, requirement.DueOn!.Value),
            Cadence.Event when TryDay(ruleCase.PeriodKey, out var day) => new Period(day, day),
            _ => new Period(ruleCase.On, ruleCase.On),
        };
    }

    private static bool TryDay(string key, out DateOnly day) => DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
