using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members.Corrections;

/// <summary>A person takes back what they asked for while it waits for an answer.</summary>
public sealed class WithdrawCorrection(OperationContext context) : Operation<WithdrawCorrection.Request>(context)
{
    /// <summary>What is taken back.</summary>
    public sealed record Request(long Id);

    /// <inheritdoc/>
    public override Permission Needs { get; } = new("own.read");

    /// <inheritdoc/>
    protected override bool IsOutsideTheHierarchy => true;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"{nameof(CorrectionRequest)}/{request.Id}";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.MemberId is not { } id || await Db.CorrectionRequests.FirstOrDefaultAsync(each => each.Id == request.Id && each.MemberId == id, cancellationToken) is not { } asked)
        {
            return KernelRefusals.NotFound;
        }

        return Refuse.If(asked.State != CorrectionState.Open, CorrectionRefusals.Closed)
            .Otherwise(() => (asked.State, asked.ClosedAt) = (CorrectionState.Withdrawn, Clock.Now()));
    }
}
