using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>The ways a release, a note or a reading is refused.</summary>
public static class LedgerRefusals
{
    /// <summary>No requirement has the code.</summary>
    public static Refusal RequirementUnknown(string? code) => new Refusal("ledger.requirement-unknown", ("code", code)).At("RequirementCode");

    /// <summary>The requirement does not bind that kind of subject.</summary>
    public static Refusal OtherSubject { get; } = new("ledger.other-subject");

    /// <summary>The last day lies before the first.</summary>
    public static Refusal FromAfterTo { get; } = new Refusal("ledger.from-after-to").At("To");

    /// <summary>The subject is released for some of these days already.</summary>
    public static Refusal AlreadyReleased(DateOnly from, DateOnly to) => new Refusal("ledger.already-released", ("from", from), ("to", to)).At("From");

    /// <summary>It was ended before.</summary>
    public static Refusal AlreadyEnded { get; } = new("ledger.already-ended");

    /// <summary>It lies in the future.</summary>
    public static Refusal InTheFuture(string field, DateOnly today) => new Refusal("ledger.in-the-future", ("today", today)).At(field);

    /// <summary>A text is longer than its field.</summary>
    public static Refusal TooLong(string field, int longest) => new Refusal("ledger.too-long", ("longest", longest)).At(field);

    /// <summary>The requirement is counted from records, not judged by a note.</summary>
    public static Refusal NotByNote { get; } = new("ledger.not-by-note");

    /// <summary>An amount below nothing, or beyond what is kept.</summary>
    public static Refusal Amount { get; } = new Refusal("ledger.amount").At("Quantity");

    /// <summary>A reading begins on that day already.</summary>
    public static Refusal ReadingFromThatDay(long id) => new Refusal("ledger.reading-from-that-day", ("id", id)).At("From");

    /// <summary>The requirement is not in force in any of these days.</summary>
    public static Refusal NotInForce(DateOnly from) => new Refusal("ledger.not-in-force", ("from", from)).At("From");

    /// <summary>The reading is the measure as it stands.</summary>
    public static Refusal SameMeasure { get; } = new Refusal("ledger.same-measure").At("Measure");

    /// <summary>The figure is not a number the measure can take.</summary>
    public static Refusal Figure(string field) => new Refusal("ledger.figure").At(field);

    /// <summary>The day lies outside the days of the reading.</summary>
    public static Refusal LastDayOutside(DateOnly from) => new Refusal("ledger.last-day-outside", ("from", from)).At("LastDay");

    /// <summary>There is no organization yet.</summary>
    public static Refusal NobodyToJudge { get; } = new("ledger.nobody-to-judge");

    /// <summary>The ledger would reach back before the first organization.</summary>
    public static Refusal BeforeAnyone(DateOnly founded) => new Refusal("ledger.before-anyone", ("founded", founded)).At("From");
}
