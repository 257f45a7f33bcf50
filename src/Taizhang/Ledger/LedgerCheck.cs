using System.Data.Common;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>A difference between what the ledger keeps and what the records give.</summary>
/// <param name="What">What it is about: a duty, or a count of the roll-up.</param>
/// <param name="Kept">What is kept; null where nothing is.</param>
/// <param name="Given">What the records give; null where they give nothing.</param>
public sealed record LedgerDifference(string What, string? Kept, string? Given);

/// <summary>Compares what is kept with what the records give.</summary>
internal static class LedgerCheck
{
    public static IReadOnlyList<LedgerDifference> Compare(IStore store, DbConnection connection, IReadOnlyList<Requirement> requirements, Registry registry, IEnumerable<JudgedDuty> duties)
    {
        var differences = new List<LedgerDifference>();
        var codes = requirements.ToDictionary(requirement => requirement.Id, requirement => requirement.Code);
        var kept = DutyTable.ReadAll(store, connection);
        var counts = new RollUpCounts(registry);
        foreach (var duty in duties)
        {
            counts.Add(duty.OrganizationId, duty.Requirement.Id, duty.PeriodKey, duty.State);
            var key = new DutyKey(duty.Requirement.Id, duty.PeriodKey, duty.Subject);
            var given = KeptDuty.From(duty);
            if (!kept.Remove(key, out var before))
            {
                differences.Add(new(Name(key, codes), null, given.ToString()));
            }
            else if (before != given)
            {
                differences.Add(new(Name(key, codes), before.ToString(), given.ToString()));
            }
        }

        differences.AddRange(kept.Select(each => new LedgerDifference(Name(each.Key, codes), each.Value.ToString(), null)));
        CompareCounts(store, connection, codes, counts, differences);
        return differences;
    }

    private static void CompareCounts(IStore store, DbConnection connection, Dictionary<int, string> codes, RollUpCounts counts, List<LedgerDifference> differences)
    {
        var kept = new Dictionary<(long, int, string), string>();
        store.Read(connection, "SELECT organization_id, requirement_id, period_key, upcoming, open, due_soon, met, met_late, missed, out_of_reach, exempt, not_applicable FROM roll_up", row =>
        {
            var text = string.Join(' ', Enumerable.Range(3, 9).Select(row.Whole));
            if (text != "0 0 0 0 0 0 0 0 0")
            {
                kept[(row.Whole(0), (int)row.Whole(1), row.Text(2))] = text;
            }
        });
        foreach (var (organizationId, requirementId, periodKey, cells) in counts.Carry())
        {
            var given = string.Join(' ', cells);
            kept.Remove((organizationId, requirementId, periodKey), out var before);
            if (before != given)
            {
                differences.Add(new(Name(organizationId, requirementId, periodKey, codes), before, given));
            }
        }

        differences.AddRange(kept.Select(each => new LedgerDifference(Name(each.Key.Item1, each.Key.Item2, each.Key.Item3, codes), each.Value, null)));
    }

    private static string Name(DutyKey key, Dictionary<int, string> codes) => $"{Code(key.RequirementId, codes)}/{key.PeriodKey}/{key.Subject}";

    private static string Name(long organizationId, int requirementId, string periodKey, Dictionary<int, string> codes) =>
        $"roll-up {Code(requirementId, codes)}/{periodKey}/o{organizationId}";

    /// <summary>The code of a requirement; its key where it no longer stands.</summary>
    private static string Code(int requirementId, Dictionary<int, string> codes) => codes.GetValueOrDefault(requirementId) ?? $"#{requirementId}";
}
