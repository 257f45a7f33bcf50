using Taizhang.Kernel;

namespace Taizhang.Members.Corrections;

/// <summary>Why a correction is not asked for, taken back or answered.</summary>
public static class CorrectionRefusals
{
    /// <summary>No member stands behind the account.</summary>
    public static Refusal Nobody { get; } = new("corrections.nobody");

    /// <summary>The same field waits for an answer already.</summary>
    public static Refusal AskedAlready { get; } = new Refusal("corrections.asked-already").At("Field");

    /// <summary>What is wanted is what is held.</summary>
    public static Refusal SameAsHeld { get; } = new Refusal("corrections.same-as-held").At("Wanted");

    /// <summary>It was answered or taken back before.</summary>
    public static Refusal Closed { get; } = new("corrections.closed");

    /// <summary>It is not corrected while the value is what it was.</summary>
    public static Refusal Unchanged { get; } = new Refusal("corrections.unchanged").At("Verdict");
}
