using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>Says of records what they are, for explanations: the topic, the place, the people.</summary>
public sealed class RecordListing(TaizhangDb db) : IReading
{
    /// <summary>What each record is called; records the reader may not see are left out.</summary>
    public async Task<IReadOnlyDictionary<RecordReference, string>> NamesAsync(IEnumerable<RecordReference> records, CancellationToken cancellationToken)
    {
        var names = new Dictionary<RecordReference, string>();
        var bySource = records.Distinct().ToLookup(record => record.Source, record => record.Id);
        var activities = bySource[RecordSource.Activity].ToList();
        var found = await (from activity in db.Activities.AsNoTracking()
                           join organization in db.Organizations.IgnoreQueryFilters() on activity.OrganizationId equals organization.Id
                           where activities.Contains(activity.Id)
                           select new { activity.Id, activity.Topic, organization.Name }).ToListAsync(cancellationToken);
        foreach (var activity in found)
        {
            names[new(RecordSource.Activity, activity.Id)] = $"{activity.Name} · {activity.Topic}";
        }

        var talks = bySource[RecordSource.Talk].ToList();
        foreach (var talk in await (from talk in db.Talks.AsNoTracking()
                                    join talker in db.Members.IgnoreQueryFilters() on talk.TalkerId equals talker.Id
                                    join partner in db.Members.IgnoreQueryFilters() on talk.PartnerId equals partner.Id
                                    where talks.Contains(talk.Id)
                                    select new { talk.Id, Talker = talker.Name, Partner = partner.Name }).ToListAsync(cancellationToken))
        {
            names[new(RecordSource.Talk, talk.Id)] = $"{talk.Talker} → {talk.Partner}";
        }

        return names;
    }
}
