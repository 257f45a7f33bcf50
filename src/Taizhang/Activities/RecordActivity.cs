using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

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

        /// <summary>Who led it, where that is nobody of the registry.</summary>
        public string? LedByGuest { get; init; }

        /// <summary>Guests from outside.</summary>
        public string? Guests { get; init; }

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
    public static IReadOnlyList<FactKind> Kinds => ActivityKinds.All;

    /// <inheritdoc/>
    public override Permission Needs => ActivityPermissions.Record;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(request.OrganizationId);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => request with { Note = null, LedByGuest = null, Guests = null, Absent = new Dictionary<long, string?>() };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var organization = await Db.Organizations.AsNoTracking().FirstAsync(each => each.Id == request.OrganizationId, cancellationToken);
        var before = request.CorrectsId is { } id ? await BeforeAsync(id, actor, cancellationToken) : null;
        var refuse = Refuse.If(request.HeldOn > Today, ActivityRefusals.InTheFuture(Today))
            .OrIf(!organization.ExistsOn(request.HeldOn) && request.HeldOn <= Today, ActivityRefusals.OrganizationNotThere(organization.FoundedOn))
            .OrIf(!Kinds.Contains(request.Kind), ActivityRefusals.Kind)
            .OrIf(string.IsNullOrWhiteSpace(request.Topic), KernelRefusals.Required("Topic"))
            .OrIf(request.Topic?.Length > 200, ActivityRefusals.TooLong("Topic", 200))
            .OrIf(request.Place?.Length > 200, ActivityRefusals.TooLong("Place", 200))
            .OrIf(request.Note?.Length > 4000, ActivityRefusals.TooLong("Note", 4000))
            .OrIf(request.Hours is < 0 or > 24 || request.Hours * 2 != decimal.Truncate(request.Hours * 2), ActivityRefusals.Hours)
            .OrIf(request.LedByGuest?.Length > 100, ActivityRefusals.TooLong("LedByGuest", 100))
            .OrIf(request.Guests?.Length > 400, ActivityRefusals.TooLong("Guests", 400))
            .OrIf(request.Absent.Values.Any(reason => reason?.Length > 100), ActivityRefusals.TooLong("Absent", 100))
            .OrIf(request.Kind == FactKind.Lecture && request.LedById is null && string.IsNullOrWhiteSpace(request.LedByGuest), ActivityRefusals.LecturerMissing)
            .OrIf(request.CorrectsId is not null && before is null, KernelRefusals.NotFound)
            .OrIf(before?.SupersededAt is not null, ActivityRefusals.NoLongerStands)
            .OrIf(request.CorrectsId is not null && string.IsNullOrWhiteSpace(request.Reason), ActivityRefusals.ReasonMissing)
            .OrIf(request.Reason?.Length > 400, ActivityRefusals.TooLong("Reason", 400));
        await new ActivityChecks(Db, request, organization).CheckAsync(refuse, cancellationToken);
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

    /// <summary>The record that is corrected; it may stand under another organization, if the writer keeps the records of that one too.</summary>
    private async Task<Activity?> BeforeAsync(long id, Actor actor, CancellationToken cancellationToken)
    {
        var before = await Db.Activities.Include(activity => activity.Attendances).Include(activity => activity.Partners).FirstOrDefaultAsync(activity => activity.Id == id, cancellationToken);
        return before is not null && await Db.PathOfAsync(before.OrganizationId, cancellationToken) is { } path && actor.May(Needs, path) ? before : null;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private Activity Activity(Request request) => new()
    {
        OrganizationId = request.OrganizationId,
        Kind = request.Kind,
        HeldOn = request.HeldOn,
        Topic = request.Topic.Trim(),
        Hours = request.Hours,
        Place = Trimmed(request.Place),
        LedById = request.LedById,
        LedByGuest = Trimmed(request.LedByGuest),
        Guests = Trimmed(request.Guests),
        Note = Trimmed(request.Note),
        CorrectsId = request.CorrectsId,
        RecordedAt = Clock.Now(),
        Attendances =
        [
            .. request.PresentIds.Distinct().Select(member => new Attendance { MemberId = member, Present = true }),
            .. request.Absent.Where(each => !request.PresentIds.Contains(each.Key)).Select(each => new Attendance { MemberId = each.Key, Present = false, AbsenceReason = Trimmed(each.Value) }),
        ],
        Partners = [.. request.PartnerIds.Distinct().Select(partner => new ActivityPartner { OrganizationId = partner })],
    };
}
