namespace Taizhang.Plans.Reading;

/// <summary>Why a stretch of text was left over; each code has words in the texts of plans.</summary>
public static class NotUnderstoodReasons
{
    /// <summary>Text that stands in no chapter, section or measure.</summary>
    public const string OutsideStructure = "plan.left-outside-structure";

    /// <summary>An unnumbered paragraph after the last numbered item of a part.</summary>
    public const string TrailingParagraph = "plan.left-trailing-paragraph";

    /// <summary>A figure with a unit that became no duty.</summary>
    public const string NumberWithoutDuty = "plan.left-number-without-duty";

    /// <summary>A figure that is part of a name, a score or a qualification.</summary>
    public const string NumberInName = "plan.left-number-in-name";

    /// <summary>A day or period that became no duty.</summary>
    public const string DateWithoutDuty = "plan.left-date-without-duty";

    /// <summary>A number that does not follow the one before.</summary>
    public const string NumberingSkips = "plan.left-numbering-skips";

    /// <summary>A number that was there before.</summary>
    public const string NumberingRepeats = "plan.left-numbering-repeats";

    /// <summary>Rows of cells without a heading that says what they are.</summary>
    public const string TableWithoutHeading = "plan.left-table-without-heading";

    /// <summary>A row of a table whose place is not clear.</summary>
    public const string RowNotUnderstood = "plan.left-row-not-understood";

    /// <summary>All of the codes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        OutsideStructure, TrailingParagraph, NumberWithoutDuty, NumberInName, DateWithoutDuty,
        NumberingSkips, NumberingRepeats, TableWithoutHeading, RowNotUnderstood,
    ];
}
