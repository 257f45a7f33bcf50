using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Plans;

/// <summary>Closes a plan with a reason; what it asked until today stays judged, and nothing is asked any more.</summary>
public sealed class ClosePlan(OperationContext context) : Operation<ClosePlan.Request>(context)
{
    /// <summary>Which plan, and why.</summary>
    public sealed record Request(long PlanId, string? Reason);

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
        var plan = await Db.Plans.FirstOrDefaultAsync(each => each.Id == request.PlanId, cancellationToken);
        if (plan is null)
        {
            return KernelRefusals.NotFound;
        }

        var rows = await Db.Requirements.Where(row => row.PlanId == plan.Id && row.SupersededAt == null).ToListAsync(cancellationToken);
        return Refuse.If(plan.Stage is PlanStage.Closed or PlanStage.Replaced, PlanDeedRefusals.NoLongerStands)
            .OrIf(string.IsNullOrWhiteSpace(request.Reason), PlanDeedRefusals.ReasonMissing)
            .OrIf(request.Reason?.Length > 400, PlanDeedRefusals.ReasonTooLong)
            .Otherwise(() =>
            {
                (plan.Stage, plan.ClosedReason) = (PlanStage.Closed, request.Reason!.Trim());
                foreach (var row in rows)
                {
                    // One that would begin only later never was in force.
                    row.SupersededAt = row.From > Today ? Clock.Now() : row.SupersededAt;
                    row.To = row.From <= Today && (row.To is null || row.To > Today) ? Today : row.To;
                }
            });
    }
}
