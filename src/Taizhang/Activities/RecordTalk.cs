using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Activities;

/// <summary>Records that a talk was held; what was said stays between the two. With a record it corrects, in place of that one.</summary>
public sealed class RecordTalk(OperationContext context) : Operation<RecordTalk.Request>(context)
{
    /// <summary>What is recorded.</summary>
    public sealed record Request(long OrganizationId, FactKind Kind, DateOnly HeldOn, long TalkerId, long PartnerId)
    {
        /// <summary>The record this one takes the place of.</summary>
        public long? CorrectsId { get; init; }

        /// <summary>Why it is corrected.</summary>
        public string? Reason { get; init; }
    }

    /// <summary>Kinds of talks.</summary>
    public static IReadOnlyList<FactKind> Kinds { get; } = [FactKind.HeartToHeartTalk, FactKind.AppointmentTalk, FactKind.ReminderTalk, FactKind.AdmonitoryTalk, FactKind.ApplicantTalk];

    /// <inheritdoc/>
    public override Permission Needs => ActivityPermissions.RecordTalk;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(request.OrganizationId);

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var organization = await Db.Organizations.AsNoTracking().FirstAsync(each => each.Id == request.OrganizationId, cancellationToken);
        var before = request.CorrectsId is { } id ? await Db.Talks.FirstOrDefaultAsync(talk => talk.Id == id && talk.OrganizationId == request.OrganizationId, cancellationToken) : null;
        var refuse = Refuse.If(request.HeldOn > Today, ActivityRefusals.InTheFuture(Today))
            .OrIf(!organization.ExistsOn(request.HeldOn) && request.HeldOn <= Today, ActivityRefusals.OrganizationNotThere(organization.FoundedOn))
            .OrIf(!Kinds.Contains(request.Kind), ActivityRefusals.Kind)
            .OrIf(request.TalkerId == request.PartnerId && request.TalkerId != 0, ActivityRefusals.SamePerson)
            .OrIf(request.CorrectsId is not null && before is null, KernelRefusals.NotFound)
            .OrIf(before?.SupersededAt is not null, ActivityRefusals.NoLongerStands)
            .OrIf(request.CorrectsId is not null && string.IsNullOrWhiteSpace(request.Reason), ActivityRefusals.ReasonMissing)
            .OrIf(request.Reason?.Length > 400, ActivityRefusals.TooLong("Reason", 400));
        await CheckPeopleAsync(request, organization, before, refuse, cancellationToken);
        await CheckDoubleAsync(request, refuse, cancellationToken);
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        if (before is not null)
        {
            (before.SupersededAt, before.SupersededReason) = (Clock.Now(), request.Reason);
        }

        var talk = new Talk { OrganizationId = request.OrganizationId, Kind = request.Kind, HeldOn = request.HeldOn, TalkerId = request.TalkerId, PartnerId = request.PartnerId, CorrectsId = request.CorrectsId, RecordedAt = Clock.Now() };
        Db.Talks.Add(talk);
        Made = () => talk.Id;
        return Outcome.Done;
    }

    private async Task CheckPeopleAsync(Request request, Organization organization, Talk? before, Refuse refuse, CancellationToken cancellationToken)
    {
        long[] people = [request.TalkerId, request.PartnerId];
        var paths = await (from membership in Db.Memberships.IgnoreQueryFilters()
                           join each in Db.Organizations.IgnoreQueryFilters() on membership.OrganizationId equals each.Id
                           where people.Contains(membership.MemberId) && membership.SupersededAt == null && membership.Standing != Standing.Left
                               && membership.From <= request.HeldOn && (membership.To == null || membership.To >= request.HeldOn)
                           select new { membership.MemberId, each.Path }).ToListAsync(cancellationToken);
        var own = paths.Where(each => each.Path.StartsWith(organization.Path, StringComparison.Ordinal)).Select(each => each.MemberId).ToHashSet();
        var names = await NamesAsync(people, own, request, before, cancellationToken);
        foreach (var (field, person) in new[] { ("TalkerId", request.TalkerId), ("PartnerId", request.PartnerId) })
        {
            refuse.OrIf(!names.ContainsKey(person), ActivityRefusals.PersonUnknown(field))
                .OrIf(names.ContainsKey(person) && paths.All(each => each.MemberId != person), ActivityRefusals.PersonNotThere(field, names.GetValueOrDefault(person, ""), request.HeldOn));
        }

        refuse.OrIf(paths.Count > 0 && own.Count == 0, ActivityRefusals.TalkElsewhere);
    }

    /// <summary>The names of whom the actor may name there: whom the form offers, whom the actor sees, and whom the record named before; anyone else is nobody.</summary>
    private async Task<Dictionary<long, string>> NamesAsync(long[] people, HashSet<long> own, Request request, Talk? before, CancellationToken cancellationToken)
    {
        var known = await Db.Members.Where(member => people.Contains(member.Id)).Select(member => member.Id).ToListAsync(cancellationToken);
        known.AddRange(own.Concat(before is null ? [] : new[] { before.TalkerId, before.PartnerId }));
        if (people.Except(known).Any())
        {
            known.AddRange((await new RecordChoices(Db).LeadersAsync(request.OrganizationId, request.HeldOn, cancellationToken)).Select(leader => leader.Id));
        }

        return await Db.Members.IgnoreQueryFilters().Where(member => people.Contains(member.Id) && known.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
    }

    private async Task CheckDoubleAsync(Request request, Refuse refuse, CancellationToken cancellationToken)
    {
        var same = await Db.Talks.IgnoreQueryFilters()
            .Where(talk => talk.HeldOn == request.HeldOn && talk.Kind == request.Kind && talk.TalkerId == request.TalkerId && talk.PartnerId == request.PartnerId && talk.SupersededAt == null && talk.Id != request.CorrectsId)
            .Select(talk => (long?)talk.Id).FirstOrDefaultAsync(cancellationToken);
        refuse.OrIf(same is not null, ActivityRefusals.TalkAlreadyRecorded);
    }
}
