using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>The figures of a measure that a reading most often changes: another count, another sum, another share or its rounding.</summary>
/// <param name="Count">How often, for what is counted.</param>
/// <param name="Amount">How much, for what adds up.</param>
/// <param name="Low">The lower limit of a share, in per cent.</param>
/// <param name="High">The upper limit of a share, in per cent.</param>
/// <param name="Rounding">How a share becomes persons.</param>
public sealed record MeasureFigures(int? Count, decimal? Amount, decimal? Low, decimal? High, ShareRounding? Rounding)
{
    /// <summary>The figures of a measure; all empty where it has none that are changed so.</summary>
    public static MeasureFigures Of(Measure measure) => measure switch
    {
        Measure.AtLeast atLeast => new(atLeast.Count, null, null, null, null),
        Measure.Total total => new(null, total.Amount / 100m, null, null, null),
        Measure.Share share => new(null, null, share.Low, share.High, share.Rounding),
        _ => new(null, null, null, null, null),
    };

    /// <summary>Whether the measure has figures to change.</summary>
    public static bool Has(Measure measure) => measure is Measure.AtLeast or Measure.Total or Measure.Share;

    /// <summary>The measure with these figures in place of its own, or why they do not fit it.</summary>
    public (Measure? Measure, IReadOnlyList<Refusal> Refusals) PutInto(Measure measure) => measure switch
    {
        Measure.AtLeast atLeast => Count is >= 1 and <= 1000 ? (atLeast with { Count = Count.Value }, []) : (null, [LedgerRefusals.Figure("Count")]),
        Measure.Total total => Amount is > 0 and <= NoteProgress.Most && decimal.Round(Amount.Value, 2) == Amount ? (total with { Amount = (long)(Amount.Value * 100) }, []) : (null, [LedgerRefusals.Figure("Amount")]),
        Measure.Share share => Low >= 0 && High >= Low && Rounding is { } rounding
            ? (share with { Low = Low.Value, High = High.Value, Rounding = rounding }, [])
            : (null, [LedgerRefusals.Figure(Low is null or < 0 ? "Low" : "High")]),
        _ => (null, [LedgerRefusals.Figure("Measure")]),
    };
}
