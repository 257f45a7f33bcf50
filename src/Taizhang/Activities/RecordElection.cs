using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;

namespace Taizhang.Activities;

/// <summary>Records an election; a valid one at the end of a term begins the next.</summary>
/// <remarks>Election regulation 2020: at least four fifths of those entitled are present; ballots handed back do not exceed those handed out.</remarks>
public sealed class RecordElection(OperationContext context) : Operation<RecordElection.Request>(context)
{
    /// <summary>What is recorded.</summary>
    public sealed record Request(long OrganizationId, FactKind Kind, DateOnly HeldOn, int Entitled, int Present, int Seats, int Candidates, int Issued, int Returned, DateOnly? TermEndsOn, string? Note = null);

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
        var refuse = Refuse.If(request.HeldOn > Today, ActivityRefusals.InTheFuture(Today))
            .OrIf(!organization.ExistsOn(request.HeldOn) && request.HeldOn <= Today, ActivityRefusals.OrganizationNotThere(organization.FoundedOn))
            .OrIf(request.Kind is not (FactKind.TermElection or FactKind.ByElection), ActivityRefusals.Kind)
            .OrIf(request.Entitled <= 0, KernelRefusals.Required("Entitled"))
            .OrIf(request.Present < 0, ActivityRefusals.Negative("Present"))
            .OrIf(request.Seats <= 0, KernelRefusals.Required("Seats"))
            .OrIf(request.Candidates < request.Seats, KernelRefusals.Required("Candidates"))
            .OrIf(request.Present > request.Entitled, ActivityRefusals.MorePresentThanEntitled)
            .OrIf(request.Entitled > 0 && (long)request.Present * 5 < (long)request.Entitled * 4, ActivityRefusals.NoQuorum(request.Entitled, ((request.Entitled * 4) + 4) / 5))
            .OrIf(request.Issued > request.Present, ActivityRefusals.MoreIssuedThanPresent)
            .OrIf(request.Returned > request.Issued, ActivityRefusals.MoreReturnedThanIssued)
            .OrIf(request.Kind == FactKind.TermElection && request.TermEndsOn is null, ActivityRefusals.TermEndMissing)
            .OrIf(request.TermEndsOn <= request.HeldOn, ActivityRefusals.TermEndsBefore)
            .OrIf(request.Note?.Length > 4000, ActivityRefusals.TooLong("Note", 4000));
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var election = new Election
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
            TermEndsOn = request.TermEndsOn,
            Note = request.Note,
            RecordedAt = Clock.Now(),
        };
        Db.Elections.Add(election);
        if (request is { Kind: FactKind.TermElection, TermEndsOn: { } endsOn })
        {
            await BeginTermAsync(request, endsOn, cancellationToken);
        }

        Made = () => election.Id;
        return Outcome.Done;
    }

    private async Task BeginTermAsync(Request request, DateOnly endsOn, CancellationToken cancellationToken)
    {
        var running = await Db.Terms.Where(term => term.OrganizationId == request.OrganizationId && term.SupersededAt == null && term.To == null).ToListAsync(cancellationToken);
        foreach (var term in running.Where(term => term.From < request.HeldOn))
        {
            term.SupersededAt = Clock.Now();
            Db.Terms.Add(new Term { OrganizationId = term.OrganizationId, From = term.From, EndsOn = term.EndsOn, To = request.HeldOn.AddDays(-1), RecordedAt = Clock.Now() });
        }

        Db.Terms.Add(new Term { OrganizationId = request.OrganizationId, From = request.HeldOn, EndsOn = endsOn, RecordedAt = Clock.Now() });
    }
}
