using Taizhang.Activities;
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

    [Fact]
    public void What_was_said_has_no_place_to_be_kept()
    {
        var texts = typeof(Talk).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => property.Name);

        Assert.Equal([nameof(Talk.SupersededReason)], texts);
    }
}
