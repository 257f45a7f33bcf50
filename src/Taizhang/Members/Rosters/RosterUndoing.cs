using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Rosters;

/// <summary>Looks whether anything stands on an import, and takes it back within the open transaction.</summary>
internal sealed class RosterUndoing(TaizhangDb db, RosterRegistryReader registry, PersonalSeals seals, RosterUndo undo, DateTime now)
{
    private const int MostNames = 20;
    private const int Chunk = 500;

    private static readonly Type[] OwnRows = [typeof(Membership), typeof(Post), typeof(RankHolding), typeof(PersonalValue)];

    /// <summary>The names of people with something later on the import, the first of them, and how many there are.</summary>
    public async Task<(IReadOnlyList<string> Names, int Count)> StandingOnItAsync(CancellationToken cancellationToken)
    {
        var at = undo.At;
        var people = await PeopleAsync(cancellationToken);
        var later = new HashSet<long>();
        foreach (var chunk in people.Chunk(Chunk))
        {
            later.UnionWith(await db.Memberships.Where(row => chunk.Contains(row.MemberId) && (row.RecordedAt > at || row.SupersededAt > at)).Select(row => row.MemberId).ToListAsync(cancellationToken));
            later.UnionWith(await db.Posts.Where(row => chunk.Contains(row.MemberId) && (row.RecordedAt > at || row.SupersededAt > at)).Select(row => row.MemberId).ToListAsync(cancellationToken));
            later.UnionWith(await db.RankHoldings.Where(row => chunk.Contains(row.MemberId) && (row.RecordedAt > at || row.SupersededAt > at)).Select(row => row.MemberId).ToListAsync(cancellationToken));
        }

        foreach (var chunk in undo.Changed.Chunk(Chunk))
        {
            var now = await db.Members.AsNoTracking().Where(member => chunk.Select(entry => entry.MemberId).Contains(member.Id)).ToDictionaryAsync(member => member.Id, cancellationToken);
            var values = await registry.ValuesAsync(now.Keys, cancellationToken);
            later.UnionWith(chunk.Where(entry => !now.TryGetValue(entry.MemberId, out var member) || registry.Fields(member, values[member.Id]) != entry.After).Select(entry => entry.MemberId));
        }

        later.UnionWith(await NamedElsewhereAsync(cancellationToken));
        var first = later.Order().Take(MostNames).ToList();
        var names = await db.Members.IgnoreQueryFilters().Where(member => first.Contains(member.Id)).OrderBy(member => member.Id).Select(member => member.Name).ToListAsync(cancellationToken);
        return (names, later.Count);
    }

    /// <summary>What the import made is superseded; what it ended is said again, as known from now on.</summary>
    public async Task UndoAsync(CancellationToken cancellationToken)
    {
        var at = undo.At;
        foreach (var chunk in (await PeopleAsync(cancellationToken)).Chunk(Chunk))
        {
            foreach (var row in await db.Memberships.Where(row => chunk.Contains(row.MemberId) && (row.RecordedAt == at || row.SupersededAt == at)).ToListAsync(cancellationToken))
            {
                if (row.RecordedAt == at)
                {
                    row.SupersededAt = now;
                }
                else
                {
                    db.Memberships.Add(new Membership { MemberId = row.MemberId, OrganizationId = row.OrganizationId, Standing = row.Standing, From = row.From, To = row.To, RecordedAt = now });
                }
            }

            foreach (var row in await db.Posts.Where(row => chunk.Contains(row.MemberId) && (row.RecordedAt == at || row.SupersededAt == at)).ToListAsync(cancellationToken))
            {
                if (row.RecordedAt == at)
                {
                    row.SupersededAt = now;
                }
                else
                {
                    db.Posts.Add(new Post { MemberId = row.MemberId, OrganizationId = row.OrganizationId, Kind = row.Kind, From = row.From, To = row.To, RecordedAt = now });
                }
            }

            foreach (var row in await db.RankHoldings.Where(row => chunk.Contains(row.MemberId) && (row.RecordedAt == at || row.SupersededAt == at)).ToListAsync(cancellationToken))
            {
                if (row.RecordedAt == at)
                {
                    row.SupersededAt = now;
                }
                else
                {
                    db.RankHoldings.Add(new RankHolding { MemberId = row.MemberId, Rank = row.Rank, From = row.From, To = row.To, RecordedAt = now });
                }
            }
        }

        await EntriesAsync(cancellationToken);
    }

    private async Task EntriesAsync(CancellationToken cancellationToken)
    {
        var source = new ValueSource(nameof(UndoRoster), now);
        foreach (var chunk in undo.Changed.Chunk(Chunk))
        {
            var members = await db.Members.Where(member => chunk.Select(entry => entry.MemberId).Contains(member.Id)).ToDictionaryAsync(member => member.Id, cancellationToken);
            var values = await registry.ValuesAsync(members.Keys, cancellationToken);
            foreach (var entry in chunk)
            {
                RosterRegistryReader.Write(entry.Before, members[entry.MemberId]);
                registry.Seal(entry.MemberId, entry.After, entry.Before, values[entry.MemberId], source);
            }
        }

        foreach (var chunk in undo.Added.Chunk(Chunk))
        {
            // An entry that should not be there holds no personal numbers.
            var values = await registry.ValuesAsync(chunk, cancellationToken);
            foreach (var row in values.SelectMany(each => each))
            {
                seals.Put(row.MemberId, row.Kind, row, null, source);
            }

            foreach (var member in await db.Members.Where(member => chunk.Contains(member.Id)).ToListAsync(cancellationToken))
            {
                (member.WithdrawnAt, member.Standing, member.Code) = (now, Standing.Left, null);
            }
        }
    }

    /// <summary>Everyone whose rows the import made or ended.</summary>
    private async Task<HashSet<long>> PeopleAsync(CancellationToken cancellationToken)
    {
        var at = undo.At;
        var people = undo.Added.Concat(undo.Changed.Select(entry => entry.MemberId)).ToHashSet();
        people.UnionWith(await db.Memberships.Where(row => row.RecordedAt == at || row.SupersededAt == at).Select(row => row.MemberId).ToListAsync(cancellationToken));
        people.UnionWith(await db.Posts.Where(row => row.RecordedAt == at || row.SupersededAt == at).Select(row => row.MemberId).ToListAsync(cancellationToken));
        people.UnionWith(await db.RankHoldings.Where(row => row.RecordedAt == at || row.SupersededAt == at).Select(row => row.MemberId).ToListAsync(cancellationToken));
        return people;
    }

    /// <summary>People the import brought in whom any other row names, whichever module it is of.</summary>
    private async Task<HashSet<long>> NamedElsewhereAsync(CancellationToken cancellationToken)
    {
        var named = new HashSet<long>();
        if (undo.Added.Count == 0)
        {
            return named;
        }

        var (first, last) = (undo.Added.Min(), undo.Added.Max());
        var added = undo.Added.ToHashSet();
        foreach (var key in db.Model.GetEntityTypes().Where(type => !OwnRows.Contains(type.ClrType)).SelectMany(type => type.GetForeignKeys()).Where(key => key.PrincipalEntityType.ClrType == typeof(Member)))
        {
            named.UnionWith((await ColumnAsync(key, first, last, cancellationToken)).Where(added.Contains));
        }

        return named;
    }

    private async Task<IReadOnlyList<long>> ColumnAsync(IForeignKey key, long first, long last, CancellationToken cancellationToken)
    {
        var table = key.DeclaringEntityType.GetTableName()!;
        var column = key.Properties[0].GetColumnName();
        var sql = $"SELECT DISTINCT \"{column}\" AS \"Value\" FROM \"{table}\" WHERE \"{column}\" BETWEEN {{0}} AND {{1}}";
        return await db.Database.SqlQueryRaw<long>(sql, first, last).ToListAsync(cancellationToken);
    }
}
