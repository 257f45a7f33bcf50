using System.Globalization;
using Taizhang.Cli.Ledger;
using Taizhang.Ledger;
using Taizhang.Plans;

namespace Taizhang.Cli.Plans;

/// <summary>How many duties are in which state, as words and under stable names.</summary>
internal static class StateLine
{
    internal static string Say(StateCounts counts) => Parts(counts).Any()
        ? string.Join("  ", Parts(counts).Select(part => string.Create(CultureInfo.InvariantCulture, $"{LedgerWords.State(part.State)} {part.Count}")))
        : CliText.Say("cli-plan.no-duties");

    internal static object Json(StateCounts counts) => new { counts.Met, counts.MetLate, counts.Missed, counts.OutOfReach, counts.DueSoon, Open = counts.Running, counts.Upcoming, counts.Exempt };

    private static IEnumerable<(DutyState State, int Count)> Parts(StateCounts counts) => new[]
    {
        (DutyState.Met, counts.Met), (DutyState.MetLate, counts.MetLate), (DutyState.Missed, counts.Missed), (DutyState.OutOfReach, counts.OutOfReach),
        (DutyState.DueSoon, counts.DueSoon), (DutyState.Open, counts.Running), (DutyState.Upcoming, counts.Upcoming), (DutyState.Exempt, counts.Exempt),
    }.Where(part => part.Item2 > 0);
}
