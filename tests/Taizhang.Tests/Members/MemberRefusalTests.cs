using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Members;

public sealed class MemberRefusalTests(UnchangedBureau bureau) : IClassFixture<UnchangedBureau>
{
    private static readonly DateOnly Today = UnchangedBureau.Today;

    private TemporaryStore Store => bureau.Store;

    [Fact]
    public async Task A_form_sent_twice_makes_one_person()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var branch = await store.OrganizationAsync("QC05");
        var request = new AddMember.Request(new MemberData("甄双", Gender.Female) { BornOn = new(1999, 3, 4) }, branch.Id, Standing.Applicant, new(2024, 3, 1));

        await store.DoneAsync<AddMember, AddMember.Request>(request);
        await store.RefusedAsync<AddMember, AddMember.Request>(request, "Name: members.there-already");
        await store.DoneAsync<AddMember, AddMember.Request>(request with { Data = request.Data with { BornOn = new(1999, 3, 5) } });
    }

    [Fact]
    public async Task An_empty_form_is_told_everything_it_lacks() =>
        await Store.RefusedAsync<AddMember, AddMember.Request>(
            new(new MemberData("", null), null, null, null),
            "From: kernel.required",
            "Gender: kernel.required",
            "Name: kernel.required",
            "OrganizationId: kernel.required",
            "Standing: kernel.required");

    [Fact]
    public async Task Days_out_of_order_are_refused_each_at_its_field()
    {
        var branch = await Store.OrganizationAsync("QC05");
        var data = new MemberData("甄新", Gender.Male) { BornOn = new(2000, 5, 6), JoinedOn = new(2018, 5, 5), ConvertedOn = new(2017, 1, 1), Code = "QC0001" };

        await Store.RefusedAsync<AddMember, AddMember.Request>(
            new(data, branch.Id, Standing.Full, new(2016, 1, 1)),
            "Code: members.code-taken",
            "ConvertedOn: registry.not-before",
            "From: registry.not-before",
            "JoinedOn: members.too-young");
        await Store.RefusedAsync<AddMember, AddMember.Request>(
            new(new MemberData("甄新", Gender.Male) { BornOn = Today.AddDays(1) }, branch.Id, Standing.Probationary, Today.AddDays(1)),
            "BornOn: registry.in-the-future",
            "From: registry.in-the-future",
            "JoinedOn: kernel.required");
    }

    [Fact]
    public async Task People_belong_to_branches_that_exist()
    {
        var committee = await Store.OrganizationAsync("QC00");
        var branch = await Store.OrganizationAsync("QC05");
        var data = new MemberData("甄新", Gender.Male);

        await Store.RefusedAsync<AddMember, AddMember.Request>(new(data, committee.Id, Standing.Applicant, Today), "OrganizationId: members.keeps-no-roll");
        await Store.RefusedAsync<AddMember, AddMember.Request>(new(data, branch.Id, Standing.Applicant, branch.FoundedOn.AddDays(-1)), "OrganizationId: members.organization-not-there");
        await Store.RefusedAsync<AddMember, AddMember.Request>(new(data, 999_999, Standing.Applicant, Today), "kernel.not-found");
    }

    [Fact]
    public async Task Nobody_is_in_two_branches_or_moves_to_the_own()
    {
        var member = await Store.PlainMemberAsync("QC05");
        var other = await Store.OrganizationAsync("QC06");

        await Store.RefusedAsync<BeginMembership, BeginMembership.Request>(new(member.Id, other.Id, Standing.Full, Today, "转入"), "OrganizationId: members.belongs-already");
        await Store.RefusedAsync<MoveMember, MoveMember.Request>(new(member.Id, member.OrganizationId, Today, "调动"), "OrganizationId: members.same-organization");
        await Store.RefusedAsync<MoveMember, MoveMember.Request>(new(member.Id, null, null, " "), "On: kernel.required", "OrganizationId: kernel.required", "Reason: kernel.required");
        await Store.RefusedAsync<MoveMember, MoveMember.Request>(new(member.Id, other.Id, new(1980, 1, 1), "调动"), "On: registry.not-before", "OrganizationId: members.organization-not-there");
    }

    [Fact]
    public async Task A_membership_ends_with_a_way_a_day_and_a_reason()
    {
        var member = await Store.PlainMemberAsync("QC05");

        await Store.RefusedAsync<EndMembership, EndMembership.Request>(new(member.Id, Today.AddDays(1), null, null), "Departure: kernel.required", "On: registry.in-the-future", "Reason: kernel.required");
        await Store.RefusedAsync<CorrectMembershipDay, CorrectMembershipDay.Request>(new(member.Id, 999_999, Today, "有误"), "EntryId: registry.no-longer-stands");
    }

    [Fact]
    public async Task A_probationary_member_is_not_elected_and_nobody_serves_elsewhere()
    {
        var probationary = await Store.AskAsync<TaizhangDb, Member>(db => db.Members.FirstAsync(each => each.Standing == Standing.Probationary));
        var member = await Store.PlainMemberAsync("QC05");
        var other = await Store.OrganizationAsync("QC06");
        var committee = await Store.OrganizationAsync("QC00");

        await Store.RefusedAsync<GivePost, GivePost.Request>(new(probationary.Id, probationary.OrganizationId, PostKind.CommitteeMember, Today), "Kind: members.only-full-members");
        await Store.RefusedAsync<GivePost, GivePost.Request>(new(member.Id, other.Id, PostKind.CommitteeMember, Today), "OrganizationId: members.from-elsewhere");
        await Store.RefusedAsync<GivePost, GivePost.Request>(new(member.Id, committee.Id, PostKind.CellGroupLeader, Today, Today.AddYears(11)), "Kind: members.no-such-post", "To: registry.too-far");
        await Store.RefusedAsync<GivePost, GivePost.Request>(new(member.Id, null, null, null), "From: kernel.required", "Kind: kernel.required", "OrganizationId: kernel.required");
    }

    [Fact]
    public async Task A_rank_or_a_circumstance_needs_a_day_that_can_be()
    {
        var member = await Store.PlainMemberAsync("QC05");

        await Store.RefusedAsync<SetRank, SetRank.Request>(new(member.Id, null, Today), "Rank: registry.nothing-changed");
        await Store.RefusedAsync<SetRank, SetRank.Request>(new(member.Id, CadreRank.SectionLevel, Today.AddDays(1)), "From: registry.in-the-future");
        await Store.RefusedAsync<RecordCircumstance, RecordCircumstance.Request>(new(member.Id, null, Today, Today.AddDays(-1), null), "DecidedBy: kernel.required", "Kind: kernel.required", "To: registry.ends-before-it-begins");
    }

    [Fact]
    public async Task A_correction_that_changes_nothing_or_breaks_the_order_of_days_is_refused()
    {
        var member = await Store.PlainMemberAsync("QC05");

        await Store.RefusedAsync<CorrectMember, CorrectMember.Request>(new(member.Id, MemberData.Of(member), ""), "Reason: kernel.required", "registry.nothing-changed");
        await Store.RefusedAsync<CorrectMember, CorrectMember.Request>(new(member.Id, MemberData.Of(member) with { JoinedOn = null, ConvertedOn = null }, "核对"), "ConvertedOn: kernel.required", "JoinedOn: kernel.required");
        await Store.RefusedAsync<CorrectMember, CorrectMember.Request>(new(999_999, MemberData.Of(member), "核对"), "kernel.not-found");
    }

    [Fact]
    public async Task A_secretary_changes_nobody()
    {
        var member = await Store.PlainMemberAsync("QC05");
        var branch = await Store.OrganizationAsync("QC05");
        var actor = new Actor("书记", Role.BranchSecretary, 1, branch.Id, new Scope(branch.Path), branch.Path);

        var outcome = await Store.DoAsync<EndMembership, EndMembership.Request>(new(member.Id, Today, Departure.Removed, "除名"), actor);

        Assert.Equal("kernel.not-permitted", Assert.Single(outcome.Refusals).Code);
    }
}
