using CsCheck;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Tests.Ledger;

/// <summary>Makes requirements of every form that can be written, with every kind of text.</summary>
internal static class RequirementGenerators
{
    private static readonly RegistryProperty[] OfMembers = [RegistryProperty.StandingYears, RegistryProperty.Age];
    private static readonly RegistryProperty[] OfOrganizations = [.. Enum.GetValues<RegistryProperty>().Except(OfMembers)];

    private static readonly Gen<string> Text = Gen.OneOf(
        OneOf("", "null", "~", "true", "2018-10-28", "1/2", "a: b", "# no comment", "- item", "{x}", "[y]", "*alias", "&anchor", "!tag", "%directive", "'single'", "\"double\"", "back\\slash", " leading", "trailing ", "line\nbreak", "\r\n", "\ttab", "\u0001\u0007\u001b", "\u0085\u2028\u2029", "\ufeffmark", "𠮷野家", "党支部：三会一课", "<script>&amp;</script>"),
        Gen.Char['\u0000', '\ud7ff'].Array[0, 12].Select(letters => new string(letters)));

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 20000].Select(days => new DateOnly(1990, 1, 1).AddDays(days));

    private static readonly Gen<Period> Days = Gen.Select(Day, Gen.Int[0, 3000], Gen.Bool, (from, length, isOpen) => Period.Since(from, isOpen ? null : from.AddDays(length)));

    private static readonly Gen<Bilingual> Both = Gen.Select(Text, Text, (chinese, english) => new Bilingual(chinese, english));

    private static readonly Gen<Quorum?> AnyQuorum = Gen.OneOf(
        Gen.Const((Quorum?)null),
        Gen.Select(Gen.Int[1, 9], Gen.Int[0, 9], Gen.Bool, (upper, more, strict) => (Quorum?)new Quorum(upper, upper + more, strict)));

    private static readonly Gen<FactFilter> Filter = Gen.Select(
        Gen.Enum<FactKind>().Array[1, 4], Gen.Enum<FactRole>(), Gen.Bool, AnyQuorum, Gen.Int[0, 5], (kinds, role, own, quorum, tag) => new FactFilter([.. kinds], role, own, quorum, tag));

    private static readonly Gen<Span> Later = Gen.Select(Gen.Int[0, 60], Gen.Enum<SpanUnit>(), (amount, unit) => new Span(amount, unit));

    private static readonly Gen<Span> Earlier = Gen.Select(Gen.Int[-60, 0], Gen.Enum<SpanUnit>(), (amount, unit) => new Span(amount, unit));

    public static Gen<Measure> MeasureOf(SubjectKind subject) => Gen.OneOf(
        Gen.Select(Gen.Int[1, 1000], Filter, Gen.Enum<Part>(), (count, of, part) => (Measure)new Measure.AtLeast(count, of, part)),
        Gen.Select(Gen.Long[1, 1_000_000_000], Filter, OneOf("hours", "persons", "yuan", "项"), Gen.Long[0, 2400], (amount, of, unit, perDay) => (Measure)new Measure.Total(amount, of, unit, perDay)),
        Gen.Select(Filter, Filter, Earlier, Later, (after, of, earliest, latest) => (Measure)new Measure.Within(after, of, earliest, latest)),
        Gen.Select(Filter, Filter, Later, (after, of, wait) => (Measure)new Measure.NotBefore(after, of, wait)),
        Gen.Select(Property(subject), Property(subject), Gen.Int[0, 500], Gen.Int[0, 500], Gen.Enum<ShareRounding>(), (upper, lower, low, more, rounding) => (Measure)new Measure.Share(upper, lower, low / 10m, (low + more) / 10m, rounding)),
        Gen.Select(Filter, Gen.Int[-500, 500], (of, rate) => (Measure)new Measure.Growth(of, rate / 10m)),
        Condition(subject).Array[1, 3].Select(conditions => (Measure)new Measure.Holds([.. conditions])));

    public static Gen<Requirement> Requirement { get; } = Gen.Enum<SubjectKind>().SelectMany(kind => Gen.Select(MeasureOf(kind), Subject(kind), Bones(kind), (measure, subject, bones) => bones with
    {
        Subject = subject,
        Measure = measure,
        Cadence = CadenceFor(measure, bones.Cadence),
        DueOn = CadenceFor(measure, bones.Cadence) == Cadence.Once ? bones.DueOn : null,
    }));

    private static Gen<Requirement> Bones(SubjectKind kind) => Gen.Select(
        Gen.Select(Both, Both, Both, Both, (title, text, document, article) => (title, text, document, article)),
        Gen.Select(Gen.Int[1, 20], Days, Day, Gen.Bool, Gen.Enum<Modality>(), (version, days, due, flag, modality) => (version, days, due, flag, modality)),
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 400], Gen.Enum<CircumstanceKind>().Array[0, 3], Gen.Enum<Cadence>(), (grace, remind, exempt, cadence) => (grace, remind, exempt, cadence)),
        Gen.Select(Gen.Long[1, 99], Days, MeasureOf(kind), (id, days, measure) => new AppliedReading(id, days.From, days.To, measure)).Array[0, 2],
        (texts, first, second, readings) => new Requirement
        {
            Code = "BR-10",
            Version = first.version,
            Title = texts.title,
            Text = texts.text,
            Source = new RequirementSource(texts.document, texts.article, first.flag, first.flag ? 7 : null, first.flag ? null : 9),
            Modality = first.modality,
            InForce = first.days,
            BindsRunningPeriod = !first.flag,
            Subject = new SubjectSelector(kind),
            Cadence = second.cadence,
            Measure = new Measure.Holds([]),
            DueOn = first.due,
            GraceDays = second.grace,
            RemindDays = second.remind,
            Exempt = [.. second.exempt],
            Readings = [.. readings],
        });

    private static Gen<SubjectSelector> Subject(SubjectKind kind) => Gen.Select(
        Gen.Enum<OrganizationType>().Array[0, 3],
        Gen.Enum<Standing>().Array[0, 3],
        Gen.Enum<PostKind>().Array[0, 3],
        Condition(kind).Array[0, 2],
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Enum<CadreRank>(), (under, fresh, rank) => (under, fresh, rank)),
        (types, standings, posts, when, rest) =>
        {
            var selector = new SubjectSelector(kind) { Types = [.. types], When = [.. when], UnderId = rest.under ? 17 : null };
            return kind == SubjectKind.Organization ? selector : selector with
            {
                Standings = [.. standings],
                Posts = [.. posts],
                PostsIn = rest.under ? [.. types] : [],
                MinimumRank = rest.under ? rest.rank : null,
                NotInNewOrganization = rest.fresh,
            };
        });

    private static Gen<RegistryProperty> Property(SubjectKind kind) => OneOf(kind == SubjectKind.Member ? OfMembers : OfOrganizations);

    private static Gen<RegistryCondition> Condition(SubjectKind kind) => Gen.Select(Property(kind), Gen.Int[-100, 100], Gen.Int[0, 100], Gen.Int[0, 2], (property, least, more, form) => form switch
    {
        0 => new RegistryCondition(property, least, null),
        1 => new RegistryCondition(property, null, least),
        _ => new RegistryCondition(property, least, least + more),
    });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Cadence CadenceFor(Measure measure, Cadence wanted) => measure switch
    {
        Measure.Within or Measure.NotBefore => Cadence.Event,
        Measure.Growth => wanted is Cadence.Event or Cadence.Once or Cadence.Standing ? Cadence.Year : wanted,
        Measure.Total => wanted is Cadence.Event or Cadence.Standing ? Cadence.Year : wanted,
        _ => wanted == Cadence.Event ? Cadence.Standing : wanted,
    };
}
