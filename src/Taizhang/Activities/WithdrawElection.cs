using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Activities;

/// <summary>Withdraws an election with a reason; the term that began with it is withdrawn too, and the one before runs on.</summary>
public sealed class WithdrawElection(OperationContext context) : Operation<WithdrawElection.Request>(context)
{
    /// <summary>Which election, and why.</summary>
    public sealed record Request(long Id, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => ActivityPermissions.RecordElection;

    /// <inheritdoc/>
    protected override async Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) =>
        await Db.Elections.Where(election => election.Id == request.Id).Select(election => election.OrganizationId).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"Election/{request.Id}";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var election = await Db.Elections.FirstAsync(each => each.Id == request.Id, cancellationToken);
        var refuse = Refuse.If(election.SupersededAt is not null, ActivityRefusals.NoLongerStands)
            .OrIf(string.IsNullOrWhiteSpace(request.Reason), ActivityRefusals.ReasonMissing)
            .OrIf(request.Reason?.Length > 400, ActivityRefusals.TooLong("Reason", 400));
        if (!refuse.Any)
        {
            refuse.OrIf(!await new ElectionTerms(Db, Clock).WithdrawAsync(election, cancellationToken), ActivityRefusals.TermFollowed);
        }

        return refuse.Otherwise(() => (election.SupersededAt, election.SupersededReason) = (Clock.Now(), request.Reason));
    }
}
