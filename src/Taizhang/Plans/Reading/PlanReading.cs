namespace Taizhang.Plans.Reading;

/// <summary>A stretch of the original text: from the first character to the one after the last.</summary>
public readonly record struct TextRange(int Start, int End)
{
    /// <summary>Whether the two stretches share a character.</summary>
    public bool Overlaps(TextRange other) => Start < other.End && other.Start < End;
}

/// <summary>Where in a plan something stands: part of the document, chapter, section and measure, each as numbered in the text.</summary>
/// <remarks>A notice with the plan it issues is one document of two parts, and each part may number its chapters from one.</remarks>
public sealed record Place(int Part, string? Chapter, string? Section, int? Measure);

/// <summary>A top-level division of a plan (一、 or 第一章).</summary>
public sealed record PlanChapter(int Part, string No, string Title, TextRange Range);

/// <summary>A division of a chapter (（一） or 第一节), often one action of a plan.</summary>
public sealed record PlanSection(int Part, string? Chapter, string No, string Title, TextRange Range);

/// <summary>A numbered measure of a plan (1. or 第一条, or a row of a table of tasks).</summary>
public sealed record PlanMeasure(int Part, int No, string? Chapter, string? Section, string Title, TextRange Range)
{
    /// <summary>The points an assessment table gives for it.</summary>
    public decimal? Points { get; init; }
}

/// <summary>The theme a plan gives to one of its years.</summary>
public sealed record ThemeOfYear(int Year, string Theme, TextRange Range);

/// <summary>A document the plan names: by title, by number, or both.</summary>
public sealed record CitedDocument(string? Title, string? Number, TextRange Range);

/// <summary>Who answers for a part of a plan: one who leads, those responsible, those who cooperate, those who carry out.</summary>
public sealed record ResponsibleUnits(
    Place Place,
    IReadOnlyList<string> Lead,
    IReadOnlyList<string> Responsible,
    IReadOnlyList<string> Cooperate,
    IReadOnlyList<string> Execute,
    TextRange Range);

/// <summary>The first and the last year a plan covers, both inside it.</summary>
public readonly record struct YearSpan(int First, int Last);

/// <summary>One sentence of a plan with its place and what it asks for.</summary>
public sealed record ReadClause(Place Place, ClauseKind Kind, TextRange Range);

/// <summary>A stretch of the text the reading could not place or use, and the reason as a code.</summary>
public sealed record NotUnderstood(TextRange Range, string Reason);

/// <summary>What a plan document says, each statement anchored to the characters it came from.</summary>
public sealed record PlanReading
{
    /// <summary>The decoded document; every range counts its characters.</summary>
    public required string Text { get; init; }

    /// <summary>The document number (发文字号), such as 青园党组〔2024〕3号.</summary>
    public string? DocNumber { get; init; }

    /// <summary>Who issued it, by signature, letterhead or title; null where the text does not say.</summary>
    public string? Issuer { get; init; }

    /// <summary>The title of the document as a whole.</summary>
    public string? Title { get; init; }

    /// <summary>The title of the plan inside: that of the document unless a notice issues the plan.</summary>
    public string? PlanTitle { get; init; }

    /// <summary>The day of signature.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>To whom it is addressed (主送机关), in the order of the text.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>The years the plan covers.</summary>
    public YearSpan? PeriodYears { get; init; }

    /// <summary>The themes of its years.</summary>
    public IReadOnlyList<ThemeOfYear> YearThemes { get; init; } = [];

    /// <summary>The documents it rests on.</summary>
    public IReadOnlyList<CitedDocument> CitedDocuments { get; init; } = [];

    /// <summary>Other documents it names in passing.</summary>
    public IReadOnlyList<CitedDocument> MentionedDocuments { get; init; } = [];

    /// <summary>Its chapters, in order.</summary>
    public IReadOnlyList<PlanChapter> Chapters { get; init; } = [];

    /// <summary>Its sections, in order.</summary>
    public IReadOnlyList<PlanSection> Sections { get; init; } = [];

    /// <summary>Its numbered measures, in order.</summary>
    public IReadOnlyList<PlanMeasure> Measures { get; init; } = [];

    /// <summary>Who answers for what.</summary>
    public IReadOnlyList<ResponsibleUnits> ResponsibleUnits { get; init; } = [];

    /// <summary>Every sentence, sorted.</summary>
    public IReadOnlyList<ReadClause> Clauses { get; init; } = [];

    /// <summary>The duties proposed to the clerk, in the order of the text.</summary>
    public IReadOnlyList<ProposedDuty> Duties { get; init; } = [];

    /// <summary>What was seen and not understood.</summary>
    public IReadOnlyList<NotUnderstood> NotUnderstood { get; init; } = [];
}
