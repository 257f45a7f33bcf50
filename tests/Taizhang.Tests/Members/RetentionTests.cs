using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Members.Personal;
using Taizhang.Members.Retention;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Members;

/// <summary>Values past the term the notice states: told to the office, decided by people, never taken out by themselves.</summary>
public sealed class RetentionTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [OnEachStore]
    public async Task Whoever_left_is_listed_until_the_office_takes_the_values_out_with_a_reason(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var member = await store.PlainMemberAsync("QC05");
        await store.DoneAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(member.Id, new() { Phone = "13912345678", Health = "高血压" }, "本人申请更正"));
        Assert.DoesNotContain(await ListAsync(store), row => row.MemberId == member.Id);

        await store.DoneAsync<EndMembership, EndMembership.Request>(new(member.Id, Today, Departure.TransferredOut, "调离"));
        var listed = (await ListAsync(store)).Single(row => row.MemberId == member.Id);
        var before = await store.AskAsync<RetentionListing, int>(listing => listing.CountAsync(default));
        await store.DoneAsync<DecideRetention, DecideRetention.Request>(new(member.Id, RetentionVerdict.TakeOut, null, "组织关系已转出"));

        Assert.True(listed.HasLeft);
        Assert.Contains(PersonalKind.Phone, listed.Kinds);
        Assert.Equal(before - 1, await store.AskAsync<RetentionListing, int>(listing => listing.CountAsync(default)));
        Assert.Empty(await store.AskAsync<PersonalFile, IReadOnlyList<HeldValue>>(file => file.OfAsync(member.Id, default)));
        var line = await store.AskAsync<TaizhangDb, JournalEntry>(db => db.Journal.AsNoTracking().SingleAsync(entry => entry.Deed == nameof(DecideRetention)));
        Assert.Contains("组织关系已转出", line.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("13912345678", line.Details + line.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_of_care_are_past_their_term_after_two_years_and_not_a_day_before()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var member = await store.PlainMemberAsync("QC05");
        await store.DoneAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(member.Id, new() { Phone = "13912345678", Hardship = "家庭困难" }, "本人申请更正"));

        store.Clock.SetUtcNow(StoreTemplates.NoonOf(Today.AddYears(RetentionTerms.CareYears)));
        Assert.DoesNotContain(await ListAsync(store), row => row.MemberId == member.Id);
        store.Clock.Advance(TimeSpan.FromDays(1));

        var listed = (await ListAsync(store)).Single(row => row.MemberId == member.Id);
        Assert.False(listed.HasLeft);
        Assert.Contains(PersonalKind.Hardship, listed.Kinds);
        Assert.DoesNotContain(PersonalKind.Phone, listed.Kinds);
    }

    [Fact]
    public async Task What_is_kept_on_comes_back_on_the_list_the_day_after_and_whenever_it_is_entered_anew()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var member = await LeftAsync(store);
        await store.DoneAsync<DecideRetention, DecideRetention.Request>(new(member, RetentionVerdict.KeepOn, Today.AddDays(30), "党费清缴尚未完成"));

        store.Clock.Advance(TimeSpan.FromDays(30));
        Assert.DoesNotContain(await ListAsync(store), row => row.MemberId == member);
        store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains(await ListAsync(store), row => row.MemberId == member);

        await store.DoneAsync<DecideRetention, DecideRetention.Request>(new(member, RetentionVerdict.KeepOn, Today.AddDays(300), "党费清缴尚未完成"));
        await store.DoneAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(member, new() { Phone = "13800001111" }, "本人来电更正"));
        Assert.Contains(await ListAsync(store), row => row.MemberId == member);
    }

    [Fact]
    public async Task What_cannot_be_decided_so_is_told_all_at_once()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var (left, present) = (await LeftAsync(store), await store.PlainMemberAsync("QC07"));

        await store.RefusedAsync<DecideRetention, DecideRetention.Request>(new(left, null, null, " "), "Verdict: kernel.required", "Reason: kernel.required", "Reason: personal.reason-too-short");
        await store.RefusedAsync<DecideRetention, DecideRetention.Request>(new(left, RetentionVerdict.KeepOn, null, "党费清缴"), "Until: kernel.required");
        await store.RefusedAsync<DecideRetention, DecideRetention.Request>(new(left, RetentionVerdict.KeepOn, Today, "党费清缴"), "Until: retention.until-past");
        await store.RefusedAsync<DecideRetention, DecideRetention.Request>(new(left, RetentionVerdict.KeepOn, Today.AddYears(RetentionTerms.MostYearsOn).AddDays(1), "党费清缴"), "Until: registry.too-far");
        await store.RefusedAsync<DecideRetention, DecideRetention.Request>(new(present.Id, RetentionVerdict.TakeOut, null, "已转出"), "retention.nothing", "Reason: personal.reason-too-short");
        var office = new Actor("办公室", Role.OfficeClerk, null, 1, Scope.Everything, "/1/");
        Assert.Equal("kernel.not-permitted", Assert.Single((await store.DoAsync<DecideRetention, DecideRetention.Request>(new(left, RetentionVerdict.TakeOut, null, "组织关系已转出"), office)).Refusals).Code);
    }

    private static async Task<long> LeftAsync(TemporaryStore store)
    {
        var member = await store.PlainMemberAsync("QC05");
        await store.DoneAsync<CorrectPersonalData, CorrectPersonalData.Request>(new(member.Id, new() { Phone = "13912345678" }, "本人申请更正"));
        await store.DoneAsync<EndMembership, EndMembership.Request>(new(member.Id, Today, Departure.TransferredOut, "调离"));
        return member.Id;
    }

    private static Task<IReadOnlyList<PastTerm>> ListAsync(TemporaryStore store) => store.AskAsync<RetentionListing, IReadOnlyList<PastTerm>>(listing => listing.ListAsync(null, default));
}
