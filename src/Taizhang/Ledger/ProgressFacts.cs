using System.Collections.Frozen;

namespace Taizhang.Ledger;

/// <summary>What notes of progress tell the ledger.</summary>
public sealed class ProgressFacts : IFactSource
{
    /// <inheritdoc/>
    public IReadOnlySet<FactKind> Kinds { get; } = new[] { FactKind.Progress }.ToFrozenSet();

    /// <inheritdoc/>
    public void Read(FactQuery query, FactSink sink)
    {
        if (!query.Wants(FactKind.Progress, FactRole.Held) || query.Organizations is { Count: 0 })
        {
            return;
        }

        var stands = query.IncludeWithdrawn ? "1 = 1" : FactSql.Stands("a", query.SeenAt);
        query.Store.Read(query.Connection, $"SELECT a.id, a.organization_id, a.\"on\", a.quantity, a.recorded_at, a.requirement_id FROM progress_note a WHERE {stands} AND a.quantity > 0 AND {FactSql.Between("a.\"on\"", query.Days)} AND {FactSql.Among("a.organization_id", query.Organizations)}", row =>
            sink(new Fact(FactKind.Progress, FactRole.Held, row.Whole(1), 0, row.Day(2), row.Hundredths(3), -1, -1, new(RecordSource.Progress, row.Whole(0)), row.DayOfMoment(4), (int)row.Whole(5))));
    }
}
