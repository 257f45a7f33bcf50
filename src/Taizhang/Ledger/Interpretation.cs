using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>A dated reading of an ambiguous clause by a named authority; rules apply it, explanations quote it.</summary>
public sealed class Interpretation : IRecorded, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The code of the requirement it reads.</summary>
    public required string RequirementCode { get; init; }

    /// <summary>What was unclear.</summary>
    public required string Question { get; init; }

    /// <summary>How it is read.</summary>
    public required string Reading { get; init; }

    /// <summary>Who read it so.</summary>
    public required string Authority { get; init; }

    /// <summary>The day it was decided.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The first day it is applied; a later reading leaves the past alone.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day it is applied, inside; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The measure as so read, in the form of the rule files, as JSON; null where the reading changes no figure.</summary>
    public string? Measure { get; init; }

    /// <summary>The entry it takes the place of from its first day on.</summary>
    public long? ReplacesId { get; init; }

    /// <summary>How many duties stood otherwise once it was applied, on the day it was entered.</summary>
    public int DutiesMoved { get; init; }

    /// <summary>Who entered it.</summary>
    public string? EnteredBy { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <summary>Why it was ended.</summary>
    public string? SupersededReason { get; set; }

    /// <summary>Who ended it.</summary>
    public string? SupersededBy { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched) => touched.All();
}
