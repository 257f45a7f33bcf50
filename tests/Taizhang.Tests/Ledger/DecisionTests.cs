using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;
using Taizhang.Tests.Activities;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Ledger;

public sealed class DecisionTests
{
    [Theory, OnEachStore]
    public async Task A_person_releases_a_duty_with_a_reason_and_may_end_it_again(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var subject = new Subject(SubjectKind.Organization, (await store.OrganizationAsync("QC05")).Id);
        var before = (await store.DutyAsync("BR-14", "2026-03", subject)).State;
        var request = new ReleaseDuty.Request("BR-14", subject, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "防汛抢险，暂停集中活动");

        Bureau.Refuses(await ReleaseAsync(store, request with { Reason = " " }), "kernel.required");
        Bureau.Refuses(await ReleaseAsync(store, request with { To = new DateOnly(2026, 2, 1) }), "ledger.from-after-to");
        Bureau.Refuses(await ReleaseAsync(store, request with { RequirementCode = "XX-1" }), "ledger.requirement-unknown");
        Bureau.Refuses(await ReleaseAsync(store, request with { Subject = new(SubjectKind.Organization, 99_999) }), "kernel.not-found");
        Bureau.Refuses(await ReleaseAsync(store, request with { Subject = new(SubjectKind.Member, 1) }), "ledger.other-subject");
        var outcome = await ReleaseAsync(store, request);
        Bureau.IsDone(outcome);
        Assert.Equal(DutyState.Exempt, (await store.DutyAsync("BR-14", "2026-03", subject)).State);
        Bureau.Refuses(await ReleaseAsync(store, request), "ledger.already-released");
        await store.HoldsAsync();

        Bureau.IsDone(await store.RunAsync<EndRelease, EndRelease.Request>(new(outcome.Id!.Value, "活动已补")));
        Assert.Equal(before, (await store.DutyAsync("BR-14", "2026-03", subject)).State);
        Bureau.Refuses(await store.RunAsync<EndRelease, EndRelease.Request>(new(outcome.Id!.Value, "再次")), "ledger.already-ended");
        Bureau.Refuses(await store.RunAsync<EndRelease, EndRelease.Request>(new(77_777, "没有")), "kernel.not-found");
        await store.HoldsAsync();
    }

    [Theory, OnEachStore]
    public async Task A_secretary_notes_progress_but_releases_nothing_and_nothing_of_another_branch(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var (own, other) = (await store.OrganizationAsync("QC05"), await store.OrganizationAsync("QC06"));
        var secretary = new Actor("陈书记", Role.BranchSecretary, 1, own.Id, new Scope(own.Path), own.Path);
        var requirement = await AddNotedAsync(store);

        var release = await AsAsync<ReleaseDuty, ReleaseDuty.Request>(store, secretary, new("BR-14", new(SubjectKind.Organization, own.Id), new(2026, 3, 1), new(2026, 3, 31), "理由"));
        Assert.Equal(["kernel.not-permitted"], release.Refusals.Select(refusal => refusal.Code));
        Assert.False((await AsAsync<NoteProgress, NoteProgress.Request>(store, secretary, new(requirement, other.Id, Bureau.Today, 1, "建成"))).IsDone);
        Assert.True((await AsAsync<NoteProgress, NoteProgress.Request>(store, secretary, new(requirement, own.Id, Bureau.Today, 1, "建成"))).IsDone);
    }

    [Theory, OnEachStore]
    public async Task A_note_on_the_way_does_not_count_a_judgement_does_and_closing_it_takes_it_back(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var branch = await store.OrganizationAsync("QC05");
        var subject = new Subject(SubjectKind.Organization, branch.Id);
        var requirement = await AddNotedAsync(store);
        var request = new NoteProgress.Request(requirement, branch.Id, new DateOnly(2026, 10, 8), 0, "正在选址");

        Bureau.Refuses(await NoteAsync(store, request with { On = Bureau.Today.AddDays(1) }), "ledger.in-the-future");
        Bureau.Refuses(await NoteAsync(store, request with { Quantity = -1 }), "ledger.amount");
        Bureau.Refuses(await NoteAsync(store, request with { Note = "", Quantity = null }), "kernel.required", "kernel.required");
        Bureau.Refuses(await NoteAsync(store, request with { RequirementId = await store.AskAsync<TaizhangDb, int>(db => db.Requirements.Where(row => row.Code == "BR-14").Select(row => row.Id).FirstAsync()) }), "ledger.not-by-note");
        Bureau.IsDone(await NoteAsync(store, request));
        Assert.Equal(DutyState.Open, (await store.DutyAsync("T-NOTE", "2026", subject)).State);
        var done = await NoteAsync(store, request with { Quantity = 1, Note = "党群服务中心建成，见验收单" });
        Bureau.IsDone(done);
        Assert.Equal(DutyState.Met, (await store.DutyAsync("T-NOTE", "2026", subject)).State);
        await store.HoldsAsync();

        Bureau.Refuses(await store.RunAsync<CloseProgress, CloseProgress.Request>(new(done.Id!.Value, null)), "kernel.required");
        Bureau.IsDone(await store.RunAsync<CloseProgress, CloseProgress.Request>(new(done.Id!.Value, "验收未通过")));
        Assert.Equal(DutyState.Open, (await store.DutyAsync("T-NOTE", "2026", subject)).State);
        await store.HoldsAsync();
    }

    private static Task<Outcome> ReleaseAsync(TemporaryStore store, ReleaseDuty.Request request) => store.RunAsync<ReleaseDuty, ReleaseDuty.Request>(request);

    private static Task<Outcome> NoteAsync(TemporaryStore store, NoteProgress.Request request) => store.RunAsync<NoteProgress, NoteProgress.Request>(request);

    private static async Task<Outcome> AsAsync<TOperation, TRequest>(TemporaryStore store, Actor actor, TRequest request)
        where TOperation : Operation<TRequest>
        where TRequest : notnull
    {
        await using var scope = store.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = actor.Scope;
        return await scope.ServiceProvider.GetRequiredService<TOperation>().RunAsync(request, actor);
    }

    /// <summary>A requirement as a plan brings it: one thing to be done in the year, judged by a person.</summary>
    private static async Task<int> AddNotedAsync(TemporaryStore store)
    {
        var requirement = new Requirement
        {
            Code = "T-NOTE",
            Title = new("建成党群服务中心", "A service center is built"),
            Text = new("年内建成", "Built within the year"),
            Source = new(new("计划", "Plan"), new("措施一", "Measure 1"), true),
            InForce = Period.Since(new DateOnly(2026, 1, 1)),
            Subject = new SubjectSelector(SubjectKind.Organization) { Types = [Taizhang.Organizations.OrganizationType.Branch] },
            Cadence = Cadence.Year,
            Measure = new Measure.AtLeast(1, new FactFilter([FactKind.Progress], FactRole.Held)),
        };
        var id = await store.AskAsync<TaizhangDb, int>(async db =>
        {
            var row = new RequirementRow { Code = requirement.Code, Version = 1, From = requirement.InForce.From, Definition = RequirementWriter.Write(requirement), Digest = "t", RecordedAt = store.Clock.GetUtcNow().UtcDateTime };
            db.Requirements.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });
        await store.AskAsync<LedgerKeeper, long>(keeper => keeper.RebuildAsync(default));
        return id;
    }
}
