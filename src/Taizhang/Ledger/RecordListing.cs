using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Says of records what they are, for explanations: the topic, the place, the people.</summary>
public sealed class RecordListing(TaizhangDb db) : IReading
{
    /// <summary>What each record is called; records the reader may not see are left out.</summary>
    public async Task<IReadOnlyDictionary<RecordReference, string>> NamesAsync(IEnumerable<RecordReference> records, CancellationToken cancellationToken)
    {
        var names = new Dictionary<RecordReference, string>();
        var bySource = records.Distinct().ToLookup(record => record.Source, record => record.Id);
        var activities = bySource[RecordSource.Activity].ToList();
        var found = await db.Activities.AsNoTracking().Where(activity => activities.Contains(activity.Id)).Select(activity => new { activity.Id, activity.Topic, activity.OrganizationId }).ToListAsync(cancellationToken);
        var organizationIds = found.Select(activity => activity.OrganizationId).Distinct().ToList();
        // Asked by itself: a query that ignores the scope for one table ignores it for all.
        var organizations = await db.Organizations.IgnoreQueryFilters().Where(each => organizationIds.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => each.Name, cancellationToken);
        foreach (var activity in found)
        {
            names[new(RecordSource.Activity, activity.Id)] = $"{organizations[activity.OrganizationId]} · {activity.Topic}";
        }

        var talks = bySource[RecordSource.Talk].ToList();
        var held = await db.Talks.AsNoTracking().Where(talk => talks.Contains(talk.Id)).Select(talk => new { talk.Id, talk.TalkerId, talk.PartnerId }).ToListAsync(cancellationToken);
        var peopleIds = held.SelectMany(talk => new[] { talk.TalkerId, talk.PartnerId }).Distinct().ToList();
        var people = await db.Members.IgnoreQueryFilters().Where(each => peopleIds.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => each.Name, cancellationToken);
        foreach (var talk in held)
        {
            names[new(RecordSource.Talk, talk.Id)] = $"{people[talk.TalkerId]} → {people[talk.PartnerId]}";
        }

        return names;
    }
}
