using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Members;

public sealed class MemberChangesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, OnEachStore]
    public async Task A_person_comes_as_an_applicant_and_becomes_a_full_member_step_by_step(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var branch = await store.OrganizationAsync("QC05");
        await store.DoneAsync<AddMember, AddMember.Request>(new(new MemberData("甄新", Gender.Female) { BornOn = new(1999, 3, 4) }, branch.Id, Standing.Applicant, new(2024, 3, 1)));
        var member = await store.AskAsync<TaizhangDb, Member>(db => db.Members.FirstAsync(each => each.Name == "甄新"));

        await store.RefusedAsync<ChangeStanding, ChangeStanding.Request>(new(member.Id, Standing.Full, new(2026, 1, 1), "转正"), "Standing: members.no-such-step");
        await store.DoneAsync<ChangeStanding, ChangeStanding.Request>(new(member.Id, Standing.Activist, new(2024, 9, 1), "支委会确定"));
        await store.DoneAsync<ChangeStanding, ChangeStanding.Request>(new(member.Id, Standing.DevelopmentCandidate, new(2025, 9, 1), "报上级备案"));
        await store.DoneAsync<ChangeStanding, ChangeStanding.Request>(new(member.Id, Standing.Probationary, new(2025, 11, 10), "支部大会通过"));
        await store.RefusedAsync<ChangeStanding, ChangeStanding.Request>(new(member.Id, Standing.Full, new(2026, 11, 9), "转正"), "On: members.probation-not-over");
        await store.DoneAsync<ChangeStanding, ChangeStanding.Request>(new(member.Id, Standing.Full, new(2026, 11, 10), "支部大会通过"));

        var now = await store.AskAsync<TaizhangDb, Member>(db => db.Members.FirstAsync(each => each.Id == member.Id));
        var memberships = (await store.MembershipsAsync(member.Id)).Where(each => each.SupersededAt is null).ToList();
        Assert.Equal((Standing.Full, new DateOnly(2025, 11, 10), new DateOnly(2026, 11, 10)), (now.Standing, now.JoinedOn, now.ConvertedOn));
        Assert.Equal([Standing.Applicant, Standing.Activist, Standing.DevelopmentCandidate, Standing.Probationary, Standing.Full], memberships.Select(each => each.Standing));
        Assert.All(memberships.Zip(memberships.Skip(1)), pair => Assert.Equal(pair.Second.From.AddDays(-1), pair.First.To));
    }

    [Theory, OnEachStore]
    public async Task Who_moves_leaves_the_posts_of_the_old_branch_behind_and_may_return_after_leaving(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var officer = await store.HolderAsync("QC09", PostKind.OrganizationOfficer);
        var other = await store.OrganizationAsync("QC10");

        await store.DoneAsync<MoveMember, MoveMember.Request>(new(officer.Id, other.Id, new(2026, 8, 1), "工作调动"));
        await store.DoneAsync<CorrectMembershipDay, CorrectMembershipDay.Request>(new(officer.Id, (await store.MembershipsAsync(officer.Id)).Last().Id, new(2026, 8, 15), "日期有误"));
        await store.DoneAsync<EndMembership, EndMembership.Request>(new(officer.Id, new(2026, 9, 30), Departure.TransferredOut, "调离本系统"));
        await store.RefusedAsync<MoveMember, MoveMember.Request>(new(officer.Id, officer.OrganizationId, new(2026, 11, 1), "调回"), "members.belongs-nowhere");
        await store.RefusedAsync<BeginMembership, BeginMembership.Request>(new(officer.Id, officer.OrganizationId, Standing.Full, new(2026, 9, 30), "调回"), "From: registry.not-before");
        await store.DoneAsync<BeginMembership, BeginMembership.Request>(new(officer.Id, officer.OrganizationId, Standing.Full, new(2026, 11, 1), "调回"));

        var memberships = (await store.MembershipsAsync(officer.Id)).Where(each => each.SupersededAt is null).ToList();
        var posts = await store.AskAsync<TaizhangDb, List<Post>>(db => db.Posts.Where(post => post.MemberId == officer.Id && post.SupersededAt == null).ToListAsync());
        Assert.Equal([officer.OrganizationId, other.Id, officer.OrganizationId], memberships.Select(each => each.OrganizationId));
        Assert.Equal([new DateOnly(2026, 8, 14), new DateOnly(2026, 9, 30), null], memberships.Select(each => each.To));
        Assert.Equal(Departure.TransferredOut, memberships[1].Departure);
        Assert.All(posts, post => Assert.Equal(new DateOnly(2026, 7, 31), post.To));
    }

    [Theory, OnEachStore]
    public async Task A_correction_of_the_day_of_joining_keeps_what_was_believed(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var member = await store.PlainMemberAsync("QC05", 1);
        var data = MemberData.Of(member) with { JoinedOn = new(2026, 3, 1), ConvertedOn = new(2026, 4, 1), Name = "更名" };

        await store.DoneAsync<CorrectMember, CorrectMember.Request>(new(member.Id, data, "核对档案"));
        await store.DoneAsync<CorrectMember, CorrectMember.Request>(new(member.Id, data with { Ethnicity = "回族" }, "核对档案"));

        var versions = await store.AskAsync<TaizhangDb, List<MemberVersion>>(db => db.MemberVersions.Where(version => version.MemberId == member.Id).OrderBy(version => version.Id).ToListAsync());
        Assert.Equal([member.JoinedOn, new DateOnly(2026, 3, 1)], versions.Select(version => version.JoinedOn));
        Assert.Equal([member.Name, "更名"], versions.Select(version => version.Name));
        Assert.Equal(versions[0].SupersededAt, versions[1].RecordedAt);
        Assert.DoesNotContain("更名", await store.AskAsync<TaizhangDb, string>(async db => string.Concat(await db.Journal.Select(entry => entry.Details).ToListAsync())));
    }

    [Theory, OnEachStore]
    public async Task Posts_are_given_ended_and_withdrawn_and_there_is_one_secretary_at_a_time(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var secretary = await store.HolderAsync("QC05", PostKind.Secretary);
        var member = await store.PlainMemberAsync("QC05");
        await store.RefusedAsync<GivePost, GivePost.Request>(new(member.Id, member.OrganizationId, PostKind.Secretary, new(2026, 11, 1)), "Kind: members.post-taken");
        var held = await store.AskAsync<TaizhangDb, Post>(db => db.Posts.FirstAsync(post => post.MemberId == secretary.Id && post.Kind == PostKind.Secretary && post.SupersededAt == null));

        await store.DoneAsync<EndPost, EndPost.Request>(new(secretary.Id, held.Id, new(2026, 10, 31), "调整分工"));
        await store.DoneAsync<GivePost, GivePost.Request>(new(member.Id, member.OrganizationId, PostKind.Secretary, new(2026, 11, 1)));
        await store.RefusedAsync<EndPost, EndPost.Request>(new(secretary.Id, held.Id, new(2026, 10, 31), "调整分工"), "EntryId: registry.no-longer-stands");
        var given = await store.AskAsync<TaizhangDb, Post>(db => db.Posts.FirstAsync(post => post.MemberId == member.Id));
        await store.DoneAsync<WithdrawEntry, WithdrawEntry.Request>(new(member.Id, EntryKind.Post, given.Id, "误录"));

        Assert.Equal(0, await store.AskAsync<TaizhangDb, int>(db => db.Posts.CountAsync(post => post.OrganizationId == member.OrganizationId && post.Kind == PostKind.Secretary && post.SupersededAt == null && post.To == null)));
        Assert.Equal(3, await store.AskAsync<TaizhangDb, int>(db => db.Posts.CountAsync(post => post.OrganizationId == member.OrganizationId && post.Kind == PostKind.Secretary)));
    }

    [Theory, OnEachStore]
    public async Task Rank_and_circumstance_bring_and_lift_duties(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var member = await store.PlainMemberAsync("QC06");

        await store.DoneAsync<SetRank, SetRank.Request>(new(member.Id, CadreRank.DivisionLevel, new(2026, 1, 1)));
        await store.DoneAsync<SetRank, SetRank.Request>(new(member.Id, null, new(2026, 10, 1)));
        await store.DoneAsync<RecordCircumstance, RecordCircumstance.Request>(new(member.Id, CircumstanceKind.Floating, new(2026, 1, 1), null, "支委会"));
        await store.RefusedAsync<RecordCircumstance, RecordCircumstance.Request>(new(member.Id, CircumstanceKind.Floating, new(2026, 2, 1), new(2026, 3, 1), "支委会"), "Kind: members.held-already");
        var floating = await store.AskAsync<TaizhangDb, Circumstance>(db => db.Circumstances.FirstAsync(each => each.MemberId == member.Id));
        await store.DoneAsync<EndCircumstance, EndCircumstance.Request>(new(member.Id, floating.Id, new(2026, 8, 31), "返回支部"));

        Assert.Equal(new DateOnly(2026, 9, 30), await store.AskAsync<TaizhangDb, DateOnly?>(db => db.RankHoldings.Where(each => each.MemberId == member.Id && each.SupersededAt == null).Select(each => each.To).SingleAsync()));
        Assert.Equal(new DateOnly(2026, 8, 31), await store.AskAsync<TaizhangDb, DateOnly?>(db => db.Circumstances.Where(each => each.MemberId == member.Id && each.SupersededAt == null).Select(each => each.To).SingleAsync()));
    }
}
