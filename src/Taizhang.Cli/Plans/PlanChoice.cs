using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary>Finds the plan, the proposals and the clause a person means.</summary>
internal static class PlanChoice
{
    private const int MostNamed = 10;

    internal static Argument<string> Argument() => CommandLine.Argument("PLAN", CliText.Say("cli.export-plan"));

    /// <summary>The plan with this key (1 or P1), number, title or part of a title; of several the one that stands.</summary>
    internal static async Task<(PlanRow? Plan, Refusal? Refusal)> FindAsync(IServiceProvider services, string text, bool orClosed, CancellationToken cancellationToken)
    {
        var word = text.Trim();
        var plans = (await services.GetRequiredService<PlanListing>().ListAsync(cancellationToken)).Where(plan => orClosed || plan.Stage != PlanStage.Closed).ToList();
        var byKey = plans.Where(plan => Key(plan.Id) == word || $"P{Key(plan.Id)}".Equals(word, StringComparison.OrdinalIgnoreCase)).ToList();
        var exact = byKey.Count > 0 ? byKey : plans.FindAll(plan => plan.DocumentNumber == word || plan.Title == word);
        var found = exact.Count > 0 ? exact : plans.FindAll(plan => word.Length > 0 && plan.Title.Contains(word, StringComparison.OrdinalIgnoreCase));
        found = found.Count > 1 && found.FindAll(Stands) is { Count: > 0 } standing ? standing : found;
        return found.Count == 1 ? (found[0], null)
            : plans.Count == 0 ? (null, new Refusal("cli.no-plan"))
            : (null, new Refusal(found.Count == 0 ? "cli.plan-unknown" : "cli.plan-ambiguous", ("text", text), ("named", (found.Count > 1 ? found : plans).Take(MostNamed).Select(plan => $"{Key(plan.Id)} {plan.Title}"))));
    }

    /// <summary>What a proposal is called: the code of the requirement it would become.</summary>
    internal static string NameOf(ReviewedProposal proposal) =>
        proposal.Requirement?.Code ?? Key(proposal.Proposal.Id);

    /// <summary>The proposals that the words name by code, by the end of the code, or by key; every word that names none is told.</summary>
    internal static (IReadOnlyList<ReviewedProposal> Proposals, IReadOnlyList<Refusal> Refusals) Proposals(ReviewedPlan plan, IEnumerable<string> words)
    {
        var all = plan.Proposals.ToList();
        var found = new List<ReviewedProposal>();
        var refuse = new Refuse();
        foreach (var word in words)
        {
            var named = all.Find(each => Is(NameOf(each), word) || Is(NameOf(each), $"P{Key(plan.Plan.Id)}-{word}") || Key(each.Proposal.Id) == word);
            if (named is not null)
            {
                found.Add(named);
            }
            else
            {
                refuse.OrIf(true, new Refusal("cli-plan.proposal-unknown", ("text", word), ("plan", plan.Plan.Id), ("named", all.Take(MostNamed).Select(NameOf))));
            }
        }

        return (found, refuse.Reasons);
    }

    /// <summary>The clause with this number or key; measures first, for people mean them.</summary>
    internal static (PlanClause? Clause, Refusal? Refusal) Clause(Plan plan, string text)
    {
        var word = Plain(text).TrimEnd('.', '、');
        var parts = plan.Clauses.Where(clause => clause.Level != ClauseLevel.Clause).ToList();
        var byKey = parts.FindAll(clause => Is($"c{Key(clause.Id)}", word));
        var byNumber = parts.FindAll(clause => Plain(clause.Number) == word);
        var measures = byNumber.FindAll(clause => clause.Level == ClauseLevel.Measure);
        var found = byKey.Count > 0 ? byKey : measures.Count > 0 ? measures : byNumber;
        return found.Count == 1 ? (found[0], null)
            : (null, new Refusal(found.Count == 0 ? "cli-plan.clause-unknown" : "cli-plan.clause-ambiguous", ("text", text), ("named", (found.Count > 1 ? found : parts).Take(MostNamed).Select(clause => $"c{Key(clause.Id)} {PlanSay.Heading(clause)}"))));
    }

    private static bool Stands(PlanRow plan) => plan.Stage is PlanStage.UnderReview or PlanStage.Adopted;

    private static bool Is(string name, string word) => name.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>（一） as people type it: (一).</summary>
    private static string Plain(string text) => text.Trim().Normalize(NormalizationForm.FormKC);

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
}
