using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Rosters;

/// <summary>A person's entry before and after an import.</summary>
internal sealed record EntryChange(long MemberId, PersonFields Before, PersonFields After);

/// <summary>What must be known to take an import back: its moment finds the rows it made and ended.</summary>
internal sealed record RosterUndo(DateTime At, IReadOnlyList<long> Added, IReadOnlyList<EntryChange> Changed)
{
    public static RosterUndo Of(byte[] json) => JsonSerializer.Deserialize<RosterUndo>(json)!;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);
}

/// <summary>Writes the changes of an import into the open transaction.</summary>
internal sealed class RosterWriter(TaizhangDb db, RosterRegistryReader registry, long importId, DateTime at)
{
    private const int Chunk = 500;

    private readonly ValueSource _source = new(nameof(ApplyRoster), at, importId);

    public async Task<RosterUndo> WriteAsync(IReadOnlyList<PersonChange> changes, Action<int, int> progress, CancellationToken cancellationToken)
    {
        // Entries, then what hangs on them; the ledger comes last and is counted as one more share.
        var total = (changes.Count * 2) + 1;
        var done = 0;
        progress(0, total);
        var added = changes.Where(change => change.Known is null).Select(change => (Change: change, Member: New(change.Wanted))).ToList();
        db.Members.AddRange(added.Select(each => each.Member));
        await db.SaveChangesAsync(cancellationToken);
        progress(done += added.Count, total);

        var entries = new List<EntryChange>();
        foreach (var chunk in changes.Where(change => change.Known is not null).Chunk(Chunk))
        {
            var members = await db.Members.Where(member => chunk.Select(change => change.Known!.Id).Contains(member.Id)).ToDictionaryAsync(member => member.Id, cancellationToken);
            var values = await registry.ValuesAsync(members.Keys, cancellationToken);
            foreach (var change in chunk.Where(change => change.Wanted != change.Known!.Fields))
            {
                RosterRegistryReader.Write(change.Wanted, members[change.Known!.Id]);
                registry.Seal(change.Known.Id, change.Known.Fields, change.Wanted, values[change.Known.Id], _source);
                entries.Add(new EntryChange(change.Known.Id, change.Known.Fields, change.Wanted));
            }

            await EndAsync(chunk, cancellationToken);
            progress(done += chunk.Length, total);
        }

        foreach (var (change, memberId) in added.Select(each => (each.Change, each.Member.Id)).Concat(changes.Where(change => change.Known is not null).Select(change => (change, change.Known!.Id))))
        {
            if (change.Known is null)
            {
                // Sealed values are bound to the person's key, which the store has given by now.
                registry.Seal(memberId, null, change.Wanted, [], _source);
            }

            Begin(change, memberId);
        }

        progress(total - 1, total);
        return new RosterUndo(at, [.. added.Select(each => each.Member.Id)], entries);
    }

    private Member New(PersonFields wanted)
    {
        var member = new Member { Name = wanted.Name, Gender = wanted.Gender, Standing = wanted.Standing, OrganizationId = wanted.OrganizationId, ImportId = importId };
        RosterRegistryReader.Write(wanted, member);
        return member;
    }

    /// <summary>What ends is superseded, and said again with its last day where something of it remains.</summary>
    private async Task EndAsync(PersonChange[] changes, CancellationToken cancellationToken)
    {
        var memberships = changes.Where(change => change.Membership?.Ends is not null).ToDictionary(change => change.Membership!.Ends!.Id, change => change.Membership!.LastDay);
        foreach (var row in await db.Memberships.Where(row => memberships.Keys.Contains(row.Id)).ToListAsync(cancellationToken))
        {
            row.SupersededAt = at;
            if (memberships[row.Id] is { } last)
            {
                db.Memberships.Add(new Membership { MemberId = row.MemberId, OrganizationId = row.OrganizationId, Standing = row.Standing, From = row.From, To = last, RecordedAt = at });
            }
        }

        var posts = changes.SelectMany(change => change.Posts).Where(step => step.Ends is not null).ToDictionary(step => step.Ends!.Id, step => step.LastDay);
        foreach (var row in await db.Posts.Where(row => posts.Keys.Contains(row.Id)).ToListAsync(cancellationToken))
        {
            row.SupersededAt = at;
            if (posts[row.Id] is { } last)
            {
                db.Posts.Add(new Post { MemberId = row.MemberId, OrganizationId = row.OrganizationId, Kind = row.Kind, From = row.From, To = last, RecordedAt = at });
            }
        }

        var ranks = changes.Where(change => change.Rank?.Ends is not null).ToDictionary(change => change.Rank!.Ends!.Id, change => change.Rank!.LastDay);
        foreach (var row in await db.RankHoldings.Where(row => ranks.Keys.Contains(row.Id)).ToListAsync(cancellationToken))
        {
            row.SupersededAt = at;
            if (ranks[row.Id] is { } last)
            {
                db.RankHoldings.Add(new RankHolding { MemberId = row.MemberId, Rank = row.Rank, From = row.From, To = last, RecordedAt = at });
            }
        }
    }

    private void Begin(PersonChange change, long memberId)
    {
        if (change.Membership is { OrganizationId: { } branchId } membership)
        {
            db.Memberships.Add(new Membership { MemberId = memberId, OrganizationId = branchId, Standing = membership.Standing, From = membership.From, RecordedAt = at });
        }

        foreach (var (organizationId, kind, from) in change.Posts.Select(step => step.Begins).OfType<PostBegin>())
        {
            db.Posts.Add(new Post { MemberId = memberId, OrganizationId = organizationId, Kind = kind, From = from, RecordedAt = at });
        }

        if (change.Rank is { } rank)
        {
            db.RankHoldings.Add(new RankHolding { MemberId = memberId, Rank = rank.Rank, From = rank.From, RecordedAt = at });
        }
    }
}
