namespace Taizhang.Plans.Reading.Duties;

/// <summary>What one reader of duties has made of a stretch of a sentence.</summary>
internal sealed record DutyDraft(DutyKind Kind, string Operator)
{
    internal decimal? Low { get; init; }

    internal decimal? High { get; init; }

    internal string? Unit { get; init; }

    internal string? Period { get; init; }

    internal string? Per { get; init; }

    internal string? Subject { get; init; }

    internal DateOnly? From { get; init; }

    internal DateOnly? Deadline { get; init; }

    internal string? DeadlineText { get; init; }

    internal bool IsImplied { get; init; }
}
