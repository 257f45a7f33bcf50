using System.Data.Common;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Exchange;

/// <summary>Checks and writes the four files, each against those before it.</summary>
internal sealed class ExchangeLoad(string folder, IStore store, DbConnection connection, DateTime now, List<ExchangeProblem> problems, IProgress<long>? progress)
{
    private readonly KeySpace _organizationKeys = new();
    private readonly KeySpace _memberKeys = new();
    private readonly KeySpace _activityKeys = new();
    private readonly List<Organization> _organizations = [];
    private readonly List<long> _homes = [];
    private readonly List<Standing> _standings = [];
    private long _done;

    public long Organizations(Dictionary<string, OrganizationType> types)
    {
        var csv = new CsvRows(folder, "organisations.csv", ["id", "parent_id", "type", "name", "founded_on", "term_ends_on"], problems);
        var terms = new List<Term>();
        foreach (var row in csv.Read())
        {
            var organization = Organization(row, types);
            _organizations.Add(organization);
            if (!row.IsEmpty(5))
            {
                var term = new Term { OrganizationId = organization.Id, From = organization.FoundedOn, EndsOn = row.Day(5), RecordedAt = now };
                if (row.IsGood && term.EndsOn < term.From)
                {
                    row.Problem("term_ends_on", new Refusal("exchange.term-before-founded"));
                }

                terms.Add(term);
            }
        }

        if (problems.Count > 0)
        {
            return 0;
        }

        return Count(store.Write(connection, ExchangeTables.Organizations, _organizations))
            + store.Write(connection, ExchangeTables.Versions, _organizations.Select(organization => new OrganizationVersion { OrganizationId = organization.Id, Name = organization.Name, Type = organization.Type, ParentId = organization.ParentId, From = organization.FoundedOn, RecordedAt = now }))
            + store.Write(connection, ExchangeTables.Terms, terms);
    }

    public long Members(Dictionary<string, Standing> standings, Dictionary<string, Gender> genders, Dictionary<string, bool> flags)
    {
        var csv = new CsvRows(folder, "members.csv", ["id", "org_id", "name", "gender", "born_on", "joined_on", "status", "is_leader"], problems);
        var members = new List<(Member Member, bool IsLeader)>();
        foreach (var row in csv.Read())
        {
            var id = _memberKeys.Next(row, 0);
            var member = new Member
            {
                Id = id,
                Code = $"m{id}",
                OrganizationId = _organizationKeys.Named(row, 1),
                Name = row.Text(2, 60),
                Gender = row.Word(3, genders),
                BornOn = row.Day(4),
                JoinedOn = row.Day(5),
                Standing = row.Word(6, standings),
            };
            if (row.IsGood && member.JoinedOn < member.BornOn)
            {
                row.Problem("joined_on", new Refusal("exchange.joined-before-born"));
            }

            members.Add((member, row.Word(7, flags)));
            _homes.Add(member.OrganizationId);
            _standings.Add(member.Standing);
        }

        if (problems.Count > 0)
        {
            return 0;
        }

        return Count(store.Write(connection, ExchangeTables.Members, members.Select(each => each.Member)))
            + store.Write(connection, ExchangeTables.Memberships, members.Select(each => new Membership { MemberId = each.Member.Id, OrganizationId = each.Member.OrganizationId, Standing = each.Member.Standing, From = DateOnly.MinValue, RecordedAt = now }))
            + store.Write(connection, ExchangeTables.Ranks, members.Where(each => each.IsLeader).Select(each => new RankHolding { MemberId = each.Member.Id, Rank = CadreRank.DivisionLevel, From = DateOnly.MinValue, RecordedAt = now }));
    }

    public long Records(Dictionary<string, FactKind> kinds)
    {
        var (activities, elections, isElection) = ReadActivities(kinds);
        var present = new int[isElection.Count + 1];
        if (problems.Count > 0)
        {
            // Read all the same: every problem is told at once.
            return Attendances(isElection, present).LongCount();
        }

        var written = Count(store.Write(connection, ExchangeTables.Activities, activities));
        written += Count(store.Write(connection, ExchangeTables.Attendances, Attendances(isElection, present)));
        var entitled = new int[_organizations.Count + 1];
        for (var index = 0; index < _homes.Count; index++)
        {
            entitled[_homes[index]] += RegistryValues.IsMember(_standings[index]) ? 1 : 0;
        }

        return written + store.Write(connection, ExchangeTables.Elections, elections.Select(each => new Election
        {
            OrganizationId = each.OrganizationId,
            Kind = FactKind.TermElection,
            HeldOn = each.HeldOn,
            Entitled = Math.Max(entitled[each.OrganizationId], present[each.Id]),
            Present = present[each.Id],
            Seats = 0,
            Candidates = 0,
            Issued = present[each.Id],
            Returned = present[each.Id],
            RecordedAt = now,
        }));
    }

    private Organization Organization(CsvRows row, Dictionary<string, OrganizationType> types)
    {
        var parentId = row.IsEmpty(1) ? (long?)null : _organizationKeys.Named(row, 1);
        var id = _organizationKeys.Next(row, 0);
        return new Organization
        {
            Id = id,
            Code = $"o{id}",
            ParentId = parentId,
            Type = row.Word(2, types),
            Name = row.Text(3, 200),
            FoundedOn = row.Day(4),
            Path = parentId is > 0 && parentId <= _organizations.Count ? $"{_organizations[(int)parentId - 1].Path}{id}/" : $"/{id}/",
        };
    }

    private (List<Activity> Activities, List<(long Id, long OrganizationId, DateOnly HeldOn)> Elections, List<bool> IsElection) ReadActivities(Dictionary<string, FactKind> kinds)
    {
        var csv = new CsvRows(folder, "activities.csv", ["id", "org_id", "kind", "held_on", "hours", "topic", "led_by"], problems);
        var activities = new List<Activity>();
        var elections = new List<(long, long, DateOnly)>();
        var isElection = new List<bool>();
        foreach (var row in csv.Read())
        {
            var id = _activityKeys.Next(row, 0);
            var kind = row.Word(2, kinds);
            var organizationId = _organizationKeys.Named(row, 1);
            var heldOn = row.Day(3);
            if (row.IsGood && problems.Count == 0 && heldOn < _organizations[(int)organizationId - 1].FoundedOn)
            {
                row.Problem("held_on", new Refusal("exchange.held-before-founded"));
            }

            isElection.Add(kind == FactKind.TermElection);
            if (kind == FactKind.TermElection)
            {
                elections.Add((id, organizationId, heldOn));
                continue;
            }

            activities.Add(new Activity
            {
                Id = id,
                OrganizationId = organizationId,
                Kind = kind,
                HeldOn = heldOn,
                Hours = row.Hours(4),
                Topic = row.Text(5, 200),
                LedById = row.IsEmpty(6) ? null : _memberKeys.Named(row, 6),
                RecordedAt = now,
            });
        }

        return (activities, elections, isElection);
    }

    /// <summary>Streams the attendance; the order of the file is that of the key, so a pair that stands twice stands together or breaks the order.</summary>
    private IEnumerable<(long ActivityId, long MemberId)> Attendances(List<bool> isElection, int[] present)
    {
        var csv = new CsvRows(folder, "attendance.csv", ["activity_id", "member_id"], problems);
        var (lastActivity, lastMember) = (0L, 0L);
        foreach (var row in csv.Read())
        {
            var (activity, member) = (_activityKeys.Named(row, 0), _memberKeys.Named(row, 1));
            if (activity == 0 || member == 0)
            {
                continue;
            }

            if (activity < lastActivity || (activity == lastActivity && member <= lastMember))
            {
                row.Problem("member_id", new Refusal("exchange.attendance-order"));
                continue;
            }

            (lastActivity, lastMember) = (activity, member);
            if (problems.Count > 0)
            {
                continue;
            }

            if (isElection[(int)activity - 1])
            {
                present[activity]++;
            }
            else
            {
                if ((++_done & 0xFFFF) == 0)
                {
                    progress?.Report(_done);
                }

                yield return (activity, member);
            }
        }
    }

    private long Count(long written)
    {
        _done += written;
        progress?.Report(_done);
        return written;
    }
}
