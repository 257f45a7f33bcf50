using Taizhang.Cli.Ledger;
using Taizhang.Ledger;

namespace Taizhang.Cli.Records;

/// <summary>What a record does for the ledger: the duties it counts for, and those it nearly counts for with the reason.</summary>
internal static class RecordEffectLines
{
    private const int Most = 20;

    internal static void Write(IReadOnlyList<RecordEffect> effects)
    {
        if (effects.Count == 0)
        {
            Console.WriteLine(CliText.Say("cli-record.no-effect"));
            return;
        }

        var lines = effects.OrderBy(effect => !effect.Counts).ToList();
        CliOutput.Table(
            [CliText.Say("cli.duty"), CliText.Say("cli.what"), CliText.Say("cli.who"), CliText.Say("cli.state-heading"), CliText.Say("cli-record.effect")],
            lines.Take(Most).Select(effect => new[]
            {
                NameOf(effect), effect.Proof.Requirement.Title.In(), effect.Name ?? "", LedgerWords.State(effect.Proof.Duty.State), Said(effect),
            }));
        if (lines.Count > Most)
        {
            Console.WriteLine(CliText.Say("cli-record.more", ("shown", Most), ("count", lines.Count)));
        }

        Console.WriteLine(CliText.Say("cli.show-next", ("duty", NameOf(lines[0]))));
    }

    private static string NameOf(RecordEffect effect) => new DutyName(effect.Proof.Requirement.Code, effect.Proof.Duty.PeriodKey, effect.Proof.Duty.Subject).ToString();

    private static string Said(RecordEffect effect) => effect.Counts
        ? CliText.Say("cli-record.counts") + (Explanation.Missing(effect.Proof) is { Length: > 0 } missing ? CliText.Say("cli-record.still", ("missing", missing)) : "")
        : CliText.Say("cli-record.not-counted", ("why", Explanation.Why(effect.Mismatch)));
}
