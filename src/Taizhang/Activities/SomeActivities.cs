using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>Reads the facts of activities for a few organizations and people.</summary>
internal sealed class SomeActivities(FactQuery query, IReadOnlySet<FactKind> kinds)
{
    public void Read(FactSink sink)
    {
        var stands = query.IncludeWithdrawn ? "1 = 1" : FactSql.Stands("a", query.SeenAt);
        var where = $"{stands} AND {FactSql.Between("a.held_on", query.Days)}";
        if (query.Organizations is { Count: > 0 } organizations)
        {
            ReadHeld(organizations, where, sink);
        }

        if (query.Members is { Count: > 0 } members)
        {
            ReadLed(members, where, sink);
            ReadAttended(members, where, sink);
        }
    }

    private void ReadHeld(IReadOnlyCollection<long> organizations, string where, FactSink sink)
    {
        var list = query.KindList(FactRole.Held, kinds);
        if (list.Length == 0)
        {
            return;
        }

        var held = new List<(HeldActivity Activity, long OrganizationId)>();
        var keys = FactSql.Keys(organizations);
        query.Store.Read(query.Connection, $"SELECT {HeldActivity.Columns} FROM activity a WHERE a.organization_id IN {keys} AND {where} AND a.kind IN ({list})", row =>
        {
            var activity = HeldActivity.From(row);
            held.Add((activity, activity.OrganizationId));
        });
        query.Store.Read(query.Connection, $"SELECT {HeldActivity.Columns}, p.organization_id FROM activity_partner p JOIN activity a ON a.id = p.activity_id WHERE p.organization_id IN {keys} AND {where} AND a.kind IN ({list})", row =>
            held.Add((HeldActivity.From(row), row.Whole(7))));
        var came = CameOf([.. held.Where(each => query.NeedQuorum.Contains(each.Activity.Kind))]);
        foreach (var (activity, organizationId) in held)
        {
            sink(came.TryGetValue((activity.Id, organizationId), out var present) && query.Registry.Organization(organizationId) is { } organization
                ? activity.Fact(FactRole.Held, organizationId, 0, present, RegistryValues.EntitledOn(organization, activity.HeldOn))
                : activity.Fact(FactRole.Held, organizationId, 0));
        }
    }

    /// <summary>Of each organization that held it or took part, how many of its own came.</summary>
    private Dictionary<(long ActivityId, long OrganizationId), int> CameOf(IReadOnlyCollection<(HeldActivity Activity, long OrganizationId)> held)
    {
        var came = held.Distinct().ToDictionary(each => (each.Activity.Id, each.OrganizationId), _ => 0);
        if (came.Count == 0)
        {
            return came;
        }

        var byId = held.Distinct().ToLookup(each => each.Activity.Id);
        query.Store.Read(query.Connection, $"SELECT t.activity_id, t.member_id, t.present FROM attendance t WHERE t.activity_id IN {FactSql.Keys(byId.Select(each => each.Key))}", row =>
        {
            if (row.Whole(2) == 0 || query.Registry.Member(row.Whole(1)) is not { } member)
            {
                return;
            }

            foreach (var (activity, organizationId) in byId[row.Whole(0)])
            {
                came[(activity.Id, organizationId)] += activity.Counts(member, organizationId) ? 1 : 0;
            }
        });
        return came;
    }

    private void ReadLed(IReadOnlyCollection<long> members, string where, FactSink sink)
    {
        var list = query.KindList(FactRole.Led, kinds);
        if (list.Length > 0)
        {
            query.Store.Read(query.Connection, $"SELECT {HeldActivity.Columns} FROM activity a WHERE a.led_by_id IN {FactSql.Keys(members)} AND {where} AND a.kind IN ({list})", row =>
            {
                var activity = HeldActivity.From(row);
                sink(activity.Fact(FactRole.Led, activity.OrganizationId, activity.LedById));
            });
        }
    }

    private void ReadAttended(IReadOnlyCollection<long> members, string where, FactSink sink)
    {
        var list = query.KindList(FactRole.Attended, kinds);
        if (list.Length > 0)
        {
            query.Store.Read(query.Connection, $"SELECT {HeldActivity.Columns}, t.member_id, t.present FROM attendance t JOIN activity a ON a.id = t.activity_id WHERE t.member_id IN {FactSql.Keys(members)} AND {where} AND a.kind IN ({list})", row =>
            {
                if (row.Whole(8) != 0)
                {
                    var activity = HeldActivity.From(row);
                    sink(activity.Fact(FactRole.Attended, activity.OrganizationId, row.Whole(7)));
                }
            });
        }
    }
}
