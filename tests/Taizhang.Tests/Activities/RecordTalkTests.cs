using Microsoft.Extensions.DependencyInjection;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Activities;

public sealed class RecordTalkTests
{
    [Theory, OnEachStore]
    public async Task A_talk_needs_two_people_of_whom_one_belongs_to_the_organization(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var (branch, other) = (await store.OrganizationAsync("QC05"), await store.OrganizationAsync("QC06"));
        var (here, there) = (await store.RollAsync(branch.Id), await store.RollAsync(other.Id));
        var request = new RecordTalk.Request(branch.Id, FactKind.HeartToHeartTalk, new DateOnly(2026, 11, 23), here[0], here[1]);

        Bureau.Refuses(await store.RunAsync<RecordTalk, RecordTalk.Request>(request with { HeldOn = Bureau.Today.AddDays(2) }), "activities.in-the-future");
        Bureau.Refuses(await store.RunAsync<RecordTalk, RecordTalk.Request>(request with { PartnerId = here[0] }), "activities.same-person");
        Bureau.Refuses(await store.RunAsync<RecordTalk, RecordTalk.Request>(request with { PartnerId = 999_999 }), "activities.person-unknown");
        Bureau.Refuses(await store.RunAsync<RecordTalk, RecordTalk.Request>(request with { TalkerId = there[0], PartnerId = there[1] }), "activities.talk-elsewhere");
        Bureau.Refuses(await store.RunAsync<RecordTalk, RecordTalk.Request>(request with { Kind = FactKind.Lecture }), "activities.kind");
        Bureau.IsDone(await store.RunAsync<RecordTalk, RecordTalk.Request>(request));
        Bureau.Refuses(await store.RunAsync<RecordTalk, RecordTalk.Request>(request), "activities.talk-already-recorded");
        Bureau.IsDone(await store.RunAsync<RecordTalk, RecordTalk.Request>(request with { TalkerId = there[0] }));
        await store.HoldsAsync();
    }

    [Theory, OnEachStore]
    public async Task A_talk_corrected_and_withdrawn_leaves_the_ledger_as_a_rebuild_would_make_it(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var branch = await store.OrganizationAsync("QC05");
        var roll = await store.RollAsync(branch.Id);
        var request = new RecordTalk.Request(branch.Id, FactKind.HeartToHeartTalk, new DateOnly(2026, 11, 23), roll[0], roll[1]);
        var first = await store.RunAsync<RecordTalk, RecordTalk.Request>(request);

        Bureau.Refuses(await store.RunAsync<RecordTalk, RecordTalk.Request>(request with { CorrectsId = first.Id }), "activities.reason-missing");
        var second = await store.RunAsync<RecordTalk, RecordTalk.Request>(request with { CorrectsId = first.Id, Reason = "对象有误", PartnerId = roll[2] });
        Bureau.IsDone(second);
        Bureau.IsDone(await store.RunAsync<WithdrawRecord, WithdrawRecord.Request>(new(RecordSource.Talk, second.Id!.Value, "重复")));
        Bureau.Refuses(await store.RunAsync<WithdrawRecord, WithdrawRecord.Request>(new(RecordSource.Talk, second.Id!.Value, "重复")), "activities.no-longer-stands");
        Bureau.Refuses(await store.RunAsync<WithdrawRecord, WithdrawRecord.Request>(new(RecordSource.Election, 1, "不是这里")), "kernel.not-found");
        await store.HoldsAsync();
    }

    [Theory, OnEachStore]
    public async Task Whom_a_secretary_does_not_see_is_nobody_but_for_those_who_may_lead_there(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var (branch, other) = (await store.OrganizationAsync("QC05"), await store.OrganizationAsync("QC06"));
        var (here, plain, leader) = (await store.RollAsync(branch.Id), await store.PlainMemberAsync("QC06"), await store.LeaderAsync(branch.Id));
        var secretary = new Actor("书记", Role.BranchSecretary, here[0], branch.Id, new Scope(branch.Path), branch.Path);
        var talk = new RecordTalk.Request(branch.Id, FactKind.HeartToHeartTalk, new DateOnly(2026, 11, 23), here[0], here[1]);
        var lecture = new RecordActivity.Request(branch.Id, FactKind.Lecture, new DateOnly(2026, 11, 23), "专题党课", 2) { PresentIds = [here[0], here[1]], PartnerIds = [other.Id] };

        Bureau.Refuses(await RunAsync<RecordTalk, RecordTalk.Request>(talk with { TalkerId = plain.Id }), "activities.person-unknown");
        Bureau.IsDone(await RunAsync<RecordTalk, RecordTalk.Request>(talk with { TalkerId = leader }));
        Bureau.Refuses(await RunAsync<RecordActivity, RecordActivity.Request>(lecture with { LedById = plain.Id, PartnerIds = [] }), "activities.leader-unknown");
        Bureau.Refuses(await RunAsync<RecordActivity, RecordActivity.Request>(lecture with { LedById = leader, PartnerIds = [999_999] }), "activities.partner-unknown");
        var held = await RunAsync<RecordActivity, RecordActivity.Request>(lecture with { LedById = plain.Id });
        Bureau.IsDone(held);
        Bureau.IsDone(await RunAsync<RecordActivity, RecordActivity.Request>(lecture with { LedById = plain.Id, PartnerIds = [], CorrectsId = held.Id, Reason = "未联合" }));
        await store.HoldsAsync();

        async Task<Outcome> RunAsync<TOperation, TRequest>(TRequest request)
            where TOperation : Operation<TRequest>
            where TRequest : notnull
        {
            await using var scope = store.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = secretary.Scope;
            return await scope.ServiceProvider.GetRequiredService<TOperation>().RunAsync(request, secretary);
        }
    }

    [Fact]
    public void What_was_said_has_no_place_to_be_kept()
    {
        var texts = typeof(Talk).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => property.Name);

        Assert.Equal([nameof(Talk.SupersededReason)], texts);
    }
}
