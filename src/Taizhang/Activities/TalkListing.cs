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
    /// <summary>People of a searched name that are looked at.</summary>
    private const int MostNamed = 1000;

    /// <summary>What is asked for; the text is a name.</summary>
    public sealed record Request(string? Text = null, FactKind? Kind = null, long? OrganizationId = null, DateOnly? From = null, DateOnly? To = null, bool All = false, int Skip = 0, int Take = 20);

    /// <summary>One page of talks, the newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<TalkRow> Rows, int Total)> ListAsync(Request request, CancellationToken cancellationToken)
    {
        var named = request.Text is { } text ? await db.Members.IgnoreQueryFilters().Where(member => member.Name.Contains(text)).Select(member => member.Id).Take(MostNamed).ToListAsync(cancellationToken) : null;
        var query = db.Talks.AsNoTracking().Where(talk => (request.All || talk.SupersededAt == null)
            && (request.Kind == null || talk.Kind == request.Kind)
            && (request.OrganizationId == null || talk.OrganizationId == request.OrganizationId)
            && (request.From == null || talk.HeldOn >= request.From)
            && (request.To == null || talk.HeldOn <= request.To));
        query = named is null ? query : query.Where(talk => named.Contains(talk.TalkerId) || named.Contains(talk.PartnerId));
        var talks = await query.OrderByDescending(talk => talk.HeldOn).ThenByDescending(talk => talk.Id).Skip(request.Skip).Take(request.Take).ToListAsync(cancellationToken);
        var people = await db.PeopleAsync(talks.SelectMany(talk => new[] { talk.TalkerId, talk.PartnerId }), cancellationToken);
        var organizations = await db.NamesAsync(talks.Select(talk => talk.OrganizationId), cancellationToken);
        return ([.. talks.Select(talk => new TalkRow(talk.Id, talk.HeldOn, talk.Kind, people[talk.TalkerId], people[talk.PartnerId], organizations[talk.OrganizationId], talk.SupersededAt))], await query.CountAsync(cancellationToken));
    }

    /// <summary>A talk; null where it is not there or not the reader's to see.</summary>
    public async Task<TalkDetails?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var talk = await db.Talks.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (talk is null)
        {
            return null;
        }

        var people = await db.PeopleAsync([talk.TalkerId, talk.PartnerId], cancellationToken);
        var organization = await db.Organizations.IgnoreQueryFilters().AsNoTracking().FirstAsync(each => each.Id == talk.OrganizationId, cancellationToken);
        var next = await db.Talks.Where(each => each.CorrectsId == id).Select(each => (long?)each.Id).FirstOrDefaultAsync(cancellationToken);
        return new(talk, organization.Name, organization.Path, people[talk.TalkerId], people[talk.PartnerId], next, await db.RecordedByAsync<RecordTalk>(id, cancellationToken));
    }
}
