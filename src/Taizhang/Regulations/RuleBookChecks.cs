using System.Collections.Immutable;
using Taizhang.Kernel;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Regulations;

/// <summary>What only shows when all regulations are read: codes used twice, local rules laxer than national ones.</summary>
internal static class RuleBookChecks
{
    public static IEnumerable<RuleProblem> Across(ImmutableArray<Regulation> regulations)
    {
        var rules = regulations.SelectMany(regulation => regulation.Rules.Select(rule => (Regulation: regulation, Rule: rule))).ToList();
        foreach (var twice in rules.GroupBy(each => each.Rule.Code).Where(group => group.Count() > 1))
        {
            yield return Problem(twice.Last().Regulation, "rules.code-twice", ("code", twice.Key), ("files", twice.Select(each => each.Regulation.Key)));
        }

        foreach (var (regulation, local) in rules.Where(each => each.Rule.StricterThan is not null))
        {
            var national = rules.FirstOrDefault(each => each.Rule.Code == local.StricterThan).Rule;
            if (national is null)
            {
                yield return Problem(regulation, "rules.stricter-than-unknown", ("code", local.Code), ("national", local.StricterThan));
                continue;
            }

            foreach (var problem in Laxer(regulation, local, national))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<RuleProblem> Laxer(Regulation regulation, Rule local, Rule national) =>
        from ours in local.Versions
        where ours.Requirement is not null && national.Versions.Any(theirs => theirs.Requirement is not null
            && ours.InForce.Overlaps(theirs.InForce) && StrictnessComparison.Of(ours.Requirement, theirs.Requirement) == Strictness.Laxer)
        select Problem(regulation, "rules.laxer", ("code", local.Code), ("number", ours.Number), ("national", national.Code));

    private static RuleProblem Problem(Regulation regulation, string code, params (string Name, object? Value)[] facts) =>
        new(regulation.Key + ".yaml", 1, 1, new Refusal(code, facts));
}
