using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Activities;

/// <summary>Records an election; a valid one at the end of a term begins the next. With a record it corrects, in place of that one.</summary>
/// <remarks>Election regulation 2020: at least four fifths of those entitled are present; ballots handed back do not exceed those handed out.</remarks>
public sealed class RecordElection(OperationContext context) : Operation<RecordElection.Request>(context)
{
    /// <summary>What is recorded.</summary>
    public sealed record Request(long OrganizationId, FactKind Kind, DateOnly HeldOn, int Entitled, int Present, int Seats, int Candidates, int Issued, int Returned, DateOnly? TermEndsOn, string? Note = null)
    {
        /// <summary>Votes in favour of each candidate, where they were noted.</summary>
        public IReadOnlyDictionary<long, int> Votes { get; init; } = new Dictionary<long, int>();

        /// <summary>The record this one takes the place of.</summary>
        public long? CorrectsId { get; init; }

        /// <summary>Why it is corrected.</summary>
        public string? Reason { get; init; }
    }

    /// <summary>Kinds of elections.</summary>
    public static IReadOnlyList<FactKind> Kinds { get; } = [FactKind.TermElection, FactKind.ByElection];

    /// <inheritdoc/>
    public override Permission Needs => ActivityPermissions.RecordElection;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(request.OrganizationId);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => request with { Note = null };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var organization = await Db.Organizations.AsNoTracking().FirstAsync(each => each.Id == request.OrganizationId, cancellationToken);
        var before = request.CorrectsId is { } id ? await Db.Elections.FirstOrDefaultAsync(election => election.Id == id && election.OrganizationId == request.OrganizationId, cancellationToken) : null;
        var refuse = Refuse.If(request.HeldOn > Today, ActivityRefusals.InTheFuture(Today))
            .OrIf(!organization.ExistsOn(request.HeldOn) && request.HeldOn <= Today, ActivityRefusals.OrganizationNotThere(organization.FoundedOn))
            .And(Figures(request))
            .OrIf(request.CorrectsId is not null && before is null, KernelRefusals.NotFound)
            .OrIf(before?.SupersededAt is not null, ActivityRefusals.NoLongerStands)
            .OrIf(request.CorrectsId is not null && string.IsNullOrWhiteSpace(request.Reason), ActivityRefusals.ReasonMissing)
            .OrIf(request.Reason?.Length > 400, ActivityRefusals.TooLong("Reason", 400));
        await CheckVotesAsync(request, organization, before, refuse, cancellationToken);
        await CheckDoubleAsync(request, refuse, cancellationToken);
        var terms = new ElectionTerms(Db, Clock);
        if (!refuse.Any && before is not null)
        {
            refuse.OrIf(!await terms.WithdrawAsync(before, cancellationToken), ActivityRefusals.TermFollowed);
            (before.SupersededAt, before.SupersededReason) = (Clock.Now(), request.Reason);
        }

        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var election = Election(request);
        Db.Elections.Add(election);
        if (request is { Kind: FactKind.TermElection, TermEndsOn: { } endsOn })
        {
            await terms.BeginAsync(request.OrganizationId, request.HeldOn, endsOn, cancellationToken);
        }

        Made = () => election.Id;
        return Outcome.Done;
    }

    private static IReadOnlyList<Refusal> Figures(Request request)
    {
        var needed = ElectionChecks.NeededPresent(request.Entitled, request.HeldOn);
        return Refuse.If(!Kinds.Contains(request.Kind), ActivityRefusals.Kind)
            .OrIf(request.Entitled <= 0, KernelRefusals.Required("Entitled"))
            .OrIf(request.Present < 0, ActivityRefusals.Negative("Present"))
            .OrIf(request.Issued < 0, ActivityRefusals.Negative("Issued"))
            .OrIf(request.Returned < 0, ActivityRefusals.Negative("Returned"))
            .OrIf(request.Seats <= 0, KernelRefusals.Required("Seats"))
            .OrIf(request.Candidates < request.Seats, ActivityRefusals.FewerCandidatesThanSeats)
            .OrIf(request.Present > request.Entitled, ActivityRefusals.MorePresentThanEntitled)
            .OrIf(request.Entitled > 0 && request.Present < needed, ActivityRefusals.NoQuorum(request.Entitled, needed))
            .OrIf(request.Issued > request.Present, ActivityRefusals.MoreIssuedThanPresent)
            .OrIf(request.Returned > request.Issued, ActivityRefusals.MoreReturnedThanIssued)
            .OrIf(request.Kind == FactKind.TermElection && request.TermEndsOn is null, ActivityRefusals.TermEndMissing)
            .OrIf(request.TermEndsOn <= request.HeldOn, ActivityRefusals.TermEndsBefore)
            .OrIf(request.Note?.Length > 4000, ActivityRefusals.TooLong("Note", 4000)).Reasons;
    }

    /// <summary>Who stands is on the roll of the organization or below it that day, or stood in the record before; anyone the actor does not see is nobody.</summary>
    private async Task CheckVotesAsync(Request request, Organization organization, Election? before, Refuse refuse, CancellationToken cancellationToken)
    {
        if (request.Votes.Count == 0)
        {
            return;
        }

        var standing = await (from membership in Db.Memberships.IgnoreQueryFilters()
                              join each in Db.Organizations.IgnoreQueryFilters() on membership.OrganizationId equals each.Id
                              where request.Votes.Keys.Contains(membership.MemberId) && each.Path.StartsWith(organization.Path) && membership.SupersededAt == null && membership.Standing != Standing.Left
                                  && membership.From <= request.HeldOn && (membership.To == null || membership.To >= request.HeldOn)
                              select membership.MemberId).ToListAsync(cancellationToken);
        standing.AddRange(before?.Votes.Select(vote => vote.MemberId) ?? []);
        var seen = await Db.Members.Where(member => request.Votes.Keys.Contains(member.Id)).Select(member => member.Id).ToListAsync(cancellationToken);
        var names = await Db.Members.IgnoreQueryFilters().Where(member => request.Votes.Keys.Contains(member.Id) && (standing.Contains(member.Id) || seen.Contains(member.Id))).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        refuse.OrIf(request.Votes.Keys.Any(id => !names.ContainsKey(id)), ActivityRefusals.PersonUnknown("Votes"))
            .And(names.Where(each => !standing.Contains(each.Key)).Select(each => ActivityRefusals.PersonNotThere("Votes", each.Value, request.HeldOn)))
            .OrIf(request.Votes.Count > request.Candidates, ActivityRefusals.MoreNamesThanCandidates(request.Candidates))
            .OrIf(request.Votes.Values.Any(votes => votes < 0), ActivityRefusals.Negative("Votes"))
            .And(request.Votes.Where(each => each.Value > request.Returned).Select(each => ActivityRefusals.MoreVotesThanBallots(names.GetValueOrDefault(each.Key, ""), request.Returned)));
    }

    private async Task CheckDoubleAsync(Request request, Refuse refuse, CancellationToken cancellationToken) => refuse.OrIf(
        await Db.Elections.AnyAsync(election => election.OrganizationId == request.OrganizationId && election.Kind == request.Kind && election.HeldOn == request.HeldOn && election.SupersededAt == null && election.Id != request.CorrectsId, cancellationToken),
        ActivityRefusals.ElectionAlreadyRecorded);

    private Election Election(Request request) => new()
    {
        OrganizationId = request.OrganizationId,
        Kind = request.Kind,
        HeldOn = request.HeldOn,
        Entitled = request.Entitled,
        Present = request.Present,
        Seats = request.Seats,
        Candidates = request.Candidates,
        Issued = request.Issued,
        Returned = request.Returned,
        TermEndsOn = request.Kind == FactKind.TermElection ? request.TermEndsOn : null,
        Note = request.Note,
        CorrectsId = request.CorrectsId,
        RecordedAt = Clock.Now(),
        Votes = [.. request.Votes.Select(each => new ElectionVote { MemberId = each.Key, InFavour = each.Value })],
    };
}
