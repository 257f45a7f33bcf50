namespace Taizhang.Plans.Reading;

/// <summary>The seven ways in which a clause can be counted.</summary>
public enum DutyKind
{
    /// <summary>So many times in each period.</summary>
    Frequency,

    /// <summary>A share in per cent, or between two.</summary>
    Ratio,

    /// <summary>At least so many.</summary>
    Minimum,

    /// <summary>At most so many.</summary>
    Maximum,

    /// <summary>By a day, within a window, or within so long after an event.</summary>
    Deadline,

    /// <summary>More (or less) than in the period before.</summary>
    Growth,

    /// <summary>So many, to be reached once.</summary>
    Quantity,
}

/// <summary>How firmly the text asks: must, generally (原则上), or strive for (力争).</summary>
public enum DutyModality
{
    /// <summary>It is required.</summary>
    Must,

    /// <summary>It is the rule, exceptions with a reason.</summary>
    Generally,

    /// <summary>It is aimed for.</summary>
    Strive,
}

/// <summary>A duty a clerk may accept, edit or refuse; nothing counts before that.</summary>
public sealed record ProposedDuty
{
    /// <summary>The characters it came from.</summary>
    public required TextRange Range { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>In which way it counts.</summary>
    public required DutyKind Kind { get; init; }

    /// <summary>The comparison: =, &gt;=, &lt;=, between, ~ (about), increase, decrease.</summary>
    public required string Operator { get; init; }

    /// <summary>The figure, or the lower of two; null where words give none.</summary>
    public decimal? Low { get; init; }

    /// <summary>The higher of two figures.</summary>
    public decimal? High { get; init; }

    /// <summary>What the figure counts (次, 名, %, 学时); a figure in 万 or 亿 is written out.</summary>
    public string? Unit { get; init; }

    /// <summary>The period in which it counts: 年, 半年, 季度, 月, 周, or a span such as 5年内.</summary>
    public string? Period { get; init; }

    /// <summary>For each of what it counts (支部, 乡镇).</summary>
    public string? Per { get; init; }

    /// <summary>What it is about, in the words of the text.</summary>
    public string? Subject { get; init; }

    /// <summary>The first day of a window.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day on which it can be met.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>A deadline as precise as the text gives it: 2019-12, 2020, 2020-06-30.</summary>
    public string? DeadlineText { get; init; }

    /// <summary>How firmly it is asked.</summary>
    public DutyModality Modality { get; init; }

    /// <summary>Whether the figure is not in the text but meant: 每年评定 is once a year.</summary>
    public bool IsImplied { get; init; }
}
