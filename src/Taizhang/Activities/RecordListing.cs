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
        var found = await db.Activities.AsNoTracking().Where(activity => activities.Contains(activity.Id)).Select(activity => new { activity.Id, activity.Topic, activity.OrganizationId }).ToListAsync(cancellationToken);
        var organizations = await db.NamesAsync(found.Select(activity => activity.OrganizationId), cancellationToken);
        foreach (var activity in found)
        {
            names[new(RecordSource.Activity, activity.Id)] = $"{organizations[activity.OrganizationId]} · {activity.Topic}";
        }

        var talks = bySource[RecordSource.Talk].ToList();
        var held = await db.Talks.AsNoTracking().Where(talk => talks.Contains(talk.Id)).Select(talk => new { talk.Id, talk.TalkerId, talk.PartnerId }).ToListAsync(cancellationToken);
        var people = await db.PeopleAsync(held.SelectMany(talk => new[] { talk.TalkerId, talk.PartnerId }), cancellationToken);
        foreach (var talk in held)
        {
            names[new(RecordSource.Talk, talk.Id)] = $"{people[talk.TalkerId]} → {people[talk.PartnerId]}";
        }

        var notes = bySource[RecordSource.Progress].ToList();
        foreach (var note in await db.ProgressNotes.AsNoTracking().Where(note => notes.Contains(note.Id)).Select(note => new { note.Id, note.Note }).ToListAsync(cancellationToken))
        {
            names[new(RecordSource.Progress, note.Id)] = note.Note.Length > 60 ? note.Note[..60] + "…" : note.Note;
        }

        return names;
    }
}
