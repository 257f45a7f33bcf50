using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;
using Taizhang.Organizations;
using Taizhang.Plans.Drafting;

namespace Taizhang.Plans;

/// <summary>A proposal as the clerk sees it: what was read, what it would become, and how that stands to the regulations.</summary>
public sealed record ReviewedProposal(DutyProposal Proposal, ProposalRead Read, Requirement? Requirement, IReadOnlyList<ComparedRule> Compared);

/// <summary>A stretch of the text under one heading with the proposals that came from it.</summary>
/// <param name="Clause">The part whose text it is; null before the first.</param>
/// <param name="Start">The first character.</param>
/// <param name="End">The character behind the last.</param>
/// <param name="Proposals">What came from it, in the order of the text.</param>
public sealed record ReviewBlock(PlanClause? Clause, int Start, int End, IReadOnlyList<ReviewedProposal> Proposals);

/// <summary>A stretch that was seen and not understood.</summary>
public sealed record LeftOver(string Reason, int Start, int End, string Text);

/// <summary>A plan laid out for review.</summary>
public sealed record ReviewedPlan(Plan Plan, IReadOnlyList<ReviewBlock> Blocks, IReadOnlyList<LeftOver> Left)
{
    /// <summary>All its proposals.</summary>
    public IEnumerable<ReviewedProposal> Proposals => Blocks.SelectMany(block => block.Proposals);

    /// <summary>Undecided proposals nothing speaks against: all is found in the text, and it is not below a regulation.</summary>
    public ImmutableArray<long> Clear => [.. Proposals.Where(each => each.Proposal.Decision == ProposalDecision.Open && each.Read.Doubts.IsEmpty && each.Compared.All(compared => compared.Strictness != Strictness.Laxer)).Select(each => each.Proposal.Id)];

    /// <summary>All undecided proposals.</summary>
    public ImmutableArray<long> Open => [.. Proposals.Where(each => each.Proposal.Decision == ProposalDecision.Open).Select(each => each.Proposal.Id)];
}

/// <summary>Lays a plan out for review: its text in the order it was written, beside each part what was proposed for it.</summary>
public sealed class PlanReview(TaizhangDb db, PlanListing plans, RequirementBook book) : IReading
{
    /// <summary>The plan; null where there is none.</summary>
    public async Task<ReviewedPlan?> ReadAsync(long planId, CancellationToken cancellationToken)
    {
        if (await plans.WholeAsync(planId, cancellationToken) is not { } plan)
        {
            return null;
        }

        var rules = await book.ReadAsync(db, cancellationToken);
        var from = PlanDays.First(plan);
        var proposals = plan.Proposals.Select(proposal => Reviewed(proposal, rules, from)).ToList();
        var parts = plan.Clauses.Where(clause => clause.Level != ClauseLevel.Clause).OrderBy(clause => clause.Start).ToList();
        var starts = parts.Select(clause => ((PlanClause?)clause, clause.Start)).Prepend((null, 0)).ToList();
        var blocks = new List<ReviewBlock>();
        for (var index = 0; index < starts.Count; index++)
        {
            var (clause, start) = starts[index];
            var end = index + 1 < starts.Count ? starts[index + 1].Start : plan.Text.Length;
            if (end > start)
            {
                blocks.Add(new(clause, start, end, [.. proposals.Where(each => each.Proposal.Start >= start && each.Proposal.Start < end)]));
            }
        }

        return new(plan, blocks, LeftOvers(plan.Reading));
    }

    /// <summary>One proposal of a plan with what a clerk may choose for it; null where there is none.</summary>
    public async Task<(Plan Plan, ReviewedProposal Proposal, DraftFrame Frame)?> FindAsync(long planId, long proposalId, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().Include(each => each.Proposals.Where(proposal => proposal.Id == proposalId)).FirstOrDefaultAsync(each => each.Id == planId, cancellationToken);
        if (plan?.Proposals.FirstOrDefault() is not { } proposal)
        {
            return null;
        }

        var office = await db.OrganizationsInScope.Where(organization => organization.Id == plan.OrganizationId).Select(organization => (OrganizationType?)organization.Type).FirstOrDefaultAsync(cancellationToken);
        return office is { } type ? (plan, Reviewed(proposal, await book.ReadAsync(db, cancellationToken), PlanDays.First(plan)), PlanFrame.Of(plan, type, [type])) : null;
    }

    private static ReviewedProposal Reviewed(DutyProposal proposal, IReadOnlyList<Requirement> rules, DateOnly from)
    {
        var requirement = RequirementReader.Read(proposal.Definition).Value;
        return new(proposal, ProposalRead.Parse(proposal.Read), requirement, requirement is null ? [] : PlanComparison.Of(requirement, rules, from));
    }

    private static List<LeftOver> LeftOvers(string reading)
    {
        using var json = JsonDocument.Parse(reading);
        return [.. json.RootElement.GetProperty("not_understood").EnumerateArray().Select(left => new LeftOver(
            left.GetProperty("reason").GetString()!, left.GetProperty("start").GetInt32(), left.GetProperty("end").GetInt32(), left.GetProperty("text").GetString()!))];
    }
}
