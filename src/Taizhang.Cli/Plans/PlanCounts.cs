using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary>How much there is of a plan, and how far its review is.</summary>
internal sealed record PlanCounts(int Chapters, int Sections, int Actions, int Measures, int Themes, int Proposals, int Clear, int Open, int Accepted, int Refused, int Doubtful, int NotUnderstood)
{
    internal static PlanCounts Of(ReviewedPlan plan)
    {
        var sections = plan.Plan.Clauses.Where(clause => clause.Level == ClauseLevel.Section).ToList();
        var proposals = plan.Proposals.ToList();
        return new(
            plan.Plan.Clauses.Count(clause => clause.Level == ClauseLevel.Chapter),
            sections.Count,
            sections.Count(section => plan.Plan.Clauses.Any(clause => clause.Level == ClauseLevel.Measure && clause.ParentOrdinal == section.Ordinal)),
            plan.Plan.Clauses.Count(clause => clause.Level == ClauseLevel.Measure),
            plan.Plan.Themes.Count,
            proposals.Count,
            plan.Clear.Length,
            plan.Open.Length,
            proposals.Count(each => each.Proposal.Decision is ProposalDecision.Accepted or ProposalDecision.Edited),
            proposals.Count(each => each.Proposal.Decision == ProposalDecision.Refused),
            proposals.Count(each => each.Read.Doubts.Length > 0),
            plan.Left.Count);
    }

    /// <summary>What was read.</summary>
    internal string Parts() => CliText.Say("cli-plan.parts", ("chapters", Chapters), ("sections", Sections), ("actions", Actions), ("measures", Measures), ("themes", Themes));

    /// <summary>What was proposed and decided.</summary>
    internal string Decided() => CliText.Say("cli-plan.decided", ("proposals", Proposals), ("accepted", Accepted), ("refused", Refused), ("open", Open), ("clear", Clear), ("doubtful", Doubtful), ("left", NotUnderstood));

    /// <summary>What to do next while the plan is under review.</summary>
    internal string Next(long plan) =>
        Open == 0 ? CliText.Say(Accepted > 0 ? "cli-plan.next-adopt" : "cli-plan.next-none", ("plan", plan))
        : Clear > 0 ? CliText.Say("cli-plan.next-clear", ("plan", plan))
        : CliText.Say("cli-plan.next-open", ("plan", plan));
}
