using CsCheck;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;

namespace Taizhang.Tests.Ledger;

/// <summary>A small registry, what happened in it, what was asked, and the day it is looked at.</summary>
internal sealed record World(IReadOnlyList<Requirement> Requirements, Func<Registry> Registry, IReadOnlyList<Fact> Facts, DateOnly Day)
{
    public static DateOnly KeptFrom { get; } = new(2025, 1, 1);

    public EvaluationWindow Window => WindowOn(Day);

    public static EvaluationWindow WindowOn(DateOnly day) => new(KeptFrom, day, WorkingDays.WeekdaysOnly);

    /// <summary>Every duty by its name, from these facts.</summary>
    public Dictionary<string, JudgedDuty> Judge(IEnumerable<Fact>? facts = null, EvaluationWindow? window = null)
    {
        var evaluation = new Evaluation(Requirements, Registry(), window ?? Window);
        foreach (var fact in facts ?? Facts)
        {
            evaluation.Add(fact);
        }

        return evaluation.Conclude().ToDictionary(Name);
    }

    public static string Name(JudgedDuty duty) => $"{duty.Requirement.Code}/{duty.PeriodKey}/{duty.Subject}";

    /// <summary>All that is kept of a duty, to be compared.</summary>
    public static IEnumerable<string> Told(IReadOnlyDictionary<string, JudgedDuty> duties) =>
        duties.Select(duty => $"{duty.Key} {duty.Value.State} {duty.Value.Reason} o{duty.Value.OrganizationId} {duty.Value.Verdict} {duty.Value.TurnsOn}").Order(StringComparer.Ordinal);

    /// <summary>How a world is shown when a property fails in it.</summary>
    public override string ToString() =>
        $"on {Day:yyyy-MM-dd}\n{string.Join('\n', Requirements.Select(requirement => $"{requirement.Code} {requirement.Cadence} {Shape.Of(requirement.Measure)} {requirement.InForce} grace {requirement.GraceDays} due {requirement.DueOn} read {Shape.Of(requirement.Readings)}"))}\n{string.Join('\n', Facts)}";
}

/// <summary>Makes worlds in which requirements and facts meet often.</summary>
internal static class Worlds
{
    private const int Branches = 3;
    private const int People = 6;
    private static readonly FactKind[] Kinds = [FactKind.GeneralMeeting, FactKind.Lecture, FactKind.Study, FactKind.TermEnds, FactKind.TermElection];

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 729].Select(offset => World.KeptFrom.AddDays(offset));

    private static readonly Gen<Quorum?> AnyQuorum = Gen.Frequency((3, Gen.Const((Quorum?)null)), (1, Gen.Select(Gen.Int[1, 3], Gen.Bool, (upper, strict) => (Quorum?)new Quorum(upper, 3, strict))));

    /// <summary>Facts of a day up to the last of 2026.</summary>
    public static Gen<Fact> Fact { get; } = Gen.Select(
        Gen.Select(Pick(Kinds), Gen.Enum<FactRole>(), Gen.Long[1, Branches + 1], Gen.Long[1, People], (kind, role, organization, member) => (kind, role, organization, member)),
        Gen.Select(Day, Gen.Long[0, 40], Gen.Int[0, 9], Gen.Int[0, 60], Gen.Long[1, 1L << 40], (on, halves, present, delay, record) => (on, halves, present, delay, record)),
        (what, when) => new Fact(
            what.kind,
            what.role,
            what.organization,
            what.role == FactRole.Held ? 0 : what.member,
            when.on,
            when.halves * 50,
            when.present,
            9,
            new RecordReference(RecordSource.Activity, when.record),
            when.on.AddDays(when.delay)));

    /// <summary>Worlds whose registry stands still.</summary>
    public static Gen<World> Still { get; } = Of(Gen.Const(RegistryShape.Still));

    /// <summary>Worlds in which people come and go.</summary>
    public static Gen<World> Moving { get; } = Of(RegistryShape.Moving(Branches, People));

    private static Gen<World> Of(Gen<RegistryShape> registry) => Gen.Select(
        registry,
        Requirement.List[1, 4],
        Fact.List[0, 40],
        Gen.Int[0, 364].Select(offset => new DateOnly(2026, 1, 1).AddDays(offset)),
        (shape, requirements, facts, day) => new World(
            [.. requirements.Select((requirement, index) => requirement with { Code = $"P-{index}", Id = index + 1 })],
            () => shape.Build(Branches, People),
            [.. facts.DistinctBy(fact => fact.Record)],
            day));

    private static Gen<Requirement> Requirement => Gen.Enum<SubjectKind>().SelectMany(subject => Gen.Select(
        AnyMeasure(subject),
        Pick(Cadence.Month, Cadence.Quarter, Cadence.HalfYear, Cadence.Year, Cadence.Once, Cadence.Event),
        Gen.Select(Day, Gen.Int[0, 40], Gen.Int[0, 60], Gen.Bool, Day, (begins, grace, remind, isOld, due) => (begins, grace, remind, isOld, due)),
        (measure, cadence, rest) => new Requirement
        {
            Code = "",
            Version = 1,
            Title = new("", ""),
            Text = new("", ""),
            Source = new RequirementSource(new("", ""), new("", ""), false),
            Modality = Modality.Must,
            InForce = Period.Since(rest.isOld ? new DateOnly(2020, 1, 1) : rest.begins),
            BindsRunningPeriod = rest.isOld,
            Subject = Selector(subject, rest.grace % 5),
            Cadence = measure is Measure.Within or Measure.NotBefore ? Cadence.Event : cadence == Cadence.Event ? Cadence.Year : cadence,
            Measure = measure,
            DueOn = cadence == Cadence.Once ? (rest.due < rest.begins ? rest.begins : rest.due) : null,
            GraceDays = rest.grace / 2,
            RemindDays = rest.remind,
        })).SelectMany(requirement => Gen.Select(AnyReading(requirement), Day, (reading, from) => reading is null ? requirement : requirement with { Readings = [new(1, from, DateOnly.MaxValue, reading)] }));

    /// <summary>Another way to count, from a day on, for what is counted or added up.</summary>
    private static Gen<Measure?> AnyReading(Requirement requirement) => requirement.Measure is Measure.AtLeast or Measure.Total
        ? Gen.Frequency((3, Gen.Const((Measure?)null)), (1, Counting(requirement.Subject.Kind).Select(measure => (Measure?)measure)))
        : Gen.Const((Measure?)null);

    /// <summary>Everyone of the kind, or those of whom the registry tells something that may change.</summary>
    private static SubjectSelector Selector(SubjectKind subject, int form) => (subject, form) switch
    {
        (SubjectKind.Organization, 1) => new(subject) { When = [new(RegistryProperty.OnRoll, 2, null)] },
        (SubjectKind.Organization, 2) => new(subject) { When = [new(RegistryProperty.Members, 3, 5)] },
        (SubjectKind.Member, 1) => new(subject) { NotInNewOrganization = true },
        (SubjectKind.Member, 2) => new(subject) { When = [new(RegistryProperty.Age, 30, null)] },
        (SubjectKind.Member, 3) => new(subject) { Standings = [Standing.Probationary] },
        _ => new(subject),
    };

    private static Gen<Measure> Counting(SubjectKind subject) => Gen.Frequency(
        (1, Gen.Select(Gen.Int[1, 4], Filter(subject), Gen.Enum<Part>(), (count, of, part) => (Measure)new Measure.AtLeast(count, of, part))),
        (1, Gen.Select(Gen.Long[1, 60], Filter(subject), Gen.Long[0, 20], (amount, of, perDay) => (Measure)new Measure.Total(amount * 100, of, "hours", perDay * 100))));

    private static Gen<Measure> AnyMeasure(SubjectKind subject) => Gen.Frequency(
        (8, Counting(subject)),
        (1, Gen.Select(Filter(subject), Filter(subject), Gen.Int[-60, 0], Gen.Int[0, 90], (after, of, earliest, latest) => (Measure)new Measure.Within(after, of, new(earliest, SpanUnit.Day), new(latest, SpanUnit.Day)))),
        (1, Gen.Select(Filter(subject), Filter(subject), Gen.Int[0, 12], (after, of, wait) => (Measure)new Measure.NotBefore(after, of, new(wait, SpanUnit.Month)))),
        (1, Gen.Select(Filter(subject), Gen.Int[-20, 50], (of, rate) => (Measure)new Measure.Growth(of, rate))));

    private static Gen<FactFilter> Filter(SubjectKind subject) => Gen.Select(
        Pick(Kinds).Array[1, 2],
        subject == SubjectKind.Organization ? Gen.Const(FactRole.Held) : Pick(FactRole.Led, FactRole.Attended),
        subject == SubjectKind.Organization ? Gen.Const(false) : Gen.Bool,
        AnyQuorum,
        (kinds, role, own, quorum) => new FactFilter([.. kinds.Distinct()], role, own, quorum));

    public static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
