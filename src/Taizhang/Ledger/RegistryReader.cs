using System.Data.Common;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Ledger;

/// <summary>Reads the registry from the store, all of it or around a few subjects, as it is known now or was known at a moment.</summary>
public sealed class RegistryReader(IStore store, DbConnection connection, DateTime? seenAt = null)
{
    private readonly Dictionary<long, List<PostEntry>> _posts = [];
    private readonly Dictionary<long, List<RankEntry>> _ranks = [];
    private readonly Dictionary<long, List<CircumstanceEntry>> _circumstances = [];

    /// <summary>The whole registry.</summary>
    public Registry ReadAll() => Read(null, null);

    /// <summary>The people named, the organizations named, those above them, and the rolls and posts of some.</summary>
    public Registry ReadAround(IReadOnlyCollection<long> organizations, IReadOnlyCollection<long> rolls, IReadOnlyCollection<long> members)
    {
        var people = new HashSet<long>(members);
        if (rolls.Count > 0)
        {
            var keys = FactSql.Keys(rolls);
            store.Read(connection, $"SELECT m.member_id FROM membership m WHERE m.organization_id IN {keys} AND {FactSql.Stands("m", seenAt)}", row => people.Add(row.Whole(0)));
            store.Read(connection, $"SELECT m.member_id FROM post m WHERE m.organization_id IN {keys} AND {FactSql.Stands("m", seenAt)}", row => people.Add(row.Whole(0)));
        }

        return Read([.. organizations, .. rolls], people);
    }

    private Registry Read(IReadOnlyCollection<long>? organizations, IReadOnlyCollection<long>? members)
    {
        var people = members is { Count: 0 } ? [] : ReadMembers(members);
        var needed = organizations is null ? null : WithThoseAbove([.. organizations, .. people.SelectMany(member => member.Memberships).Select(membership => membership.OrganizationId)]);
        var entries = ReadOrganizations(needed);
        ReadTermsAndFigures(entries, needed);
        return new Registry([.. entries.Values], people, ReadReleases());
    }

    private HashSet<long> WithThoseAbove(HashSet<long> organizations)
    {
        var all = new HashSet<long>(organizations);
        if (organizations.Count > 0)
        {
            store.Read(connection, $"SELECT path FROM organization WHERE id IN {FactSql.Keys(organizations)}", row =>
                all.UnionWith(Organization.KeysOf(row.Text(0))));
        }

        return all;
    }

    private Dictionary<long, OrganizationEntry> ReadOrganizations(HashSet<long>? needed)
    {
        var entries = new Dictionary<long, OrganizationEntry>();
        store.Read(connection, $"SELECT o.id, o.parent_id, o.type, o.founded_on, o.dissolved_on FROM organization o WHERE {FactSql.Among("o.id", needed)}", row => entries[row.Whole(0)] = new OrganizationEntry
        {
            Id = row.Whole(0),
            ParentId = row.IsNull(1) ? 0 : row.Whole(1),
            Type = (OrganizationType)row.Whole(2),
            FoundedOn = row.Day(3),
            DissolvedOn = row.IsNull(4) ? DateOnly.MaxValue : row.Day(4),
        });
        return entries;
    }

    private void ReadTermsAndFigures(Dictionary<long, OrganizationEntry> entries, HashSet<long>? needed)
    {
        store.Read(connection, $"SELECT t.id, t.organization_id, t.\"from\", t.\"to\", t.ends_on FROM term t WHERE {FactSql.Stands("t", seenAt)} AND {FactSql.Among("t.organization_id", needed)}", row =>
            entries[row.Whole(1)].Terms.Add(new(row.Whole(0), Days(row, 2, 3), row.Day(4))));
        store.Read(connection, $"SELECT f.id, f.organization_id, f.kind, f.\"on\", f.amount, f.recorded_at FROM figure f WHERE {FactSql.Stands("f", seenAt)} AND {FactSql.Among("f.organization_id", needed)}", row =>
            entries[row.Whole(1)].Figures.Add(new(row.Whole(0), (FigureKind)row.Whole(2), row.Day(3), row.Hundredths(4) / 100m, row.DayOfMoment(5))));
    }

    private List<MemberEntry> ReadMembers(IReadOnlyCollection<long>? members)
    {
        store.Read(connection, $"SELECT p.id, p.member_id, p.organization_id, p.kind, p.\"from\", p.\"to\" FROM post p WHERE {FactSql.Stands("p", seenAt)} AND {FactSql.Among("p.member_id", members)}", row =>
            Add(_posts, row.Whole(1), new PostEntry(row.Whole(0), row.Whole(1), row.Whole(2), (PostKind)row.Whole(3), Days(row, 4, 5))));
        store.Read(connection, $"SELECT r.member_id, r.rank, r.\"from\", r.\"to\" FROM rank_holding r WHERE {FactSql.Stands("r", seenAt)} AND {FactSql.Among("r.member_id", members)}", row =>
            Add(_ranks, row.Whole(0), new RankEntry((CadreRank)row.Whole(1), Days(row, 2, 3))));
        store.Read(connection, $"SELECT c.member_id, c.kind, c.\"from\", c.\"to\" FROM circumstance c WHERE {FactSql.Stands("c", seenAt)} AND {FactSql.Among("c.member_id", members)}", row =>
            Add(_circumstances, row.Whole(0), new CircumstanceEntry((CircumstanceKind)row.Whole(1), Days(row, 2, 3))));

        var list = new List<MemberEntry>();
        MemberEntry? last = null;
        // One pass in the order of people: a person and their memberships come together.
        store.Read(connection, $"SELECT m.id, m.joined_on, m.converted_on, m.born_on, s.organization_id, s.standing, s.\"from\", s.\"to\" FROM member m JOIN membership s ON s.member_id = m.id WHERE {FactSql.Stands("s", seenAt)} AND {FactSql.Among("m.id", members)} ORDER BY m.id", row =>
        {
            var id = row.Whole(0);
            if (last?.Id != id)
            {
                last = new MemberEntry
                {
                    Id = id,
                    JoinedOn = row.IsNull(1) ? DateOnly.MinValue : row.Day(1),
                    ConvertedOn = row.IsNull(2) ? null : row.Day(2),
                    BornOn = row.IsNull(3) ? null : row.Day(3),
                    Posts = Take(_posts, id),
                    Ranks = Take(_ranks, id),
                    Circumstances = Take(_circumstances, id),
                };
                list.Add(last);
            }

            last.Memberships = [.. last.Memberships, new MembershipEntry(id, row.Whole(4), (Standing)row.Whole(5), Days(row, 6, 7), last.JoinedOn)];
        });
        return list;
    }

    private List<ReleaseEntry> ReadReleases()
    {
        var releases = new List<ReleaseEntry>();
        store.Read(connection, $"SELECT r.requirement_code, r.subject_kind, r.subject_id, r.\"from\", r.\"to\", r.reason, r.decided_by FROM release r WHERE {FactSql.Stands("r", seenAt)}", row =>
            releases.Add(new(row.Text(0), new Subject((SubjectKind)row.Whole(1), row.Whole(2)), Days(row, 3, 4), row.Text(5), row.Text(6))));
        return releases;
    }

    private static Period Days(IRowReader row, int from, int to) => new(row.Day(from), row.IsNull(to) ? DateOnly.MaxValue : row.Day(to));

    private static void Add<T>(Dictionary<long, List<T>> lists, long key, T item)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(item);
    }

    private static T[] Take<T>(Dictionary<long, List<T>> lists, long key) => lists.TryGetValue(key, out var list) ? [.. list] : [];
}
