using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Why a duty stands as it does: what counted, what came close, what is missing.</summary>
/// <param name="Requirement">The requirement, in the version that judged.</param>
/// <param name="Reading">The reading that was applied, if one was.</param>
/// <param name="Measure">The measure as it was applied.</param>
/// <param name="Duty">The judgement.</param>
/// <param name="Counted">The facts that counted.</param>
/// <param name="Near">The facts that came close, each with what it lacks.</param>
/// <param name="Values">The properties of the registry that were looked at.</param>
/// <param name="Release">The release, where the duty is exempt.</param>
public sealed record Proof(
    Requirement Requirement,
    AppliedReading? Reading,
    Measure Measure,
    JudgedDuty Duty,
    IReadOnlyList<Fact> Counted,
    IReadOnlyList<(Fact Fact, Mismatch Mismatch)> Near,
    IReadOnlyList<ProofValue> Values,
    ReleaseEntry? Release)
{
    /// <summary>The days of its period; of the event, for a duty that follows one.</summary>
    public required Period Days { get; init; }

    /// <summary>What is still missing, in hundredths; never negative.</summary>
    public long Missing => Math.Max(0, Duty.Verdict.Expected - Duty.Verdict.Achieved);
}

/// <summary>A property of the registry as it was looked at.</summary>
/// <param name="Property">Which.</param>
/// <param name="On">The day.</param>
/// <param name="Value">Its value; null where the registry does not know it.</param>
/// <param name="AtLeast">The lower limit, inside.</param>
/// <param name="AtMost">The upper limit, inside.</param>
/// <param name="Holds">Whether it lies between them.</param>
public sealed record ProofValue(RegistryProperty Property, DateOnly On, long? Value, decimal? AtLeast, decimal? AtMost, bool Holds);
