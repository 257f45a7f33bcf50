using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Plans;

/// <summary>How a requirement of a plan stands to the regulation above it.</summary>
public sealed record ComparedRule(Requirement National, Strictness Strictness);

/// <summary>Finds the regulation a plan's requirement repeats, tightens or, as it may not, loosens.</summary>
public static class PlanComparison
{
    /// <summary>The rules about the same people and the same records, in force on a day.</summary>
    public static IReadOnlyList<ComparedRule> Of(Requirement local, IEnumerable<Requirement> rules, DateOnly on) =>
        [.. rules.Where(rule => rule.Source.PlanId is null && rule.InForce.Contains(on) && BindsTheSame(local.Subject, rule.Subject) && CountsTheSame(local.Measure, rule.Measure))
            .Select(rule => new ComparedRule(rule, StrictnessComparison.Of(local, rule)))
            .Where(compared => compared.Strictness != Strictness.NotComparable)];

    private static bool BindsTheSame(SubjectSelector one, SubjectSelector other) =>
        one.Kind == other.Kind && one.MinimumRank == other.MinimumRank && one.Posts.Order().SequenceEqual(other.Posts.Order())
        && (one.Types.IsEmpty || other.Types.IsEmpty || one.Types.Intersect(other.Types).Any());

    private static bool CountsTheSame(Measure one, Measure other) =>
        one.Filters.Select(filter => filter.Role).SequenceEqual(other.Filters.Select(filter => filter.Role));
}
