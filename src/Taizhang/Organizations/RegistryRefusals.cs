using Taizhang.Kernel;

namespace Taizhang.Organizations;

/// <summary>The ways a change to the registry may be refused.</summary>
public static class RegistryRefusals
{
    /// <summary>The day has not come yet.</summary>
    public static Refusal InTheFuture(string field, DateOnly today) => new Refusal("registry.in-the-future", ("today", today)).At(field);

    /// <summary>The day is too far ahead to be meant.</summary>
    public static Refusal TooFar(string field, DateOnly last) => new Refusal("registry.too-far", ("last", last)).At(field);

    /// <summary>The day lies before the first that can be.</summary>
    public static Refusal NotBefore(string field, DateOnly first) => new Refusal("registry.not-before", ("first", first)).At(field);

    /// <summary>The end lies before the beginning.</summary>
    public static Refusal EndsBeforeItBegins(string field) => new Refusal("registry.ends-before-it-begins").At(field);

    /// <summary>A text longer than the store keeps.</summary>
    public static Refusal TooLong(string field, int longest) => new Refusal("registry.too-long", ("longest", longest)).At(field);

    /// <summary>The code names another.</summary>
    public static Refusal CodeTaken(string name) => new Refusal("registry.code-taken", ("name", name)).At("Code");

    /// <summary>An existing organization has this name.</summary>
    public static Refusal NameTaken(string code) => new Refusal("registry.name-taken", ("code", code)).At("Name");

    /// <summary>There is a top of the hierarchy already.</summary>
    public static Refusal HasTop(string name) => new Refusal("registry.has-top", ("name", name)).At("ParentId");

    /// <summary>This kind does not belong under that one.</summary>
    public static Refusal WrongPlace { get; } = new Refusal("registry.wrong-place").At("ParentId");

    /// <summary>An organization cannot hang under itself or what is below it.</summary>
    public static Refusal Cycle(string name) => new Refusal("registry.cycle", ("name", name)).At("ParentId");

    /// <summary>The organization above is not the writer's to see, or is not there on the day.</summary>
    public static Refusal AboveNotThere { get; } = new Refusal("registry.above-not-there").At("ParentId");

    /// <summary>Nothing differs from what is kept.</summary>
    public static Refusal NothingChanged { get; } = new("registry.nothing-changed");

    /// <summary>A dissolved organization is not changed.</summary>
    public static Refusal Dissolved(DateOnly on) => new("registry.dissolved", ("on", on));

    /// <summary>People still belong to it.</summary>
    public static Refusal HasMembers(int count) => new("registry.has-members", ("count", count));

    /// <summary>Organizations still hang under it.</summary>
    public static Refusal HasChildren(IReadOnlyList<string> names) => new("registry.has-children", ("names", names));

    /// <summary>This kind has no elected leaders with a term.</summary>
    public static Refusal HasNoTerm { get; } = new("registry.has-no-term");

    /// <summary>Longer than a term of this kind may last, in years.</summary>
    public static Refusal TermTooLong(int years) => new Refusal("registry.term-too-long", ("years", years)).At("EndsOn");

    /// <summary>No term runs.</summary>
    public static Refusal NoTermRuns { get; } = new("registry.no-term-runs");

    /// <summary>A figure must be a whole number of persons, or an amount with two decimals, and not negative.</summary>
    public static Refusal Amount { get; } = new Refusal("registry.amount").At("Amount");

    /// <summary>The entry was superseded meanwhile, or is not there.</summary>
    public static Refusal NoLongerStands { get; } = new Refusal("registry.no-longer-stands").At("EntryId");
}
