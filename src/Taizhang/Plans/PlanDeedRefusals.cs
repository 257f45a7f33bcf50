using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Plans;

/// <summary>The ways a deed on a plan is refused.</summary>
public static class PlanDeedRefusals
{
    /// <summary>The same file is here already.</summary>
    public static Refusal AlreadyHere(string title) => new Refusal("plan-deeds.already-here", ("title", title)).At("File");

    /// <summary>The title is longer than its field.</summary>
    public static Refusal TitleTooLong(int longest) => new Refusal("plan-deeds.title-too-long", ("longest", longest)).At("Title");

    /// <summary>The plan is no longer under review.</summary>
    public static Refusal NotUnderReview { get; } = new("plan-deeds.not-under-review");

    /// <summary>Proposals are still undecided.</summary>
    public static Refusal StillOpen(int count) => new("plan-deeds.still-open", ("count", count));

    /// <summary>No proposal was accepted; nothing would come into force.</summary>
    public static Refusal NothingAccepted { get; } = new("plan-deeds.nothing-accepted");

    /// <summary>The plan covers these years only.</summary>
    public static Refusal FromOutside(DateOnly first, DateOnly last) => new Refusal("plan-deeds.from-outside", ("first", first), ("last", last)).At("From");

    /// <summary>A requirement that asks once would be due before it is in force.</summary>
    public static Refusal DueBeforeForce(string code, DateOnly due) => new Refusal("plan-deeds.due-before-force", ("code", code), ("due", due)).At("From");

    /// <summary>The plan to be replaced is not in force.</summary>
    public static Refusal ReplacesNone { get; } = new Refusal("plan-deeds.replaces-none").At("ReplacesId");

    /// <summary>The new plan would begin before the one it replaces.</summary>
    public static Refusal BeforeReplaced(DateOnly since) => new Refusal("plan-deeds.before-replaced", ("since", since)).At("From");

    /// <summary>A reason is needed.</summary>
    public static Refusal ReasonMissing { get; } = new Refusal("plan-deeds.reason-missing").At("Reason");

    /// <summary>The reason is longer than its field.</summary>
    public static Refusal ReasonTooLong { get; } = new Refusal("plan-deeds.reason-too-long").At("Reason");

    /// <summary>The plan is closed or replaced already.</summary>
    public static Refusal NoLongerStands { get; } = new("plan-deeds.no-longer-stands");

    /// <summary>A definition does not read; the place and the reason.</summary>
    public static Refusal Definition(RuleProblem problem, CultureInfo? culture = null) =>
        new Refusal("plan-deeds.definition", ("line", problem.Line), ("column", problem.Column), ("reason", Words.Say(problem.Reason, culture))).At("Definition");

    /// <summary>A definition must keep the code of its proposal.</summary>
    public static Refusal CodeChanged(string code) => new Refusal("plan-deeds.code-changed", ("code", code)).At("Definition");
}
