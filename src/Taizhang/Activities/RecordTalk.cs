using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>Records that a talk was held; what was said stays between the two.</summary>
public sealed class RecordTalk(OperationContext context) : Operation<RecordTalk.Request>(context)
{
    /// <summary>What is recorded.</summary>
    public sealed record Request(long OrganizationId, FactKind Kind, DateOnly HeldOn, long TalkerId, long PartnerId, string? Note = null);

    /// <summary>Kinds of talks.</summary>
    public static IReadOnlyList<FactKind> Kinds { get; } = [FactKind.HeartToHeartTalk, FactKind.AppointmentTalk, FactKind.ReminderTalk, FactKind.AdmonitoryTalk, FactKind.ApplicantTalk];

    /// <inheritdoc/>
    public override Permission Needs => ActivityPermissions.RecordTalk;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(request.OrganizationId);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => request with { Note = null };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var organization = await Db.Organizations.AsNoTracking().FirstAsync(each => each.Id == request.OrganizationId, cancellationToken);
        long[] people = [request.TalkerId, request.PartnerId];
        var known = await Db.Members.IgnoreQueryFilters().Where(member => people.Contains(member.Id)).Select(member => member.Id).ToListAsync(cancellationToken);
        var refuse = Refuse.If(request.HeldOn > Today, ActivityRefusals.InTheFuture(Today))
            .OrIf(!organization.ExistsOn(request.HeldOn) && request.HeldOn <= Today, ActivityRefusals.OrganizationNotThere(organization.FoundedOn))
            .OrIf(!Kinds.Contains(request.Kind), ActivityRefusals.Kind)
            .OrIf(request.TalkerId == request.PartnerId && request.TalkerId != 0, ActivityRefusals.SamePerson)
            .OrIf(!known.Contains(request.TalkerId), ActivityRefusals.PersonUnknown("TalkerId"))
            .OrIf(!known.Contains(request.PartnerId), ActivityRefusals.PersonUnknown("PartnerId"))
            .OrIf(request.Note?.Length > 400, ActivityRefusals.TooLong("Note", 400));
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var talk = new Talk { OrganizationId = request.OrganizationId, Kind = request.Kind, HeldOn = request.HeldOn, TalkerId = request.TalkerId, PartnerId = request.PartnerId, Note = request.Note, RecordedAt = Clock.Now() };
        Db.Talks.Add(talk);
        Made = () => talk.Id;
        return Outcome.Done;
    }
}
