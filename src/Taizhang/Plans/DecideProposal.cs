using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Plans;

/// <summary>Accepts, edits or refuses proposals of a plan under review; a decision can be changed until the plan is adopted.</summary>
public sealed class DecideProposal(OperationContext context) : Operation<DecideProposal.Request>(context)
{
    /// <summary>Which proposals, and what becomes of them.</summary>
    /// <param name="PlanId">The plan.</param>
    /// <param name="ProposalIds">The proposals.</param>
    /// <param name="Decision">What becomes of them.</param>
    /// <param name="Note">Why, where the clerk says so.</param>
    /// <param name="Definition">The requirement as edited, in the form of the rule files; of one proposal only.</param>
    public sealed record Request(long PlanId, IReadOnlyList<long> ProposalIds, ProposalDecision Decision, string? Note = null, string? Definition = null);

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
        var stage = await Db.Plans.Where(plan => plan.Id == request.PlanId).Select(plan => plan.Stage).FirstOrDefaultAsync(cancellationToken);
        var proposals = await Db.DutyProposals.Where(proposal => proposal.PlanId == request.PlanId && request.ProposalIds.Contains(proposal.Id)).ToListAsync(cancellationToken);
        if (proposals.Count != request.ProposalIds.Distinct().Count() || (request.Definition is not null && proposals.Count != 1))
        {
            return KernelRefusals.NotFound;
        }

        var definition = request.Definition is { } edited ? RequirementReader.Read(edited) : null;
        var code = request.Definition is null ? null : RequirementReader.Read(proposals[0].Definition).Value?.Code;
        return Refuse.If(stage != PlanStage.UnderReview, PlanDeedRefusals.NotUnderReview)
            .OrIf(request.Note?.Length > 400, PlanDeedRefusals.ReasonTooLong)
            .And(definition?.Problems.Select(problem => PlanDeedRefusals.Definition(problem)) ?? [])
            .OrIf(definition?.Value is { } read && read.Code != code, PlanDeedRefusals.CodeChanged(code ?? ""))
            .Otherwise(() =>
            {
                foreach (var proposal in proposals)
                {
                    var isChanged = definition?.Value is { } changed && RequirementWriter.Write(changed) != proposal.Definition;
                    proposal.Decision = request.Decision == ProposalDecision.Accepted && (isChanged || proposal.Decision == ProposalDecision.Edited) ? ProposalDecision.Edited : request.Decision;
                    proposal.DecisionNote = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
                    proposal.Definition = definition?.Value is { } kept ? RequirementWriter.Write(kept) : proposal.Definition;
                }
            });
    }
}
