using Microsoft.EntityFrameworkCore;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Plans;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Plans;

public sealed class PlanDeedTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly DateOnly From = new(2024, 1, 15);

    [Theory, OnEachStore]
    public async Task A_plan_read_in_reviewed_and_adopted_puts_its_duties_on_those_it_binds(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var planId = await UploadAsync(store);
        await DecideAllAsync(store, planId);

        var adopted = await store.AskAsync<AdoptPlan, Outcome>(adopt => adopt.RunAsync(new(planId, From), Actor.System));

        Assert.True(adopted.IsDone, string.Join(", ", adopted.Refusals));
        var lecture = await store.AskAsync<TaizhangDb, RequirementRow>(db => db.Requirements.SingleAsync(row => row.Code == $"P{planId}-02-1"));
        var measure = await store.AskAsync<TaizhangDb, PlanClause>(db => db.PlanClauses.SingleAsync(clause => clause.Id == lecture.ClauseId));
        Assert.Equal((ClauseLevel.Measure, "2"), (measure.Level, measure.Number));
        var duties = await store.AskAsync<TaizhangDb, List<Duty>>(db => db.Duties.Where(duty => duty.RequirementId == lecture.Id && duty.PeriodKey == "2026-H2").ToListAsync());
        Assert.Equal(6, duties.Count);
        Assert.Contains(duties, duty => duty.State == DutyState.Met);
        Assert.Contains(duties, duty => duty.State == DutyState.Open);
        Assert.Empty(await store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default)));
    }

    [Fact]
    public async Task Why_says_what_counted_what_nearly_did_what_is_missing_and_until_when_in_both_languages()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var code = await store.AskAsync<TaizhangDb, string>(db => db.Requirements.Where(row => row.PlanId != null && row.Code.EndsWith("-02-1")).Select(row => row.Code).SingleAsync());
        var elsewhere = await ElsewhereAsync(store, code);

        var proof = (await store.AskAsync<Explainer, Proof?>(explainer => explainer.WhyAsync(code, "2026-H2", elsewhere, null, null, default)))!;

        Assert.Empty(proof.Counted);
        Assert.Contains(proof.Near, near => near.Mismatch == Mismatch.OtherOrganization);
        Assert.Contains("2026年12月31日", Explanation.Missing(proof, new("zh-CN"))!, StringComparison.Ordinal);
        Assert.Contains("31 December 2026", Explanation.Missing(proof, new("en"))!, StringComparison.Ordinal);
        Assert.Equal("第2条", proof.Requirement.Source.Article.Chinese);
    }

    [Fact]
    public async Task A_lecture_given_in_the_own_branch_meets_the_duty_the_moment_it_is_recorded()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var code = await store.AskAsync<TaizhangDb, string>(db => db.Requirements.Where(row => row.PlanId != null && row.Code.EndsWith("-02-1")).Select(row => row.Code).SingleAsync());
        var leader = await ElsewhereAsync(store, code);
        var branch = await store.AskAsync<TaizhangDb, long>(db => db.Members.Where(member => member.Id == leader.Id).Select(member => member.OrganizationId).SingleAsync());

        var recorded = await store.AskAsync<RecordActivity, Outcome>(record => record.RunAsync(new(branch, FactKind.Lecture, new DateOnly(2026, 11, 23), "守好初心", 2) { LedById = leader.Id, PresentIds = [leader.Id] }, Actor.System));

        Assert.True(recorded.IsDone, string.Join(", ", recorded.Refusals));
        var proof = await store.AskAsync<Explainer, Proof?>(explainer => explainer.WhyAsync(code, "2026-H2", leader, null, null, default));
        Assert.Equal(DutyState.Met, proof!.Duty.State);
        Assert.Equal(recorded.Id, Assert.Single(proof.Counted).Record.Id);
    }

    [Fact]
    public async Task A_plan_with_open_proposals_or_a_day_outside_is_refused_with_every_reason_and_nothing_is_in_force()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var planId = await UploadAsync(store);

        var outcome = await store.AskAsync<AdoptPlan, Outcome>(adopt => adopt.RunAsync(new(planId, new DateOnly(2031, 1, 1), ReplacesId: 999), Actor.System));

        Assert.Equal(["plan-deeds.still-open", "plan-deeds.from-outside", "plan-deeds.replaces-none"], outcome.Refusals.Select(refusal => refusal.Code).Where(code => code != "plan-deeds.due-before-force").Distinct());
        Assert.False(await store.AskAsync<TaizhangDb, bool>(db => db.Requirements.AnyAsync(row => row.PlanId == planId)));
    }

    [Fact]
    public async Task The_plan_that_is_replaced_ends_the_day_before_and_keeps_its_history()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var former = await store.AskAsync<TaizhangDb, long>(db => db.Plans.Where(plan => plan.Stage == PlanStage.Adopted).Select(plan => plan.Id).SingleAsync());
        var planId = await UploadAsync(store);
        await DecideAllAsync(store, planId, ProposalDecision.Refused, keep: "-02-1");

        var outcome = await store.AskAsync<AdoptPlan, Outcome>(adopt => adopt.RunAsync(new(planId, new DateOnly(2026, 7, 1), former), Actor.System));

        Assert.True(outcome.IsDone, string.Join(", ", outcome.Refusals));
        Assert.Equal(PlanStage.Replaced, await store.AskAsync<TaizhangDb, PlanStage>(db => db.Plans.Where(plan => plan.Id == former).Select(plan => plan.Stage).SingleAsync()));
        Assert.All(await store.AskAsync<TaizhangDb, List<DateOnly?>>(db => db.Requirements.Where(row => row.PlanId == former).Select(row => row.To).ToListAsync()), to => Assert.True(to <= new DateOnly(2026, 6, 30)));
        Assert.True(await store.AskAsync<TaizhangDb, bool>(db => db.Duties.AnyAsync(duty => db.Requirements.Any(row => row.Id == duty.RequirementId && row.PlanId == former) && duty.PeriodKey == "2025-H1")));
        Assert.False(await store.AskAsync<TaizhangDb, bool>(db => db.Duties.AnyAsync(duty => db.Requirements.Any(row => row.Id == duty.RequirementId && row.PlanId == former) && duty.PeriodKey == "2026-H2")));
        Assert.Empty(await store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default)));
    }

    [Fact]
    public async Task A_closed_plan_asks_nothing_more_and_needs_a_reason()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var planId = await store.AskAsync<TaizhangDb, long>(db => db.Plans.Where(plan => plan.Stage == PlanStage.Adopted).Select(plan => plan.Id).SingleAsync());

        var without = await store.AskAsync<ClosePlan, Outcome>(close => close.RunAsync(new(planId, " "), Actor.System));
        var closed = await store.AskAsync<ClosePlan, Outcome>(close => close.RunAsync(new(planId, "机构改革"), Actor.System));
        var again = await store.AskAsync<ClosePlan, Outcome>(close => close.RunAsync(new(planId, "机构改革"), Actor.System));

        Assert.Equal(["plan-deeds.reason-missing"], without.Refusals.Select(refusal => refusal.Code));
        Assert.True(closed.IsDone);
        Assert.Equal(["plan-deeds.no-longer-stands"], again.Refusals.Select(refusal => refusal.Code));
        Assert.False(await store.AskAsync<TaizhangDb, bool>(db => db.Requirements.AnyAsync(row => row.PlanId == planId && (row.To == null || row.To > Today))));
        Assert.Empty(await store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default)));
    }

    [Fact]
    public async Task The_same_text_twice_a_broken_definition_and_another_code_are_refused()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var planId = await UploadAsync(store);
        var proposal = await store.AskAsync<TaizhangDb, DutyProposal>(db => db.DutyProposals.FirstAsync(each => each.PlanId == planId));

        var twice = await store.AskAsync<UploadPlan, Outcome>(upload => upload.RunAsync(new(1, "again.txt", SamplePlan.Text), Actor.System));
        var broken = await store.AskAsync<DecideProposal, Outcome>(decide => decide.RunAsync(new(planId, [proposal.Id], ProposalDecision.Accepted, null, "{\"code\": \"x\", \"cadence\": \"fortnight\"}"), Actor.System));
        var renamed = await store.AskAsync<DecideProposal, Outcome>(decide => decide.RunAsync(new(planId, [proposal.Id], ProposalDecision.Accepted, null, proposal.Definition.Replace($"P{planId}-", "P0-", StringComparison.Ordinal)), Actor.System));

        Assert.Equal(["plan-deeds.already-here"], twice.Refusals.Select(refusal => refusal.Code));
        Assert.True(broken.Refusals.Count > 1);
        Assert.All(broken.Refusals, refusal => Assert.Equal("plan-deeds.definition", refusal.Code));
        Assert.Equal(["plan-deeds.code-changed"], renamed.Refusals.Select(refusal => refusal.Code));
        Assert.Equal(ProposalDecision.Open, await store.AskAsync<TaizhangDb, ProposalDecision>(db => db.DutyProposals.Where(each => each.Id == proposal.Id).Select(each => each.Decision).SingleAsync()));
    }

    [Fact]
    public async Task A_secretary_neither_reads_in_nor_decides_nor_adopts()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var planId = await UploadAsync(store);
        var secretary = new Actor("", Role.BranchSecretary, 1, 3, new Scope("/1/3/"), "/1/3/");

        Assert.Equal([KernelRefusals.NotPermitted], (await store.AskAsync<UploadPlan, Outcome>(upload => upload.RunAsync(new(1, "x.txt", SamplePlan.Text), secretary))).Refusals);
        Assert.Equal([KernelRefusals.NotPermitted], (await store.AskAsync<DecideProposal, Outcome>(decide => decide.RunAsync(new(planId, [1], ProposalDecision.Accepted), secretary))).Refusals);
        Assert.Equal([KernelRefusals.NotPermitted], (await store.AskAsync<AdoptPlan, Outcome>(adopt => adopt.RunAsync(new(planId, From), secretary))).Refusals);
    }

    [Fact]
    public async Task Whoever_hands_a_plan_in_may_name_it_and_a_name_that_does_not_fit_is_told_with_what_is_wrong_about_the_file()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var named = await store.AskAsync<UploadPlan, Outcome>(upload => upload.RunAsync(new(1, "x.txt", [.. SamplePlan.Text, .. "\n本方案由办公室负责解释。\n"u8], " 三年行动 "), Actor.System));
        var unnamed = await store.AskAsync<UploadPlan, Outcome>(upload => upload.RunAsync(new(1, "x.txt", [], new string('长', 301)), Actor.System));

        Assert.Equal("三年行动", await store.AskAsync<TaizhangDb, string>(db => db.Plans.Where(plan => plan.Id == named.Id).Select(plan => plan.Title).SingleAsync()));
        Assert.Equal(["plan.file-empty", "plan-deeds.title-too-long"], unnamed.Refusals.Select(refusal => refusal.Code));
    }

    private static async Task<Subject> ElsewhereAsync(TemporaryStore store, string code)
    {
        // The leader who lectured elsewhere in this half-year, and not yet at home.
        var candidates = await store.AskAsync<TaizhangDb, List<long>>(db => db.Duties.Where(duty => duty.PeriodKey == "2026-H2" && duty.State == DutyState.Open && db.Requirements.Any(row => row.Id == duty.RequirementId && row.Code == code)).Select(duty => duty.SubjectId).ToListAsync());
        var lecturers = await store.AskAsync<TaizhangDb, List<long>>(db => db.Activities.Where(activity => activity.Kind == FactKind.Lecture && activity.HeldOn >= new DateOnly(2026, 7, 1) && activity.LedById != null && candidates.Contains(activity.LedById.Value)).Select(activity => activity.LedById!.Value).ToListAsync());
        return new Subject(SubjectKind.Member, Assert.Single(lecturers));
    }

    private static async Task<long> UploadAsync(TemporaryStore store)
    {
        var outcome = await store.AskAsync<UploadPlan, Outcome>(upload => upload.RunAsync(new(1, "qingchuan.docx", SamplePlan.Word), Actor.System));
        Assert.True(outcome.IsDone, string.Join(", ", outcome.Refusals));
        return outcome.Id!.Value;
    }

    private static async Task DecideAllAsync(TemporaryStore store, long planId, ProposalDecision others = ProposalDecision.Accepted, string? keep = null)
    {
        var proposals = await store.AskAsync<TaizhangDb, List<(long Id, string Definition)>>(async db => [.. (await db.DutyProposals.Where(proposal => proposal.PlanId == planId).ToListAsync()).Select(proposal => (proposal.Id, proposal.Definition))]);
        var kept = proposals.Where(proposal => keep is not null && proposal.Definition.Contains(keep, StringComparison.Ordinal)).Select(proposal => proposal.Id).ToList();
        Assert.True((await store.AskAsync<DecideProposal, Outcome>(decide => decide.RunAsync(new(planId, [.. proposals.Select(proposal => proposal.Id).Except(kept)], others), Actor.System))).IsDone);
        if (kept.Count > 0)
        {
            Assert.True((await store.AskAsync<DecideProposal, Outcome>(decide => decide.RunAsync(new(planId, kept, ProposalDecision.Accepted), Actor.System))).IsDone);
        }
    }
}
