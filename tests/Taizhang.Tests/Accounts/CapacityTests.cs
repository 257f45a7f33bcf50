using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Tests.Accounts;

public sealed class CapacityTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly LongAgo = new(2020, 1, 1);
    private static readonly Holding InTheBranch = new(HoldingKind.Membership, (int)Standing.Full, LongAgo, null, 5, OrganizationType.Branch, "/1/5/", "第五支部");

    [Fact]
    public void A_membership_gives_ones_own_rows_and_nothing_else()
    {
        var capacity = Assert.Single(Of(InTheBranch));

        Assert.Equal((Role.Member, new Scope("/1/5/", 7)), (capacity.Role, capacity.Scope));
    }

    [Theory]
    [InlineData(PostKind.Secretary)]
    [InlineData(PostKind.DeputySecretary)]
    [InlineData(PostKind.OrganizationOfficer)]
    [InlineData(PostKind.PublicityOfficer)]
    [InlineData(PostKind.DisciplineOfficer)]
    [InlineData(PostKind.CommitteeMember)]
    public void A_seat_in_the_committee_gives_the_branch_and_what_is_below_it(PostKind post)
    {
        var widest = Of(InTheBranch, Seat(post, 1, "/1/", OrganizationType.OrganPartyCommittee))[0];

        Assert.Equal((Role.BranchSecretary, 1L, new Scope("/1/")), (widest.Role, widest.OrganizationId!.Value, widest.Scope));
    }

    [Theory]
    [InlineData(PostKind.CellGroupLeader, OrganizationType.Branch)]
    [InlineData(PostKind.PartyAffairsWorker, OrganizationType.Branch)]
    [InlineData(PostKind.Secretary, OrganizationType.CellGroup)]
    [InlineData(PostKind.Secretary, OrganizationType.Level)]
    public void Another_post_gives_nothing(PostKind post, OrganizationType type) =>
        Assert.Equal([Role.Member], Of(InTheBranch, Seat(post, 5, "/1/5/", type)).Select(capacity => capacity.Role));

    [Fact]
    public void A_post_gives_what_it_gives_from_its_first_day_to_its_last()
    {
        var post = new Holding(HoldingKind.Post, (int)PostKind.Secretary, Today, Today.AddDays(1), 5, OrganizationType.Branch, "/1/5/", "第五支部");

        Assert.Equal([1, 2, 2, 1], new[] { -1, 0, 1, 2 }.Select(days => Capacities.Of(new(7, null, [InTheBranch, post]), Today.AddDays(days)).Count));
    }

    [Fact]
    public void A_leader_reads_the_tree_the_own_branch_hangs_in_and_no_other()
    {
        var leader = Of(InTheBranch, new Holding(HoldingKind.Rank, (int)CadreRank.DivisionLevel, LongAgo, null))[0];

        Assert.Equal((Role.Leader, new Scope("/1/"), "/1/5/"), (leader.Role, leader.Scope, leader.HomePath));
        Assert.Single(Of(InTheBranch, new Holding(HoldingKind.Rank, (int)CadreRank.SectionLevel, LongAgo, null)));
    }

    [Fact]
    public void Whoever_has_left_the_registry_holds_nothing_whatever_was_forgotten()
    {
        var left = InTheBranch with { To = Today.AddDays(-1) };

        Assert.Empty(Of(left, Seat(PostKind.Secretary, 5, "/1/5/"), new Holding(HoldingKind.Rank, (int)CadreRank.BureauLevel, LongAgo, null), new Holding(HoldingKind.Grant, (int)Role.OfficeClerk, LongAgo, null)));
    }

    [Fact]
    public void A_grant_gives_the_office_to_someone_whom_the_registry_does_not_have()
    {
        var capacity = Assert.Single(Capacities.Of(new(null, null, [new(HoldingKind.Grant, (int)Role.OfficeClerk, LongAgo, null)]), Today));

        Assert.Equal((Role.OfficeClerk, Scope.Everything), (capacity.Role, capacity.Scope));
    }

    [Fact]
    public void A_grant_gives_neither_an_administrators_office_nor_what_the_registry_gives() =>
        Assert.Empty(new[] { Role.System, Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator, Role.BranchSecretary, Role.Leader, Role.Member }
            .SelectMany(role => Capacities.Of(new(null, null, [new(HoldingKind.Grant, (int)role, LongAgo, null)]), Today)));

    [Theory]
    [InlineData(Role.SystemAdministrator)]
    [InlineData(Role.SecurityAdministrator)]
    [InlineData(Role.AuditAdministrator)]
    public void An_administrator_sees_nothing_of_the_content_and_is_nothing_besides(Role role)
    {
        var capacity = Assert.Single(Capacities.Of(new(null, role, [new(HoldingKind.Grant, (int)Role.OfficeClerk, LongAgo, null)]), Today));

        Assert.Equal((role, Scope.Nothing), (capacity.Role, capacity.Scope));
    }

    [Fact]
    public void The_widest_comes_first_and_each_once()
    {
        var all = Of(InTheBranch, Seat(PostKind.CommitteeMember, 5, "/1/5/"), Seat(PostKind.Secretary, 5, "/1/5/"), Seat(PostKind.Secretary, 3, "/1/3/"), new Holding(HoldingKind.Rank, (int)CadreRank.DivisionLevel, LongAgo, null),
            new Holding(HoldingKind.Grant, (int)Role.PersonnelSection, LongAgo, null));

        Assert.Equal(["personnel-section", "leader-5", "branch-secretary-3", "branch-secretary-5", "member-5"], all.Select(capacity => capacity.Key));
    }

    private static IReadOnlyList<Capacity> Of(params Holding[] holdings) => Capacities.Of(new(7, null, holdings), Today);

    private static Holding Seat(PostKind post, long organizationId, string path, OrganizationType type = OrganizationType.Branch) =>
        new(HoldingKind.Post, (int)post, LongAgo, null, organizationId, type, path, "支部");
}
