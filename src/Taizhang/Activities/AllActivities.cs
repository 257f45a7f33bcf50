using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>Reads the facts of all activities in one pass over each table.</summary>
internal sealed class AllActivities(FactQuery query, IReadOnlySet<FactKind> kinds)
{
    private readonly List<HeldActivity> _activities = [];
    private int[] _place = [];

    /// <summary>Organizations that took part, each with how many of its own came, by the place of the activity.</summary>
    private readonly Dictionary<int, List<Joined>> _joined = [];

    public void Read(FactSink sink)
    {
        var attendedKinds = kinds.Where(kind => query.Wants(kind, FactRole.Attended)).ToHashSet();
        ReadActivities();
        ReadPartners();
        var came = CountsQuorum() ? new int[_activities.Count] : [];
        if (attendedKinds.Count > 0 || came.Length > 0)
        {
            ReadAttendance(attendedKinds, came, sink);
        }

        for (var index = 0; index < _activities.Count; index++)
        {
            var activity = _activities[index];
            if (activity.LedById != 0 && query.Wants(activity.Kind, FactRole.Led))
            {
                sink(activity.Fact(FactRole.Led, activity.OrganizationId, activity.LedById));
            }

            if (query.Wants(activity.Kind, FactRole.Held))
            {
                sink(query.NeedQuorum.Contains(activity.Kind) && query.Registry.Organization(activity.OrganizationId) is { } organization
                    ? activity.Fact(FactRole.Held, activity.OrganizationId, 0, came[index], RegistryValues.EntitledOn(organization, activity.HeldOn))
                    : activity.Fact(FactRole.Held, activity.OrganizationId, 0));
            }
        }

        foreach (var (index, joined) in _joined)
        {
            foreach (var each in joined)
            {
                sink(query.NeedQuorum.Contains(_activities[index].Kind) && query.Registry.Organization(each.OrganizationId) is { } organization
                    ? _activities[index].Fact(FactRole.Held, each.OrganizationId, 0, each.Came, RegistryValues.EntitledOn(organization, _activities[index].HeldOn))
                    : _activities[index].Fact(FactRole.Held, each.OrganizationId, 0));
            }
        }
    }

    private bool CountsQuorum() => kinds.Any(kind => query.NeedQuorum.Contains(kind) && query.Wants(kind, FactRole.Held));

    private void ReadActivities()
    {
        var wanted = string.Join(',', kinds.Where(kind => query.Wanted.Any(each => each.Kind == kind)).Select(kind => (int)kind));
        var greatest = 0L;
        query.Store.Read(
            query.Connection,
            $"SELECT {HeldActivity.Columns} FROM activity a WHERE {FactSql.Stands("a", query.SeenAt)} AND {FactSql.Between("a.held_on", query.Days)} AND a.kind IN ({wanted})",
            row =>
            {
                var activity = HeldActivity.From(row);
                greatest = Math.Max(greatest, activity.Id);
                _activities.Add(activity);
            });
        _place = new int[greatest + 1];
        Array.Fill(_place, -1);
        for (var index = 0; index < _activities.Count; index++)
        {
            _place[_activities[index].Id] = index;
        }
    }

    private void ReadAttendance(HashSet<FactKind> attendedKinds, int[] came, FactSink sink)
    {
        var attends = new bool[_activities.Count];
        var counts = new bool[_activities.Count];
        for (var index = 0; index < _activities.Count; index++)
        {
            attends[index] = attendedKinds.Contains(_activities[index].Kind);
            counts[index] = came.Length > 0 && query.NeedQuorum.Contains(_activities[index].Kind);
        }

        query.Store.Read(query.Connection, "SELECT t.activity_id, t.member_id, t.present FROM attendance t", row =>
        {
            var id = row.Whole(0);
            var index = (ulong)id < (ulong)_place.Length ? _place[id] : -1;
            if (index < 0 || !(attends[index] || counts[index]) || row.Whole(2) == 0)
            {
                return;
            }

            var memberId = row.Whole(1);
            if (attends[index])
            {
                sink(_activities[index].Fact(FactRole.Attended, _activities[index].OrganizationId, memberId));
            }

            if (counts[index] && query.Registry.Member(memberId) is { } member)
            {
                came[index] += _activities[index].Counts(member, _activities[index].OrganizationId) ? 1 : 0;
                foreach (var joined in _joined.GetValueOrDefault(index, []))
                {
                    joined.Came += _activities[index].Counts(member, joined.OrganizationId) ? 1 : 0;
                }
            }
        });
    }

    private void ReadPartners() =>
        query.Store.Read(query.Connection, "SELECT p.activity_id, p.organization_id FROM activity_partner p", row =>
        {
            var id = row.Whole(0);
            if ((ulong)id < (ulong)_place.Length && _place[id] is var index and >= 0 && query.Wants(_activities[index].Kind, FactRole.Held))
            {
                if (!_joined.TryGetValue(index, out var joined))
                {
                    _joined[index] = joined = [];
                }

                joined.Add(new Joined { OrganizationId = row.Whole(1) });
            }
        });

    private sealed class Joined
    {
        public required long OrganizationId { get; init; }

        public int Came { get; set; }
    }
}
