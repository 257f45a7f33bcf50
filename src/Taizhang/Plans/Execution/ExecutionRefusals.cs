using Taizhang.Kernel;

namespace Taizhang.Plans.Execution;

/// <summary>The ways a note on a measure, or the execution ledger, is refused.</summary>
public static class ExecutionRefusals
{
    /// <summary>Before its adoption a plan binds nobody.</summary>
    public static Refusal NotAdopted(string title) => new("execution.not-adopted", ("title", title));

    /// <summary>The day has not come.</summary>
    public static Refusal DayAhead(DateOnly day, DateOnly today) => new Refusal("execution.day-ahead", ("day", day), ("today", today)).At("On");

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
