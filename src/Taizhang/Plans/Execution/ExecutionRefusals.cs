using Taizhang.Kernel;

namespace Taizhang.Plans.Execution;

/// <summary>The ways a note on a measure, or the execution ledger, is refused.</summary>
public static class ExecutionRefusals
{
    /// <summary>Before its adoption a plan binds nobody.</summary>
    public static Refusal NotAdopted(string title) => new("execution.not-adopted", ("title", title));

    /// <summary>It tells of an organization; someone who sees only the own duties would be shown a part as the whole.</summary>
    public static Refusal OfAnOrganization { get; } = new("execution.of-an-organization");

    /// <summary>The part of the plan has no row in the execution ledger; what is noted on it would be seen nowhere.</summary>
    public static Refusal NoRow { get; } = new("execution.no-row");

    /// <summary>The day has not come.</summary>
    public static Refusal DayAhead(DateOnly day, DateOnly today) => new Refusal("execution.day-ahead", ("day", day), ("today", today)).At("On");

    /// <summary>Not a year, nor the word for all of them.</summary>
    public static Refusal BadYear(string year) => new("execution.bad-year", ("year", year));

    /// <summary>A note that says nothing.</summary>
    public static Refusal SaysNothing { get; } = new Refusal("execution.says-nothing").At("Progress");

    /// <summary>A problem needs someone who answers for it.</summary>
    public static Refusal OwnerMissing { get; } = new Refusal("execution.owner-missing").At("Owner");

    /// <summary>A problem needs a day until which it is solved.</summary>
    public static Refusal DeadlineMissing { get; } = new Refusal("execution.deadline-missing").At("Deadline");

    /// <summary>The deadline lies before the day of the note.</summary>
    public static Refusal DeadlineBefore(DateOnly on) => new Refusal("execution.deadline-before", ("on", on)).At("Deadline");

    /// <summary>Not a judgement.</summary>
    public static Refusal Judgement { get; } = new Refusal("execution.judgement-unknown").At("Judgement");

    /// <summary>A text is longer than its field.</summary>
    public static Refusal TooLong(string field, int longest) => new Refusal("execution.too-long", ("longest", longest)).At(field);
}
