using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Reports;

/// <summary>The states of the ledger as they stand in an exported table.</summary>
public static class DutyStateCell
{
    /// <summary>The word and the tone of a state.</summary>
    public static StateCell Of(DutyState state, CultureInfo? culture = null) => new(Words.Say($"duty-state.{Kebab.Word(state)}", culture), ToneOf(state));

    private static StateTone ToneOf(DutyState state) => state switch
    {
        DutyState.Met or DutyState.MetLate => StateTone.Good,
        DutyState.Missed or DutyState.OutOfReach => StateTone.Bad,
        DutyState.DueSoon => StateTone.Warning,
        DutyState.Open => StateTone.Calm,
        _ => StateTone.Muted,
    };
}
