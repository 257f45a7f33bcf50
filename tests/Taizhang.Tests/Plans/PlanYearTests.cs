using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Plans;
using Taizhang.Plans.Execution;

namespace Taizhang.Tests.Plans;

public sealed class PlanYearTests(AdoptedPlanStore adopted) : IClassFixture<AdoptedPlanStore>
{
    [Theory]
    [InlineData(null, 2026)]
    [InlineData("", 2026)]
    [InlineData("2025", 2025)]
    [InlineData(" 2025 ", 2025)]
    [InlineData("all", null)]
    public void A_word_names_a_year_or_all_and_no_word_that_of_the_day(string? word, int? year) =>
        Assert.Equal(new PlanYear(year), PlanYear.Read(word, AdoptedPlanStore.Today));

    [Theory]
    [InlineData("last")]
    [InlineData("20")]
    [InlineData("-2026")]
    [InlineData("99999999999")]
    [InlineData("<script>")]
    public void Anything_else_is_no_year(string word) => Assert.Null(PlanYear.Read(word, AdoptedPlanStore.Today));

    [Fact]
    public void The_years_offered_are_those_of_the_plan_of_what_is_asked_and_of_today() =>
        Assert.Equal([2024, 2025, 2026, 2027], PlanYear.Offered(2024, 2025, ["2027-Q1", "standing", "once", "2025-06"], AdoptedPlanStore.Today));

    [Theory]
    [InlineData("2025")]
    [InlineData("2026")]
    [InlineData("all")]
    public async Task The_execution_ledger_and_the_plan_count_the_same_duties(string word)
    {
        var year = PlanYear.Read(word, AdoptedPlanStore.Today)!.Value;
        var (ledger, _) = await adopted.AskAsync(new(adopted.PlanId, null, "李芳", Year: year));
        var progress = await adopted.Store.AskAsync<PlanProgress, ILookup<long, RequirementProgress>>(reading => reading.ReadAsync(adopted.PlanId, adopted.RootId, default));

        var counts = progress.SelectMany(group => group).Select(each => each.Of(year)).Aggregate(StateCounts.None, (sum, each) => sum.Plus(each.Total));

        Assert.NotNull(ledger);
        Assert.True(counts.All > 200);
        Assert.Equal(
            (counts.Met + counts.MetLate, counts.Missed, counts.Running + counts.DueSoon, counts.All),
            (ledger.Rows.Sum(row => row.DutiesMet + row.DutiesEarly), ledger.Rows.Sum(row => row.DutiesMissed), ledger.Rows.Sum(row => row.DutiesRunning), ledger.Duties.Count));
    }

    [Fact]
    public async Task All_years_together_are_more_than_one_and_say_so()
    {
        var (one, _) = await adopted.AskAsync(new(adopted.PlanId, null, "李芳"));
        var (all, _) = await adopted.AskAsync(new(adopted.PlanId, null, "李芳", Year: PlanYear.All));

        Assert.True(all!.Duties.Count > one!.Duties.Count);
        Assert.Equal(("2026年度", "全部年度"), (one.Years, all.Years));
        Assert.All(all.Rows, row => Assert.Equal("", row.Theme));
    }

    [Fact]
    public async Task A_year_that_is_over_ends_with_what_was_noted_in_it()
    {
        var (ledger, _) = await adopted.AskAsync(new(adopted.PlanId, null, "李芳", Year: new PlanYear(2025)));

        Assert.DoesNotContain(ledger!.Rows, row => row.Problems.Count > 0);
        Assert.All(ledger.Rows, row => Assert.Contains("2025", row.Theme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_on_a_part_without_a_row_would_be_seen_nowhere_and_is_refused()
    {
        var section = await adopted.Store.AskAsync<TaizhangDb, long>(db => db.PlanClauses.Where(clause => clause.PlanId == adopted.PlanId && clause.Level == ClauseLevel.Section && !db.Requirements.Any(requirement => requirement.ClauseId == clause.Id)).Select(clause => clause.Id).FirstAsync());

        var outcome = await adopted.Store.AskAsync<NoteMeasure, Outcome>(notes => notes.RunAsync(new(section, AdoptedPlanStore.Today) { Progress = "x" }, Actor.System));

        Assert.Equal("execution.no-row", Assert.Single(outcome.Refusals).Code);
    }

    [Fact]
    public async Task Who_sees_only_the_own_duties_is_not_shown_them_as_the_whole()
    {
        var branch = await adopted.Store.AskAsync<TaizhangDb, (string Path, long Member)>(async db =>
        {
            var member = await db.Members.OrderBy(each => each.Id).FirstAsync();
            return ((await db.Organizations.FirstAsync(each => each.Id == member.OrganizationId)).Path, member.Id);
        });

        var (ledger, refusal) = await adopted.AskAsync(new(adopted.PlanId, null, "x"), new Scope(branch.Path, branch.Member));

        Assert.Null(ledger);
        Assert.Equal(ExecutionRefusals.OfAnOrganization, refusal);
    }
}
