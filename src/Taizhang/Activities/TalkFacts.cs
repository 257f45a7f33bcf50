using System.Collections.Frozen;
using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>What talks tell the ledger: that they were held, by whom and with whom.</summary>
public sealed class TalkFacts : IFactSource
{
    /// <inheritdoc/>
    public IReadOnlySet<FactKind> Kinds { get; } = Enum.GetValues<FactKind>().Where(kind => (int)kind is >= 40 and < 60).ToFrozenSet();

    /// <inheritdoc/>
    public void Read(FactQuery query, FactSink sink)
    {
        if (!query.Wanted.Any(wanted => Kinds.Contains(wanted.Kind)))
        {
            return;
        }

        var kinds = string.Join(',', Kinds.Where(kind => query.Wanted.Any(wanted => wanted.Kind == kind)).Select(kind => (int)kind));
        var stands = query.IncludeWithdrawn ? "1 = 1" : FactSql.Stands("a", query.SeenAt);
        query.Store.Read(query.Connection, $"SELECT a.id, a.organization_id, a.kind, a.held_on, a.talker_id, a.partner_id, a.recorded_at FROM talk a WHERE {stands} AND {FactSql.Between("a.held_on", query.Days)} AND a.kind IN ({kinds}) AND ({FactSql.Among("a.organization_id", query.Organizations)} OR {FactSql.Among("a.talker_id", query.Members)} OR {FactSql.Among("a.partner_id", query.Members)})", row =>
        {
            var fact = new Fact((FactKind)row.Whole(2), FactRole.Held, row.Whole(1), 0, row.Day(3), 100, -1, -1, new(RecordSource.Talk, row.Whole(0)), row.DayOfMoment(6));
            sink(fact);
            sink(fact with { Role = FactRole.Led, MemberId = row.Whole(4) });
            sink(fact with { Role = FactRole.Attended, MemberId = row.Whole(5) });
        });
    }
}
