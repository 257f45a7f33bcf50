using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>A talk in a list.</summary>
public sealed record TalkRow(long Id, DateOnly HeldOn, FactKind Kind, string Talker, string Partner, string Organization, DateTime? SupersededAt);

/// <summary>A talk with the names of both and its place in the line of corrections.</summary>
public sealed record TalkDetails(Talk Talk, string Organization, string OrganizationPath, string Talker, string Partner, long? CorrectedById, string? RecordedBy)
{
    /// <summary>What the ledger looks at.</summary>
    public LookedAt LookedAt => new(new(RecordSource.Talk, Talk.Id), Talk.Kind, Talk.HeldOn, new HashSet<long> { Talk.OrganizationId }, new HashSet<long> { Talk.TalkerId, Talk.PartnerId });
}

/// <summary>Talks of the reader's scope; a member sees the own ones alone.</summary>
public sealed class TalkListing(TaizhangDb db) : IReading
{
    /// <summary>What is asked for; the text is a name.</summary>
    public sealed record Request(string? Text = null, FactKind? Kind = null, long? OrganizationId = null, DateOnly? From = null, DateOnly? To = null, bool All = false, int Skip = 0, int Take = 20);

    /// <summary>One page of talks, the newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<TalkRow> Rows, int Total)> ListAsync(Request request, CancellationToken cancellationToken)
    {
        var query = from talk in db.Talks.AsNoTracking()
                    join talker in db.Members.IgnoreQueryFilters() on talk.TalkerId equals talker.Id
                    join partner in db.Members.IgnoreQueryFilters() on talk.PartnerId equals partner.Id
                    join organization in db.Organizations.IgnoreQueryFilters() on talk.OrganizationId equals organization.Id
                    where (request.All || talk.SupersededAt == null)
                        && (request.Text == null || talker.Name.Contains(request.Text) || partner.Name.Contains(request.Text))
                        && (request.Kind == null || talk.Kind == request.Kind)
                        && (request.OrganizationId == null || talk.OrganizationId == request.OrganizationId)
                        && (request.From == null || talk.HeldOn >= request.From)
                        && (request.To == null || talk.HeldOn <= request.To)
                    orderby talk.HeldOn descending, talk.Id descending
                    select new TalkRow(talk.Id, talk.HeldOn, talk.Kind, talker.Name, partner.Name, organization.Name, talk.SupersededAt);
        return (await query.Skip(request.Skip).Take(request.Take).ToListAsync(cancellationToken), await query.CountAsync(cancellationToken));
    }

    /// <summary>A talk; null where it is not there or not the reader's to see.</summary>
    public async Task<TalkDetails?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var found = await (from talk in db.Talks.AsNoTracking()
                           join talker in db.Members.IgnoreQueryFilters() on talk.TalkerId equals talker.Id
                           join partner in db.Members.IgnoreQueryFilters() on talk.PartnerId equals partner.Id
                           join organization in db.Organizations.IgnoreQueryFilters() on talk.OrganizationId equals organization.Id
                           where talk.Id == id
                           select new { talk, Talker = talker.Name, Partner = partner.Name, organization.Name, organization.Path }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var next = await db.Talks.Where(talk => talk.CorrectsId == id).Select(talk => (long?)talk.Id).FirstOrDefaultAsync(cancellationToken);
        return new(found.talk, found.Name, found.Path, found.Talker, found.Partner, next, await db.RecordedByAsync<RecordTalk>(id, cancellationToken));
    }
}
