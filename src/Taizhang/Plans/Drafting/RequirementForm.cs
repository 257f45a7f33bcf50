using System.Collections.Immutable;
using Taizhang.Ledger;

namespace Taizhang.Plans.Drafting;

/// <summary>Whom a plan's requirement binds, in the choices a clerk is offered.</summary>
public enum Whom
{
    /// <summary>As it is; none of the others says it.</summary>
    AsItIs = 0,

    /// <summary>The organization whose plan it is.</summary>
    Office,

    /// <summary>Every branch.</summary>
    EveryBranch,

    /// <summary>The secretaries of branches.</summary>
    Secretaries,

    /// <summary>Leaders of division level.</summary>
    Leaders,

    /// <summary>Every member.</summary>
    Everyone,
}

/// <summary>How a plan's requirement is measured, in the choices a clerk is offered.</summary>
public enum MeasuredBy
{
    /// <summary>As it is: a share, a growth, a time limit, something that holds.</summary>
    AsItIs = 0,

    /// <summary>Records of a kind are counted.</summary>
    Times,

    /// <summary>Hours of study are added up.</summary>
    Hours,

    /// <summary>A person notes the progress.</summary>
    Notes,
}

/// <summary>What a clerk can change on a draft without knowing how rule files are written.</summary>
public sealed record RequirementForm
{
    /// <summary>The title in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The title in English.</summary>
    public required string EnglishTitle { get; init; }

    /// <summary>Whom it binds.</summary>
    public required Whom Whom { get; init; }

    /// <summary>How often.</summary>
    public required Cadence Cadence { get; init; }

    /// <summary>The day of one that asks once.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>How it is measured.</summary>
    public required MeasuredBy MeasuredBy { get; init; }

    /// <summary>The kind of record that counts.</summary>
    public FactKind Kind { get; init; } = FactKind.ThemeDay;

    /// <summary>The part the person takes in it.</summary>
    public FactRole Role { get; init; }

    /// <summary>Whether it must be in the person's own branch.</summary>
    public bool Own { get; init; }

    /// <summary>How many, at least.</summary>
    public decimal Count { get; init; } = 1;

    /// <summary>How strictly it asks.</summary>
    public Modality Modality { get; init; } = Modality.Shall;

    /// <summary>Days before the due day from which it is due soon.</summary>
    public int RemindDays { get; init; } = 15;

    /// <summary>A requirement as the form shows it.</summary>
    public static RequirementForm Of(Requirement requirement, DraftFrame frame)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        var filter = requirement.Measure.Filters.LastOrDefault();
        return new()
        {
            Title = requirement.Title.Chinese,
            EnglishTitle = requirement.Title.English,
            Whom = Subjects(frame).FirstOrDefault(each => Same(each.Value, requirement.Subject)).Key,
            Cadence = requirement.Cadence,
            DueOn = requirement.DueOn,
            MeasuredBy = requirement.Measure switch
            {
                Measure.Total { Unit: "hours" } => MeasuredBy.Hours,
                Measure.AtLeast { Of.Kinds: [FactKind.Progress] } or Measure.Total { Of.Kinds: [FactKind.Progress] } => MeasuredBy.Notes,
                Measure.AtLeast { Of.Kinds.Length: 1, Of.Quorum: null, DistinctBy: Part.None } => MeasuredBy.Times,
                _ => MeasuredBy.AsItIs,
            },
            Kind = filter is { Kinds: [var kind] } && kind != FactKind.Progress ? kind : FactKind.ThemeDay,
            Role = filter?.Role ?? FactRole.Held,
            Own = filter?.Own ?? false,
            Count = requirement.Measure switch { Measure.AtLeast atLeast => atLeast.Count, Measure.Total total => total.Amount / 100m, _ => 1 },
            Modality = requirement.Modality,
            RemindDays = requirement.RemindDays,
        };
    }

    /// <summary>The requirement as the form changes it; whether it is a good one is judged where it is read.</summary>
    public Requirement Apply(Requirement requirement, DraftFrame frame)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        var subject = Whom == Whom.AsItIs ? requirement.Subject : Subjects(frame)[Whom];
        var role = subject.Kind == SubjectKind.Organization ? FactRole.Held : Role == FactRole.Held ? FactRole.Attended : Role;
        return requirement with
        {
            Title = new(Title, EnglishTitle),
            Subject = subject,
            Cadence = Cadence,
            DueOn = Cadence == Cadence.Once ? DueOn : null,
            Modality = Modality,
            RemindDays = RemindDays,
            Measure = MeasuredBy switch
            {
                MeasuredBy.Times => new Measure.AtLeast((int)Count, new FactFilter([Kind], role, Own && subject.Kind == SubjectKind.Member)),
                MeasuredBy.Hours => new Measure.Total((long)(Count * 100), new FactFilter(FactWords.Study, role), "hours", 800),
                MeasuredBy.Notes when requirement.Measure is Measure.Total { Of.Kinds: [FactKind.Progress] } total => total with { Amount = (long)(Count * 100) },
                MeasuredBy.Notes => new Measure.AtLeast((int)Count, new FactFilter([FactKind.Progress], FactRole.Held)),
                _ => requirement.Measure,
            },
        };
    }

    private static ImmutableSortedDictionary<Whom, SubjectSelector> Subjects(DraftFrame frame) => new Dictionary<Whom, SubjectSelector>
    {
        [Whom.Office] = SubjectWords.Office(frame),
        [Whom.EveryBranch] = SubjectWords.EveryBranch,
        [Whom.Secretaries] = SubjectWords.Secretaries,
        [Whom.Leaders] = SubjectWords.Leaders,
        [Whom.Everyone] = SubjectWords.Everyone,
    }.ToImmutableSortedDictionary(each => each.Key, each => each.Value with { UnderId = frame.OfficeId });

    private static bool Same(SubjectSelector one, SubjectSelector other) =>
        one.Kind == other.Kind && one.MinimumRank == other.MinimumRank && one.UnderId == other.UnderId && one.When.IsEmpty && other.When.IsEmpty
        && one.Types.SequenceEqual(other.Types) && one.Posts.SequenceEqual(other.Posts) && one.PostsIn.SequenceEqual(other.PostsIn) && one.Standings.SequenceEqual(other.Standings);
}
