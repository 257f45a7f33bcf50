using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;

namespace Taizhang.Activities;

/// <summary>Records an activity once; with a record it corrects, in place of that one.</summary>
public sealed class RecordActivity(OperationContext context) : Operation<RecordActivity.Request>(context)
{
    /// <summary>What is recorded.</summary>
    public sealed record Request(long OrganizationId, FactKind Kind, DateOnly HeldOn, string Topic, decimal Hours)
    {
        /// <summary>Where it was held.</summary>
        public string? Place { get; init; }

        /// <summary>Who led it.</summary>
        public long? LedById { get; init; }

        /// <summary>Who came.</summary>
        public IReadOnlyCollection<long> PresentIds { get; init; } = [];

        /// <summary>Who did not, with the reason where one was noted.</summary>
        public IReadOnlyDictionary<long, string?> Absent { get; init; } = new Dictionary<long, string?>();

        /// <summary>Other organizations that took part.</summary>
        public IReadOnlyCollection<long> PartnerIds { get; init; } = [];

        /// <summary>A remark.</summary>
        public string? Note { get; init; }

        /// <summary>The record this one takes the place of.</summary>
        public long? CorrectsId { get; init; }

        /// <summary>Why it is corrected.</summary>
        public string? Reason { get; init; }
    }

    /// <summary>Kinds that are recorded as activities.</summary>
    public static IReadOnlyList<FactKind> Kinds { get; } = [.. Enum.GetValues<FactKind>().Where(kind => (int)kind < 40)];

    /// <inheritdoc/>
    public override Permission Needs => ActivityPermissions.Record;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(request.OrganizationId);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => request with { Note = null };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var organization = await Db.Organizations.AsNoTracking().FirstAsync(each => each.Id == request.OrganizationId, cancellationToken);
        var before = request.CorrectsId is { } id
            ? await Db.Activities.Include(activity => activity.Attendances).Include(activity => activity.Partners).FirstOrDefaultAsync(activity => activity.Id == id && activity.OrganizationId == request.OrganizationId, cancellationToken)
            : null;
        var refuse = Refuse.If(request.HeldOn > Today, ActivityRefusals.InTheFuture(Today))
            .OrIf(!organization.ExistsOn(request.HeldOn) && request.HeldOn <= Today, ActivityRefusals.OrganizationNotThere(organization.FoundedOn))
            .OrIf(!Kinds.Contains(request.Kind), ActivityRefusals.Kind)
            .OrIf(string.IsNullOrWhiteSpace(request.Topic), KernelRefusals.Required("Topic"))
            .OrIf(request.Topic?.Length > 200, ActivityRefusals.TooLong("Topic", 200))
            .OrIf(request.Place?.Length > 200, ActivityRefusals.TooLong("Place", 200))
            .OrIf(request.Note?.Length > 4000, ActivityRefusals.TooLong("Note", 4000))
            .OrIf(request.Hours is < 0 or > 24 || request.Hours * 2 != decimal.Truncate(request.Hours * 2), ActivityRefusals.Hours)
            .OrIf(request.PresentIds.Count == 0, ActivityRefusals.NobodyPresent)
            .OrIf(request.Kind == FactKind.Lecture && request.LedById is null, ActivityRefusals.LecturerMissing)
            .OrIf(request.CorrectsId is not null && before is null, KernelRefusals.NotFound)
            .OrIf(before?.SupersededAt is not null, ActivityRefusals.NoLongerStands)
            .OrIf(request.CorrectsId is not null && string.IsNullOrWhiteSpace(request.Reason), ActivityRefusals.ReasonMissing);
        await CheckPeopleAsync(request, refuse, cancellationToken);
        await CheckDoubleAsync(request, refuse, cancellationToken);
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        if (before is not null)
        {
            before.SupersededAt = Clock.Now();
            before.SupersededReason = request.Reason;
        }

        var activity = Activity(request);
        Db.Activities.Add(activity);
        Made = () => activity.Id;
        return Outcome.Done;
    }

    private Activity Activity(Request request) => new()
    {
        OrganizationId = request.OrganizationId,
        Kind = request.Kind,
        HeldOn = request.HeldOn,
        Topic = request.Topic.Trim(),
        Hours = request.Hours,
        Place = request.Place,
        LedById = request.LedById,
        Note = request.Note,
        CorrectsId = request.CorrectsId,
        RecordedAt = Clock.Now(),
        Attendances =
        [
            .. request.PresentIds.Distinct().Select(member => new Attendance { MemberId = member, Present = true }),
            .. request.Absent.Where(each => !request.PresentIds.Contains(each.Key)).Select(each => new Attendance { MemberId = each.Key, Present = false, AbsenceReason = each.Value }),
        ],
        Partners = [.. request.PartnerIds.Distinct().Where(partner => partner != request.OrganizationId).Select(partner => new ActivityPartner { OrganizationId = partner })],
    };

    /// <summary>Attendance is the roll of that day, of the organization and of those that took part.</summary>
    private async Task CheckPeopleAsync(Request request, Refuse refuse, CancellationToken cancellationToken)
    {
        var people = request.PresentIds.Concat(request.Absent.Keys).ToHashSet();
        if (request.LedById is { } leader && !await Db.Members.IgnoreQueryFilters().AnyAsync(member => member.Id == leader, cancellationToken))
        {
            refuse.OrIf(true, ActivityRefusals.LeaderUnknown);
        }

        var organizations = request.PartnerIds.Append(request.OrganizationId).ToList();
        var onRoll = await Db.Memberships.IgnoreQueryFilters()
            .Where(membership => organizations.Contains(membership.OrganizationId) && membership.SupersededAt == null && membership.Standing != Standing.Left
                && membership.From <= request.HeldOn && (membership.To == null || membership.To >= request.HeldOn))
            .Select(membership => membership.MemberId).ToListAsync(cancellationToken);
        people.ExceptWith(onRoll);
        if (request.LedById is { } ledBy)
        {
            // Whoever leads may come from elsewhere.
            people.Remove(ledBy);
        }

        if (people.Count > 0)
        {
            var names = await Db.Members.Where(member => people.Contains(member.Id)).OrderBy(member => member.Id).Select(member => member.Name).Take(20).ToListAsync(cancellationToken);
            refuse.OrIf(true, ActivityRefusals.NotOnRoll(names.Count > 0 ? names : people.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture)), request.HeldOn));
        }
    }

    private async Task CheckDoubleAsync(Request request, Refuse refuse, CancellationToken cancellationToken)
    {
        var same = await Db.Activities.Where(activity => activity.OrganizationId == request.OrganizationId && activity.HeldOn == request.HeldOn && activity.Kind == request.Kind
                && activity.Topic == request.Topic && activity.SupersededAt == null && activity.Id != request.CorrectsId)
            .Select(activity => (long?)activity.Id).FirstOrDefaultAsync(cancellationToken);
        if (same is { } id)
        {
            refuse.OrIf(true, ActivityRefusals.AlreadyRecorded(id));
        }
    }
}
