using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Plans;

/// <summary>Adopts a reviewed plan: its accepted requirements come into force, those of the plan it replaces end.</summary>
public sealed class AdoptPlan(OperationContext context) : Operation<AdoptPlan.Request>(context)
{
    /// <summary>Which plan, from which day, in place of which.</summary>
    public sealed record Request(long PlanId, DateOnly From, long? ReplacesId = null);

    /// <inheritdoc/>
    public override Permission Needs => PlanPermissions.Adopt;

    /// <inheritdoc/>
    protected override async Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) =>
        await Db.Plans.Where(plan => plan.Id == request.PlanId).Select(plan => plan.OrganizationId).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"{nameof(Plan)}/{request.PlanId}";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var plan = await Db.Plans.Include(each => each.Clauses.Where(clause => clause.Level != ClauseLevel.Clause)).Include(each => each.Proposals).AsSplitQuery().FirstOrDefaultAsync(each => each.Id == request.PlanId, cancellationToken);
        if (plan is null)
        {
            return KernelRefusals.NotFound;
        }

        var replaced = request.ReplacesId is { } id ? await Db.Plans.FirstOrDefaultAsync(other => other.Id == id && other.Stage == PlanStage.Adopted && other.OrganizationId == plan.OrganizationId && other.Id != plan.Id, cancellationToken) : null;
        var ending = replaced is null ? [] : await Db.Requirements.Where(row => row.PlanId == replaced.Id && row.SupersededAt == null).ToListAsync(cancellationToken);
        var open = plan.Proposals.Count(proposal => proposal.Decision == ProposalDecision.Open);
        var accepted = plan.Proposals.Where(proposal => proposal.Decision is ProposalDecision.Accepted or ProposalDecision.Edited)
            .Select(proposal => (Proposal: proposal, Read: RequirementReader.Read(proposal.Definition))).ToList();
        return Refuse.If(plan.Stage != PlanStage.UnderReview, PlanDeedRefusals.NotUnderReview)
            .OrIf(open > 0, PlanDeedRefusals.StillOpen(open))
            .OrIf(open == 0 && accepted.Count == 0, PlanDeedRefusals.NothingAccepted)
            .OrIf(request.From < PlanDays.First(plan) || request.From > PlanDays.Last(plan), PlanDeedRefusals.FromOutside(PlanDays.First(plan), PlanDays.Last(plan)))
            .OrIf(request.ReplacesId is not null && replaced is null, PlanDeedRefusals.ReplacesNone)
            .OrIf(ending.Any(row => row.From >= request.From), PlanDeedRefusals.BeforeReplaced(ending.Select(row => row.From).DefaultIfEmpty().Max()))
            .And(accepted.SelectMany(each => each.Read.Problems).Select(problem => PlanDeedRefusals.Definition(problem)))
            .And(accepted.Select(each => each.Read.Value).OfType<Requirement>().Where(requirement => requirement.DueOn < request.From).Select(requirement => PlanDeedRefusals.DueBeforeForce(requirement.Code, requirement.DueOn!.Value)))
            .Otherwise(() => Adopt(plan, request.From, accepted.Select(each => (each.Proposal, each.Read.Value!)), replaced, ending));
    }

    private void Adopt(Plan plan, DateOnly from, IEnumerable<(DutyProposal Proposal, Requirement Requirement)> accepted, Plan? replaced, List<RequirementRow> ending)
    {
        foreach (var (proposal, requirement) in accepted)
        {
            var clause = plan.Clauses.FirstOrDefault(clause => clause.Ordinal == proposal.ClauseOrdinal);
            proposal.Requirement = RequirementRow.Of(requirement with { Version = 1, InForce = new Period(from, PlanDays.Last(plan)) }, Clock.Now(), plan.Id, clause?.Id);
        }

        foreach (var row in ending.Where(row => row.To is null || row.To >= from))
        {
            row.To = from.AddDays(-1);
        }

        (plan.Stage, plan.AdoptedOn, plan.ReplacesId) = (PlanStage.Adopted, Today, replaced?.Id);
        if (replaced is not null)
        {
            replaced.Stage = PlanStage.Replaced;
        }
    }
}
