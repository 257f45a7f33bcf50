using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Tests.Ledger;

public sealed class RequirementReaderTests
{
    private const string Good = """
        code: BR-10
        version: 2
        title: {zh: 支部党员大会, en: General meeting}
        text: {zh: 一般每季度一次, en: Generally once a quarter}
        document: {zh: 条例, en: Regulations}
        article: {zh: 第十一条, en: Art. 11, confirmed: false}
        in_force: {from: 2018-10-28}
        modality: generally
        subject:
          organizations: [branch, joint-branch]
          when: [{property: full-members, at_least: 3}]
        cadence: quarter
        measure: {at_least: 1, of: {kinds: [general-meeting], quorum: {more_than: 1/2}}}
        grace_days: 5
        exempt: [abroad]
        """;

    [Fact]
    public void A_requirement_is_read_with_all_it_says()
    {
        var read = RequirementReader.Read(Good);

        Assert.True(read.IsGood, string.Join(Environment.NewLine, read.Problems));
        var requirement = read.Value!;
        Assert.Equal(("BR-10", 2, Modality.Generally, Cadence.Quarter), (requirement.Code, requirement.Version, requirement.Modality, requirement.Cadence));
        Assert.False(requirement.Source.ArticleConfirmed);
        Assert.Equal(new Period(new(2018, 10, 28), DateOnly.MaxValue), requirement.InForce);
        Assert.Equal(new Quorum(1, 2, Strict: true), Assert.IsType<Measure.AtLeast>(requirement.Measure).Of.Quorum);
        Assert.Equal((5, 15), (requirement.GraceDays, requirement.RemindDays));
        Assert.Equal(new RegistryCondition(RegistryProperty.FullMembers, 3, null), Assert.Single(requirement.Subject.When));
    }

    [Fact]
    public void Hours_and_money_are_kept_in_hundredths()
    {
        var total = Assert.IsType<Measure.Total>(Measured("{total: 32.5, unit: hours, of: {kinds: [study], role: attended}, per_day: 8}"));

        Assert.Equal((3250, 800), (total.Amount, total.PerDay));
    }

    [Theory]
    [InlineData("1 month", 1, SpanUnit.Month)]
    [InlineData("30 days", 30, SpanUnit.Day)]
    [InlineData("5 working days", 5, SpanUnit.WorkingDay)]
    [InlineData("2 years", 2, SpanUnit.Year)]
    public void A_length_of_time_is_read(string text, int amount, SpanUnit unit)
    {
        var within = Assert.IsType<Measure.Within>(Measured($"{{within: {{latest: {text}}}, after: {{kinds: [applied]}}, of: {{kinds: [applicant-talk]}}}}"));

        Assert.Equal(new Span(amount, unit), within.Latest);
        Assert.Equal(new Span(0, SpanUnit.Day), within.Earliest);
    }

    [Fact]
    public void Every_problem_is_told_at_once_with_its_place()
    {
        var read = RequirementReader.Read(Good
            .Replace("modality: generally", "modality: perhaps", StringComparison.Ordinal)
            .Replace("grace_days: 5", "grace: 5", StringComparison.Ordinal)
            .Replace("from: 2018-10-28", "from: 2018-13-28", StringComparison.Ordinal)
            .Replace("more_than: 1/2", "more_than: 3/2", StringComparison.Ordinal), "br-10");

        Assert.Null(read.Value);
        Assert.Equal(
            [("rules.not-a-day", 7, 18), ("rules.unknown-word", 8, 11), ("rules.not-a-fraction", 13, 75), ("rules.unknown-key", 14, 1)],
            read.Problems.Select(problem => (problem.Code, problem.Line, problem.Column)));
        Assert.StartsWith("br-10(7,18): rules.not-a-day: “2018-13-28”", read.Problems[0].ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Wrong() => new()
    {
        { "modality: generally", "", "rules.missing" },
        { "from: 2018-10-28", "to: 2018-10-28", "rules.missing" },
        { "in_force: {from: 2018-10-28}", "in_force: {from: 2018-10-28, to: 2018-10-27}", "rules.from-after-to" },
        { "kinds: [general-meeting]", "kinds: [members-meeting]", "rules.unknown-word" },
        { "kinds: [general-meeting]", "kinds: [General-Meeting]", "rules.unknown-word" },
        { "kinds: [general-meeting]", "kinds: general-meeting", "rules.not-a-list" },
        { "kinds: [general-meeting]", "kinds: []", "rules.missing" },
        { "at_least: 1,", "at_least: 0,", "rules.out-of-range" },
        { "at_least: 1,", "at_least: one,", "rules.not-a-number" },
        { "at_least: 1,", "at_least: 1, total: 5,", "rules.not-one-measure" },
        { "measure: {at_least: 1, ", "measure: {", "rules.not-one-measure" },
        { "quorum: {more_than: 1/2}", "quorum: {more_than: 1/2, at_least: 1/2}", "rules.not-one-quorum" },
        { "quorum: {more_than: 1/2}", "quorum: {more_than: half}", "rules.not-a-fraction" },
        { "quorum: {more_than: 1/2}", "quorum: half", "rules.not-a-map" },
        { "quorum: {more_than: 1/2}", "own: yes", "rules.not-yes-or-no" },
        { "at_least: 3", "at_least: 3, at_most: 2", "rules.low-above-high" },
        { "at_least: 3", "least: 3", "rules.unknown-key" },
        { "property: full-members", "property: age", "rules.property-and-subject" },
        { "  organizations: [branch, joint-branch]", "  organizations: all\n  members: {}", "rules.not-one-subject" },
        { "cadence: quarter", "cadence: event", "rules.measure-and-cadence" },
        { "cadence: quarter", "cadence: once", "rules.due-on-and-once" },
        { "cadence: quarter", "cadence: quarter\ndue_on: 2020-12-31", "rules.due-on-and-once" },
        { "code: BR-10", "code: [BR-10]", "rules.not-text" },
        { "code: BR-10", "code: BR-10\ncode: BR-11", "rules.not-yaml" },
        { "code: BR-10", "code: &a BR-10\nnote: *a", "rules.alias" },
        { "exempt: [abroad]", "exempt: [abroad", "rules.not-yaml" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Bad_input_is_told_what_is_wrong_in_both_languages(string good, string bad, string code)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var read = RequirementReader.Read(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(read.Value);
        Assert.Contains(code, read.Problems.Select(problem => problem.Code));
        Assert.All(read.Problems, RuleWords.AreThere);
    }

    public static TheoryData<string, string> WrongTexts() => new()
    {
        { "", "rules.empty" },
        { "just words", "rules.not-one-map" },
        { "[1, 2]", "rules.not-one-map" },
        { "a: 1\n---\nb: 2", "rules.not-one-map" },
        { "\u0000", "rules.empty" },
        { new string('[', 100_000), "rules.too-deep" },
        { new string(' ', 1_000_001), "rules.too-long" },
    };

    [Theory]
    [MemberData(nameof(WrongTexts))]
    public void A_text_that_is_no_definition_is_refused(string text, string code)
    {
        var read = RequirementReader.Read(text);

        Assert.Null(read.Value);
        Assert.Equal(code, Assert.Single(read.Problems).Code);
        Assert.All(read.Problems, RuleWords.AreThere);
    }

    [Theory]
    [InlineData("{within: {latest: soon}, after: {kinds: [applied]}, of: {kinds: [applicant-talk]}}", "rules.not-a-span")]
    [InlineData("{within: {latest: 9999999 years}, after: {kinds: [applied]}, of: {kinds: [applicant-talk]}}", "rules.not-a-span")]
    [InlineData("{within: {latest: 900 years}, after: {kinds: [applied]}, of: {kinds: [applicant-talk]}}", "rules.not-a-span")]
    [InlineData("{within: {earliest: 2 months, latest: 30 days}, after: {kinds: [applied]}, of: {kinds: [applicant-talk]}}", "rules.low-above-high")]
    [InlineData("{within: {}, after: {kinds: [applied]}, of: {kinds: [applicant-talk]}}", "rules.missing")]
    [InlineData("{not_before: 1 year, of: {kinds: [applicant-talk]}}", "rules.missing")]
    [InlineData("{share: {numerator: full-time-cadres, denominator: unit-staff, low: 2, high: 1}}", "rules.low-above-high")]
    [InlineData("{share: {numerator: full-time-cadres, denominator: unit-staff, low: -1, high: 1}}", "rules.out-of-range")]
    [InlineData("{share: {numerator: full-time-cadres, denominator: unit-staff, low: 1}}", "rules.missing")]
    [InlineData("{total: 0.001, unit: hours, of: {kinds: [study]}}", "rules.out-of-range")]
    [InlineData("{total: 99999999999999999999, unit: hours, of: {kinds: [study]}}", "rules.out-of-range")]
    [InlineData("{total: 32, of: {kinds: [study]}}", "rules.missing")]
    [InlineData("{growth: {}, of: {kinds: [party-budget]}}", "rules.missing")]
    [InlineData("{holds: []}", "rules.missing")]
    [InlineData("{holds: [{property: age}]}", "rules.missing")]
    [InlineData("{}", "rules.not-one-measure")]
    public void A_measure_that_says_nothing_sound_is_refused(string text, string code)
    {
        var read = RequirementReader.ReadMeasure(text);

        Assert.Null(read.Value);
        Assert.Contains(code, read.Problems.Select(problem => problem.Code));
        Assert.All(read.Problems, RuleWords.AreThere);
    }

    private static Measure Measured(string text)
    {
        var read = RequirementReader.ReadMeasure(text);
        Assert.True(read.IsGood, string.Join(Environment.NewLine, read.Problems));
        return read.Value!;
    }
}
