using System.Collections.Frozen;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>What elections tell the ledger: that they were held, and by how many of those entitled.</summary>
public sealed class ElectionFacts : IFactSource
{
    /// <inheritdoc/>
    public IReadOnlySet<FactKind> Kinds { get; } = new[] { FactKind.TermElection, FactKind.ByElection }.ToFrozenSet();

    /// <inheritdoc/>
    public void Read(FactQuery query, FactSink sink)
    {
        if (!query.Wanted.Any(wanted => Kinds.Contains(wanted.Kind)) || query.Organizations is { Count: 0 })
        {
            return;
        }

        var stands = query.IncludeWithdrawn ? "1 = 1" : FactSql.Stands("a", query.SeenAt);
        query.Store.Read(query.Connection, $"SELECT a.id, a.organization_id, a.kind, a.held_on, a.present, a.entitled, a.recorded_at FROM election a WHERE {stands} AND {FactSql.Between("a.held_on", query.Days)} AND {FactSql.Among("a.organization_id", query.Organizations)}", row =>
            sink(new Fact((FactKind)row.Whole(2), FactRole.Held, row.Whole(1), 0, row.Day(3), 100, (int)row.Whole(4), (int)row.Whole(5), new(RecordSource.Election, row.Whole(0)), row.DayOfMoment(6))));
    }
}
