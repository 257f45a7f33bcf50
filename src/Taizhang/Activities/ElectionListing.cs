using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;

namespace Taizhang.Activities;

/// <summary>An election in a list.</summary>
public sealed record ElectionRow(long Id, DateOnly HeldOn, FactKind Kind, string Organization, int Present, int Entitled, int Seats, int Candidates, DateOnly? TermEndsOn, DateTime? SupersededAt);

/// <summary>An election with its checks, its results and the terms around it.</summary>
/// <param name="Election">The record, with votes.</param>
/// <param name="Organization">The organization.</param>
/// <param name="Checks">What the regulation asks, held against the figures.</param>
/// <param name="Names">The candidates' names.</param>
/// <param name="Before">The term before.</param>
/// <param name="Begun">The term that began with it.</param>
/// <param name="CorrectedById">The version after, if there is one.</param>
/// <param name="RecordedBy">Who recorded it, where the journal tells.</param>
public sealed record ElectionDetails(Election Election, Organization Organization, IReadOnlyList<ElectionCheck> Checks, IReadOnlyDictionary<long, string> Names, Term? Before, Term? Begun, long? CorrectedById, string? RecordedBy)
{
    /// <summary>What the ledger looks at.</summary>
    public LookedAt LookedAt => new(new(RecordSource.Election, Election.Id), Election.Kind, Election.HeldOn, new HashSet<long> { Election.OrganizationId }, new HashSet<long>());
}

/// <summary>Elections of the reader's scope.</summary>
public sealed class ElectionListing(TaizhangDb db) : IReading
{
    /// <summary>What is asked for; the text is an organization's name.</summary>
    public sealed record Request(string? Text = null, FactKind? Kind = null, bool All = false, int Skip = 0, int Take = 20);

    /// <summary>One page of elections, the newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<ElectionRow> Rows, int Total)> ListAsync(Request request, CancellationToken cancellationToken)
    {
        var query = from election in db.Elections.AsNoTracking()
                    join organization in db.Organizations on election.OrganizationId equals organization.Id
                    where (request.All || election.SupersededAt == null) && (request.Text == null || organization.Name.Contains(request.Text)) && (request.Kind == null || election.Kind == request.Kind)
                    orderby election.HeldOn descending, election.Id descending
                    select new ElectionRow(election.Id, election.HeldOn, election.Kind, organization.Name, election.Present, election.Entitled, election.Seats, election.Candidates, election.TermEndsOn, election.SupersededAt);
        return (await query.Skip(request.Skip).Take(request.Take).ToListAsync(cancellationToken), await query.CountAsync(cancellationToken));
    }

    /// <summary>An election; null where it is not there or not the reader's to see.</summary>
    public async Task<ElectionDetails?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var election = await db.Elections.AsNoTracking().Include(each => each.Votes).FirstOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (election is null)
        {
            return null;
        }

        var organization = await db.Organizations.IgnoreQueryFilters().AsNoTracking().FirstAsync(each => each.Id == election.OrganizationId, cancellationToken);
        var terms = await db.Terms.AsNoTracking().Where(term => term.OrganizationId == election.OrganizationId && term.SupersededAt == null).OrderBy(term => term.From).ToListAsync(cancellationToken);
        var people = election.Votes.Select(vote => vote.MemberId).ToList();
        var names = await db.Members.IgnoreQueryFilters().Where(member => people.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        var before = terms.FindLast(term => term.From < election.HeldOn);
        var begun = election.SupersededAt is null && election.Kind == FactKind.TermElection ? terms.Find(term => term.From == election.HeldOn) : null;
        var next = await db.Elections.Where(each => each.CorrectsId == id).Select(each => (long?)each.Id).FirstOrDefaultAsync(cancellationToken);
        return new(election, organization, ElectionChecks.Of(election, organization.Type, before?.EndsOn), names, before, begun, next, await db.RecordedByAsync<RecordElection>(id, cancellationToken));
    }
}
