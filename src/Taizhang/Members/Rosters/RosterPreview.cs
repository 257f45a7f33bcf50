namespace Taizhang.Members.Rosters;

/// <summary>What becomes of a person by a roster.</summary>
public enum PersonChangeKind
{
    /// <summary>New in the registry.</summary>
    Added = 1,

    /// <summary>Left before, and back.</summary>
    Returned = 2,

    /// <summary>From one branch to another.</summary>
    Moved = 3,

    /// <summary>What is known is another than before.</summary>
    Changed = 4,

    /// <summary>No longer on the roll.</summary>
    Closed = 5,
}

/// <summary>One thing before and after: a text, a day, a standing, a gender, a rank, or posts.</summary>
public sealed record FieldChange(RosterField Field, object? Before, object? After);

/// <summary>A post with its organization's name, for people.</summary>
public sealed record NamedPost(PostKind Kind, string Organization, DateOnly From);

/// <summary>A membership that begins, in place of the one that holds now.</summary>
/// <param name="Ends">The one that holds now.</param>
/// <param name="LastDay">Its last day; null where it never really held.</param>
/// <param name="OrganizationId">The branch of the new one; null where none begins.</param>
/// <param name="Standing">The standing in the new one.</param>
/// <param name="From">The first day of the new one.</param>
public sealed record MembershipStep(KnownMembership? Ends, DateOnly? LastDay, long? OrganizationId, Standing Standing, DateOnly From);

/// <summary>A post that ends, begins, or is held since another day than was known.</summary>
/// <param name="Ends">The post as known.</param>
/// <param name="LastDay">Its last day; null where it never really held.</param>
/// <param name="Begins">The post from now on.</param>
public sealed record PostStep(KnownPost? Ends, DateOnly? LastDay, PostBegin? Begins);

/// <summary>A post that begins.</summary>
public sealed record PostBegin(long OrganizationId, PostKind Kind, DateOnly From);

/// <summary>A rank in place of another.</summary>
public sealed record RankStep(KnownRank? Ends, DateOnly? LastDay, CadreRank Rank, DateOnly From);

/// <summary>What the import does to one person.</summary>
/// <param name="Kind">What becomes of the person.</param>
/// <param name="Known">The person, if known.</param>
/// <param name="Wanted">What is to be known afterwards.</param>
/// <param name="Branch">The branch afterwards, by name.</param>
/// <param name="Place">The cell of the name; null for someone the roster does not have.</param>
public sealed record PersonChange(PersonChangeKind Kind, KnownPerson? Known, PersonFields Wanted, string Branch, RosterPlace? Place)
{
    /// <summary>What is said to be another than before.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>The step in membership, if there is one.</summary>
    public MembershipStep? Membership { get; init; }

    /// <summary>The steps in posts.</summary>
    public IReadOnlyList<PostStep> Posts { get; init; } = [];

    /// <summary>The step in rank.</summary>
    public RankStep? Rank { get; init; }
}

/// <summary>A cell of a sheet.</summary>
public sealed record RosterPlace(string Sheet, string Cell);

/// <summary>Someone on the roll of a branch of the roster whom the roster does not have.</summary>
public sealed record MissingPerson(KnownPerson Person, string Branch);

/// <summary>What a roster would do to the registry; nothing of it is done.</summary>
/// <param name="AsOf">The day the roster speaks of.</param>
/// <param name="Changes">What would become of whom.</param>
/// <param name="Unchanged">How many stand as they stood.</param>
/// <param name="Missing">Who is on the roll and not in the roster.</param>
/// <param name="Errors">What must be put right before anything is done.</param>
/// <param name="Warnings">What should be looked at.</param>
/// <param name="Sheets">The sheets of the file.</param>
public sealed record RosterPreview(
    DateOnly AsOf, IReadOnlyList<PersonChange> Changes, int Unchanged, IReadOnlyList<MissingPerson> Missing,
    IReadOnlyList<RosterProblem> Errors, IReadOnlyList<RosterProblem> Warnings, IReadOnlyList<RosterSheet> Sheets)
{
    /// <summary>From how many on closing needs a second yes.</summary>
    public const int Many = 10;

    /// <summary>How many of a kind.</summary>
    public int Count(PersonChangeKind kind) => Changes.Count(change => change.Kind == kind);
}

/// <summary>What a person chooses about an import.</summary>
/// <param name="AsOf">The day the roster speaks of.</param>
/// <param name="BranchId">The branch of those for whom the roster names none.</param>
/// <param name="ClosesMissing">Whether people on the roll and not in the roster are closed.</param>
public sealed record RosterChoices(DateOnly AsOf, long? BranchId = null, bool ClosesMissing = false);
