using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Activities;

public sealed class CorrectOrganizationTests
{
    [Theory, OnEachStore]
    public async Task A_record_under_the_wrong_branch_is_moved_and_the_ledger_of_both_follows(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var (wrong, right) = (await store.OrganizationAsync("QC05"), await store.OrganizationAsync("QC09"));
        var request = new RecordActivity.Request(wrong.Id, FactKind.LifeMeeting, new DateOnly(2026, 11, 20), "组织生活会", 2) { PresentIds = await store.RollAsync(wrong.Id) };
        var first = await store.RecordAsync(request);
        Bureau.IsDone(first);
        Assert.Equal(DutyState.Met, (await store.DutyAsync("BR-15", "2026", new Subject(SubjectKind.Organization, wrong.Id))).State);
        var before = (await store.DutyAsync("BR-15", "2026", new Subject(SubjectKind.Organization, right.Id))).State;

        var moved = await store.RecordAsync(request with { OrganizationId = right.Id, PresentIds = await store.RollAsync(right.Id), CorrectsId = first.Id, Reason = "支部选错" });

        Bureau.IsDone(moved);
        Assert.NotEqual(DutyState.Met, before);
        Assert.Equal(DutyState.Met, (await store.DutyAsync("BR-15", "2026", new Subject(SubjectKind.Organization, right.Id))).State);
        Assert.NotEqual(DutyState.Met, (await store.DutyAsync("BR-15", "2026", new Subject(SubjectKind.Organization, wrong.Id))).State);
        var details = await store.AskAsync<ActivityListing, ActivityDetails?>(listing => listing.FindAsync(moved.Id!.Value, default));
        Assert.Equal((wrong.Name, right.Name), (details!.Corrects!.Organization, details.Organization));
        Assert.Equal("支部选错", details.Corrects.Activity.SupersededReason);
        await store.HoldsAsync();
    }

    [Theory, OnEachStore]
    public async Task The_roll_is_that_of_the_branch_it_moves_to(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var (wrong, right) = (await store.OrganizationAsync("QC05"), await store.OrganizationAsync("QC09"));
        var request = new RecordActivity.Request(wrong.Id, FactKind.ThemeDay, Bureau.Today, "植树", 2) { PresentIds = await store.RollAsync(wrong.Id) };
        var first = await store.RecordAsync(request);

        Bureau.Refuses(await store.RecordAsync(request with { OrganizationId = right.Id, CorrectsId = first.Id, Reason = "支部选错" }), "activities.not-on-roll");
    }

    [Theory, OnEachStore]
    public async Task Only_who_keeps_the_records_of_both_branches_moves_one(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var (own, other) = (await store.OrganizationAsync("QC05"), await store.OrganizationAsync("QC09"));
        var request = new RecordActivity.Request(other.Id, FactKind.ThemeDay, Bureau.Today, "植树", 2) { PresentIds = await store.RollAsync(other.Id) };
        var theirs = await store.RecordAsync(request);
        var secretary = new Actor("书记", Role.BranchSecretary, null, own.Id, new Scope(own.Path), own.Path);
        var taking = request with { OrganizationId = own.Id, PresentIds = await store.RollAsync(own.Id), CorrectsId = theirs.Id, Reason = "是我支部的" };

        // The office's eyes, the secretary's hand: what one may see is not what one may change.
        var taken = await store.AskAsync<RecordActivity, Outcome>(record => record.RunAsync(taking, secretary));
        var given = await store.AskAsync<RecordActivity, Outcome>(record => record.RunAsync(taking with { OrganizationId = other.Id, PresentIds = request.PresentIds }, secretary));

        Assert.Contains(taken.Refusals, refusal => refusal.Code == "kernel.not-found");
        Assert.Equal([KernelRefusals.NotPermitted], given.Refusals);
    }
}
