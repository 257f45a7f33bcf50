using Taizhang.Ledger;
using Taizhang.Regulations;

namespace Taizhang.Tests.Regulations;

public sealed class AmendmentTests
{
    private static readonly RuleBook Book = RuleBook.Shipped();

    [Theory]
    [InlineData("2020-07-12", 1, DutyState.Missed)]
    [InlineData("2020-07-13", 2, DutyState.Met)]
    public void The_same_election_is_judged_by_the_rule_of_the_day_the_term_ended(string ends, int number, DutyState expected)
    {
        var day = DateOnly.Parse(ends, System.Globalization.CultureInfo.InvariantCulture);
        var rule = Book.Find("EL-02")!;
        var version = rule.On(day)!;
        var fourFifths = version.Cases[0] with
        {
            On = day.AddDays(5),
            PeriodKey = ends,
            Facts = [Fact(FactKind.TermEnds, day, -1, -1), Fact(FactKind.TermElection, day.AddDays(-1), 8, 10)],
        };

        var result = RuleCaseRunner.Run(rule, version, fourFifths, WorkingDays.WeekdaysOnly);

        Assert.Equal((number, expected), (version.Number, result.State));
    }

    [Fact]
    public void A_case_that_says_the_wrong_thing_is_found_out()
    {
        var rule = Book.Find("BR-10")!;
        var version = rule.Versions[0];
        var wrong = version.Cases[0] with { Expect = DutyState.Missed };

        Assert.True(RuleCaseRunner.Run(rule, version, version.Cases[0], WorkingDays.WeekdaysOnly).Fulfils(version.Cases[0]));
        Assert.False(RuleCaseRunner.Run(rule, version, wrong, WorkingDays.WeekdaysOnly).Fulfils(wrong));
    }

    [Fact]
    public void A_case_that_names_a_near_miss_that_was_none_is_found_out()
    {
        var rule = Book.Find("BR-10")!;
        var version = rule.Versions[0];
        var wrong = version.Cases.First(each => each.Near.Contains(Mismatch.NoQuorum)) with { Near = [Mismatch.TooLate] };

        Assert.False(RuleCaseRunner.Run(rule, version, wrong, WorkingDays.WeekdaysOnly).Fulfils(wrong));
    }

    private static CaseFact Fact(FactKind kind, DateOnly on, int present, int entitled) => new(kind, FactRole.Held, on, 0, present, entitled, false, on);
}
