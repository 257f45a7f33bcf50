namespace Taizhang.Reports;

/// <summary>The execution ledger (推进落实台账) of one plan as it stood on a day: what the workbook and the document are written from.</summary>
public sealed record ExecutionLedger
{
    /// <summary>The plan's title, without 《》.</summary>
    public required string PlanTitle { get; init; }

    /// <summary>The plan's document number, such as 海城管党组〔2018〕23号, where it has one.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The organization whose plan it is.</summary>
    public required string Issuer { get; init; }

    /// <summary>The organization that carries the plan out and keeps this ledger, where it is another than the issuer.</summary>
    public string? Organization { get; init; }

    /// <summary>The day the figures describe.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The year, or the years, whose duties are counted, in words.</summary>
    public string Years { get; init; } = "";

    /// <summary>Who made this export.</summary>
    public required string ExportedBy { get; init; }

    /// <summary>When this export was made, in the offset it is to be shown in.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>Where the figures come from, such as the address of the page that shows the same ones.</summary>
    public string? Source { get; init; }

    /// <summary>How many measures the plan numbers, where there are rows for other parts of it too.</summary>
    public int? MeasureCount { get; init; }

    /// <summary>One row a measure, in the plan's order.</summary>
    public required IReadOnlyList<ExecutionLedgerRow> Rows { get; init; }

    /// <summary>The duties behind the measures, in the order they are to be read.</summary>
    public IReadOnlyList<ExecutionLedgerDuty> Duties { get; init; } = [];
}

/// <summary>One measure of the plan and how far it has been carried out.</summary>
public sealed record ExecutionLedgerRow
{
    /// <summary>The key of the part of the plan, by which a page leads to it.</summary>
    public long Clause { get; init; }

    /// <summary>The theme of its year, such as 2018年“规范建设年”; empty where the plan has none.</summary>
    public string Theme { get; init; } = "";

    /// <summary>The title of the action (section) it belongs to.</summary>
    public required string Action { get; init; }

    /// <summary>Its number in the plan, as printed there.</summary>
    public required string MeasureNumber { get; init; }

    /// <summary>What is to be done, in the plan's words.</summary>
    public required string MeasureTitle { get; init; }

    /// <summary>The measure in full, as the plan has it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The leading unit (牵头单位).</summary>
    public string LeadUnits { get; init; } = "";

    /// <summary>The responsible units (责任单位).</summary>
    public string ResponsibleUnits { get; init; } = "";

    /// <summary>The cooperating units (配合单位).</summary>
    public string CooperatingUnits { get; init; } = "";

    /// <summary>Its state, in words and color.</summary>
    public required StateCell State { get; init; }

    /// <summary>How many of its duties that fell due by the day are met.</summary>
    public int DutiesMet { get; init; }

    /// <summary>How many of its duties fell due by the day.</summary>
    public int DutiesDue { get; init; }

    /// <summary>How many of its duties were missed.</summary>
    public int DutiesMissed { get; init; }

    /// <summary>How many of its duties were met before they fell due.</summary>
    public int DutiesEarly { get; init; }

    /// <summary>How many of its duties run.</summary>
    public int DutiesRunning { get; init; }

    /// <summary>Its progress in one sentence.</summary>
    public string Progress { get; init; } = "";

    /// <summary>How many records prove it.</summary>
    public int EvidenceCount { get; init; }

    /// <summary>References to some of those records.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What stands in its way, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The person who answers for it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The last day for it, where the plan sets one.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Why it has this state, one line each.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];
}

/// <summary>One duty behind a measure: what was asked of whom in which period, and what came of it.</summary>
public sealed record ExecutionLedgerDuty
{
    /// <summary>The number of the measure it serves.</summary>
    public required string MeasureNumber { get; init; }

    /// <summary>The requirement it applies, with its article or clause.</summary>
    public required string Requirement { get; init; }

    /// <summary>The organization or person it binds.</summary>
    public required string Subject { get; init; }

    /// <summary>Its period in words, such as 2018年第二季度.</summary>
    public string Period { get; init; } = "";

    /// <summary>The last day on which it can be met in time.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Its state, in words and color.</summary>
    public required StateCell State { get; init; }

    /// <summary>What is expected, with its unit.</summary>
    public string Expected { get; init; } = "";

    /// <summary>What was achieved, with its unit.</summary>
    public string Achieved { get; init; } = "";

    /// <summary>Why it has this state.</summary>
    public string Explanation { get; init; } = "";
}
