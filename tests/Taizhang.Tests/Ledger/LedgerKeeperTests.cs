using Microsoft.EntityFrameworkCore;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Ledger;

public sealed class LedgerKeeperTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, OnEachStore]
    public async Task What_is_kept_after_a_rebuild_equals_what_the_records_give(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);

        var differences = await store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default));

        Assert.Empty(differences);
        Assert.True(await store.AskAsync<TaizhangDb, int>(db => db.Duties.CountAsync()) > 1000);
    }

    [Theory, OnEachStore]
    public async Task Records_saved_corrected_and_withdrawn_leave_the_ledger_as_a_rebuild_would_make_it(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var branch = await store.AskAsync<TaizhangDb, Organization>(db => db.Organizations.FirstAsync(organization => organization.Code == "QC05"));
        var roll = await store.AskAsync<TaizhangDb, List<long>>(db => db.Members.Where(member => member.OrganizationId == branch.Id && member.JoinedOn < new DateOnly(2026, 1, 1)).Select(member => member.Id).ToListAsync());
        var request = new RecordActivity.Request(branch.Id, FactKind.ThemeDay, new DateOnly(2026, 11, 20), "爱绿护绿", 8) { PresentIds = roll };

        var first = await store.AskAsync<RecordActivity, Outcome>(record => record.RunAsync(request, Actor.System));
        var corrected = await store.AskAsync<RecordActivity, Outcome>(record => record.RunAsync(request with { HeldOn = new DateOnly(2026, 10, 20), CorrectsId = first.Id, Reason = "日期有误" }, Actor.System));
        var withdrawn = await store.AskAsync<WithdrawRecord, Outcome>(withdraw => withdraw.RunAsync(new(RecordSource.Activity, corrected.Id!.Value, "重复"), Actor.System));

        Assert.True(first.IsDone && corrected.IsDone && withdrawn.IsDone, string.Join(", ", first.Refusals.Concat(corrected.Refusals).Concat(withdrawn.Refusals)));
        Assert.Empty(await store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default)));
    }

    [Theory, OnEachStore]
    public async Task A_new_day_turns_the_page_and_a_day_passed_never_mends_what_was_missed(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var before = await store.AskAsync<TaizhangDb, int>(db => db.Duties.CountAsync(duty => duty.State == DutyState.Missed && duty.PeriodKey != CalendarPeriod.Standing));
        store.Clock.Advance(TimeSpan.FromDays(20));

        var isTurned = await store.AskAsync<LedgerKeeper, bool>(keeper => keeper.TurnToTodayAsync(default));

        Assert.True(isTurned);
        Assert.Empty(await store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default)));
        Assert.True(await store.AskAsync<TaizhangDb, int>(db => db.Duties.CountAsync(duty => duty.State == DutyState.Missed && duty.PeriodKey != CalendarPeriod.Standing)) >= before);
    }

    [Theory, OnEachStore]
    public async Task An_activity_that_cannot_be_is_refused_with_every_reason_at_once_and_nothing_is_kept(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var branch = await store.AskAsync<TaizhangDb, Organization>(db => db.Organizations.FirstAsync(organization => organization.Code == "QC05"));
        var stranger = await store.AskAsync<TaizhangDb, long>(db => db.Members.Where(member => member.OrganizationId != branch.Id).Select(member => member.Id).FirstAsync());
        var count = await store.AskAsync<TaizhangDb, int>(db => db.Activities.CountAsync());

        var outcome = await store.AskAsync<RecordActivity, Outcome>(record => record.RunAsync(new(branch.Id, FactKind.Lecture, Today.AddDays(3), " ", 25.25m) { PresentIds = [stranger] }, Actor.System));

        Assert.Equal(
            ["activities.hours", "activities.in-the-future", "activities.lecturer-missing", "activities.not-on-roll", "kernel.required"],
            outcome.Refusals.Select(refusal => refusal.Code).Order(StringComparer.Ordinal));
        Assert.All(outcome.Refusals, refusal => Assert.NotEqual(refusal.Code, Words.Say(refusal)));
        Assert.Equal(count, await store.AskAsync<TaizhangDb, int>(db => db.Activities.CountAsync()));
    }

    [Theory, OnEachStore]
    public async Task The_sums_of_an_explanation_equal_the_state_they_explain(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var requirements = await store.AskAsync<TaizhangDb, Dictionary<int, string>>(db => db.Requirements.ToDictionaryAsync(row => row.Id, row => row.Code));
        var duties = await store.AskAsync<TaizhangDb, List<Duty>>(db => db.Duties.Where(duty => duty.PeriodKey == "2025" || duty.PeriodKey == "2026-Q1").OrderBy(duty => duty.SubjectId).Take(60).ToListAsync());

        foreach (var duty in duties)
        {
            var proof = await store.AskAsync<Explainer, Proof?>(explainer => explainer.WhyAsync(requirements[duty.RequirementId], duty.PeriodKey, duty.Subject, null, null, default));

            Assert.NotNull(proof);
            Assert.Equal(duty.State, proof.Duty.State);
            if (duty.State != DutyState.NotApplicable && proof.Measure is Measure.Total)
            {
                Assert.Equal(duty.Achieved, proof.Counted.Sum(fact => fact.Quantity));
            }
            else if (duty.State != DutyState.NotApplicable && proof.Measure is Measure.AtLeast)
            {
                Assert.Equal(duty.Achieved, proof.Counted.Count * 100);
            }
        }
    }
}
