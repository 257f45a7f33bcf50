using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Tests.Ledger;

public sealed class StrictnessTests
{
    [Theory]
    [InlineData("half-year", 1, "year", 1, Strictness.AsStrict)]
    [InlineData("year", 1, "year", 1, Strictness.AsStrict)]
    [InlineData("year", 1, "half-year", 1, Strictness.Laxer)]
    [InlineData("year", 4, "quarter", 1, Strictness.Laxer)]
    [InlineData("quarter", 1, "year", 5, Strictness.Laxer)]
    public void A_local_floor_is_compared_with_the_national_one(string ours, int ourCount, string theirs, int theirCount, Strictness expected) =>
        Assert.Equal(expected, StrictnessComparison.Of(AtLeast(ours, ourCount, "lecture"), AtLeast(theirs, theirCount, "lecture")));

    [Fact]
    public void Rules_about_different_things_are_not_compared() =>
        Assert.Equal(Strictness.NotComparable, StrictnessComparison.Of(AtLeast("year", 1, "lecture"), AtLeast("month", 1, "theme-day")));

    [Fact]
    public void A_local_rule_may_not_turn_a_shall_into_a_generally() =>
        Assert.Equal(Strictness.Laxer, StrictnessComparison.Of(AtLeast("year", 1, "lecture") with { Modality = Modality.Generally }, AtLeast("year", 1, "lecture")));

    [Theory]
    [InlineData("20 days", Strictness.AsStrict)]
    [InlineData("1 month", Strictness.AsStrict)]
    [InlineData("32 days", Strictness.Laxer)]
    public void A_shorter_time_limit_is_stricter(string latest, Strictness expected) =>
        Assert.Equal(expected, StrictnessComparison.Of(Within(latest), Within("1 month")));

    [Theory]
    [InlineData("1", "2", Strictness.AsStrict)]
    [InlineData("1.5", "2", Strictness.AsStrict)]
    [InlineData("0.5", "2", Strictness.Laxer)]
    [InlineData("1", "3", Strictness.Laxer)]
    public void A_share_may_be_narrower_not_wider(string low, string high, Strictness expected) =>
        Assert.Equal(expected, StrictnessComparison.Of(Share(low, high), Share("1", "2")));

    [Theory]
    [InlineData("2 years", Strictness.AsStrict)]
    [InlineData("11 months", Strictness.Laxer)]
    public void A_longer_wait_is_stricter(string wait, Strictness expected) =>
        Assert.Equal(expected, StrictnessComparison.Of(NotBefore(wait), NotBefore("1 year")));

    private static Requirement AtLeast(string cadence, int count, string kind) => Made(cadence, $"{{at_least: {count}, of: {{kinds: [{kind}], role: led}}}}");

    private static Requirement Within(string latest) => Made("event", $"{{within: {{latest: {latest}}}, after: {{kinds: [applied]}}, of: {{kinds: [applicant-talk]}}}}");

    private static Requirement NotBefore(string wait) => Made("event", $"{{not_before: {wait}, after: {{kinds: [applied]}}, of: {{kinds: [admitted]}}}}");

    private static Requirement Share(string low, string high) => Made("standing", $"{{share: {{numerator: full-time-cadres, denominator: unit-staff, low: {low}, high: {high}}}}}");

    private static Requirement Made(string cadence, string measure)
    {
        Assert.True(Kebab.TryRead<Cadence>(cadence, out var often));
        return new Requirement
        {
            Code = "XX-01",
            Title = new("", ""),
            Text = new("", ""),
            Source = new(new("", ""), new("", ""), true),
            InForce = Period.Always,
            Subject = new(SubjectKind.Organization),
            Cadence = often,
            Measure = RequirementReader.ReadMeasure(measure).Value!,
        };
    }
}
