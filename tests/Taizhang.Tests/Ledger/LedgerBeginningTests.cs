using Microsoft.EntityFrameworkCore;
using Taizhang.Demonstration;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members.Rosters;
using Taizhang.Organizations;
using Taizhang.Tests.Members;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Ledger;

/// <summary>The ledger begins by itself with the first change it follows, and is kept from the day the office says.</summary>
public sealed class LedgerBeginningTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, OnEachStore]
    public async Task The_first_organizations_and_the_first_roster_of_an_empty_store_begin_the_ledger(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheRulesAsync(Today, kind);
        Assert.False(await store.AskAsync<TaizhangDb, bool>(db => db.LedgerStates.AnyAsync()));
        await FoundAsync(store);

        var state = await store.AskAsync<TaizhangDb, LedgerState>(db => db.LedgerStates.AsNoTracking().SingleAsync());
        Assert.Equal((new DateOnly(2026, 1, 1), Today), (state.KeptFrom, state.Day));
        var before = await store.AskAsync<TaizhangDb, int>(db => db.Duties.CountAsync(duty => duty.SubjectKind == SubjectKind.Member));
        var file = RosterFile.Of(["姓名", "所在党支部", "人员类别", "入党时间", "转正时间"], ["陈一", "一支部", "正式党员", "2001.7.1", "2002.7.1"]);
        var received = await store.AskAsync<ReceiveRoster, Outcome>(receive => receive.RunAsync(new("花名册.xlsx", file, new RosterChoices(Today)), Actor.System));
        var applied = await store.AskAsync<ApplyRoster, Outcome>(apply => apply.RunAsync(new(received.Id!.Value, new RosterChoices(Today)), Actor.System));

        Assert.True(applied.IsDone, string.Join(", ", applied.Refusals));
        Assert.Equal(0, before);
        Assert.True(await store.AskAsync<TaizhangDb, bool>(db => db.Duties.AnyAsync(duty => duty.SubjectKind == SubjectKind.Member)));
        await store.LedgerIsAsRebuiltAsync();
    }

    [Theory, OnEachStore]
    public async Task A_roster_imported_where_no_ledger_was_begun_begins_it(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheRulesAsync(Today, kind);
        await FoundAsync(store);
        await ForgetAsync(store);
        var file = RosterFile.Of(["姓名", "所在党支部", "人员类别", "入党时间", "转正时间"], ["陈一", "一支部", "正式党员", "2001.7.1", "2002.7.1"]);

        var received = await store.AskAsync<ReceiveRoster, Outcome>(receive => receive.RunAsync(new("花名册.xlsx", file, new RosterChoices(Today)), Actor.System));
        Assert.True((await store.AskAsync<ApplyRoster, Outcome>(apply => apply.RunAsync(new(received.Id!.Value, new RosterChoices(Today)), Actor.System))).IsDone);

        Assert.True(await store.AskAsync<TaizhangDb, bool>(db => db.Duties.AnyAsync()));
        await store.LedgerIsAsRebuiltAsync();
    }

    [Theory, OnEachStore]
    public async Task A_store_with_organizations_and_no_ledger_has_one_once_it_is_started(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheRulesAsync(Today, kind);
        await FoundAsync(store);
        await ForgetAsync(store);

        await TaizhangStart.PrepareAsync(store.Services, DemonstrationMode.Off);

        Assert.Equal(Today, await store.AskAsync<TaizhangDb, DateOnly?>(db => db.LedgerStates.Select(state => state.Day).SingleAsync()));
        Assert.True(await store.AskAsync<TaizhangDb, bool>(db => db.Duties.AnyAsync()));
    }

    [Fact]
    public async Task A_store_without_anyone_to_judge_has_no_ledger_to_turn()
    {
        await using var store = await TemporaryStore.WithTheRulesAsync(Today);

        Assert.False(await store.AskAsync<LedgerKeeper, bool>(keeper => keeper.TurnToTodayAsync(default)));
        Assert.False(await store.AskAsync<TaizhangDb, bool>(db => db.LedgerStates.AnyAsync()));
    }

    [Theory, OnEachStore]
    public async Task Kept_from_an_earlier_day_the_ledger_has_the_duties_of_that_time_and_loses_them_again_with_a_later_one(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var earlier = new DateOnly(2023, 1, 1);

        await store.DoneAsync<KeepLedger, KeepLedger.Request>(new(earlier), Office);
        var reached = await store.AskAsync<TaizhangDb, int>(db => db.Duties.CountAsync(duty => duty.PeriodKey.StartsWith("2023")));
        await store.DoneAsync<KeepLedger, KeepLedger.Request>(new(new DateOnly(2026, 1, 1)), Office);

        Assert.True(reached > 100);
        Assert.False(await store.AskAsync<TaizhangDb, bool>(db => db.Duties.AnyAsync(duty => duty.PeriodKey.StartsWith("2025"))));
        Assert.Equal(2, await store.AskAsync<TaizhangDb, int>(db => db.Journal.CountAsync(entry => entry.Deed == nameof(KeepLedger))));
    }

    [Fact]
    public async Task A_day_ahead_one_before_anyone_and_a_hand_that_may_not_are_refused()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        await using var empty = await TemporaryStore.WithTheRulesAsync(Today);
        var secretary = new Actor("", Role.BranchSecretary, 1, 3, new Scope("/1/3/"), "/1/3/");

        Assert.Equal(["ledger.in-the-future"], await CodesAsync(store, Today.AddDays(1), Office));
        Assert.Equal(["ledger.before-anyone"], await CodesAsync(store, new DateOnly(1990, 1, 1), Office));
        Assert.Equal(["ledger.nobody-to-judge"], await CodesAsync(empty, Today, Actor.System));
        Assert.Equal(["kernel.not-permitted"], await CodesAsync(store, Today, secretary));
        Assert.Equal(new DateOnly(2025, 1, 1), await store.AskAsync<TaizhangDb, DateOnly>(db => db.LedgerStates.Select(state => state.KeptFrom).SingleAsync()));
    }

    private static readonly Actor Office = new("办公室", Role.OfficeClerk, null, 1, Scope.Everything, "/1/");

    private static async Task<IEnumerable<string>> CodesAsync(TemporaryStore store, DateOnly from, Actor actor) =>
        (await store.DoAsync<KeepLedger, KeepLedger.Request>(new(from), actor)).Refusals.Select(refusal => refusal.Code);

    private static async Task FoundAsync(TemporaryStore store)
    {
        var committee = await store.AskAsync<FoundOrganization, Outcome>(found => found.RunAsync(new("A", "机关党委", OrganizationType.OrganPartyCommittee, null, new DateOnly(2010, 1, 1)), Actor.System));
        var branch = await store.AskAsync<FoundOrganization, Outcome>(found => found.RunAsync(new("A1", "一支部", OrganizationType.Branch, committee.Id, new DateOnly(2010, 1, 2)), Actor.System));
        Assert.True(branch.IsDone, string.Join(", ", branch.Refusals));
    }

    private static Task<int> ForgetAsync(TemporaryStore store) => store.AskAsync<TaizhangDb, int>(async db =>
        await db.Duties.ExecuteDeleteAsync() + await db.RollUps.ExecuteDeleteAsync() + await db.LedgerStates.ExecuteDeleteAsync());
}
