using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>Withdraws an activity or a talk with a reason; the record stays and no longer counts.</summary>
public sealed class WithdrawRecord(OperationContext context) : Operation<WithdrawRecord.Request>(context)
{
    /// <summary>Which record, and why.</summary>
    public sealed record Request(RecordSource Source, long Id, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => ActivityPermissions.Record;

    /// <inheritdoc/>
    protected override async Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => request.Source switch
    {
        RecordSource.Talk => await Db.Talks.Where(talk => talk.Id == request.Id).Select(talk => talk.OrganizationId).FirstOrDefaultAsync(cancellationToken),
        RecordSource.Activity => await Db.Activities.Where(activity => activity.Id == request.Id).Select(activity => activity.OrganizationId).FirstOrDefaultAsync(cancellationToken),
        _ => 0,
    };

    /// <inheritdoc/>
    protected override string? About(Request request) => $"{request.Source}/{request.Id}";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (request.Source == RecordSource.Talk)
        {
            var talk = await Db.Talks.FirstOrDefaultAsync(each => each.Id == request.Id, cancellationToken);
            return talk is null ? KernelRefusals.NotFound : Checks(request, talk.SupersededAt).Otherwise(() => (talk.SupersededAt, talk.SupersededReason) = (Clock.Now(), request.Reason));
        }

        var activity = await Db.Activities.Include(each => each.Attendances).Include(each => each.Partners).FirstOrDefaultAsync(each => each.Id == request.Id, cancellationToken);
        return activity is null ? KernelRefusals.NotFound : Checks(request, activity.SupersededAt).Otherwise(() => (activity.SupersededAt, activity.SupersededReason) = (Clock.Now(), request.Reason));
    }

    private static Refuse Checks(Request request, DateTime? supersededAt) =>
        Refuse.If(supersededAt is not null, ActivityRefusals.NoLongerStands)
            .OrIf(string.IsNullOrWhiteSpace(request.Reason), ActivityRefusals.ReasonMissing)
            .OrIf(request.Reason?.Length > 400, ActivityRefusals.TooLong("Reason", 400));
}
