using Taizhang.Kernel;
using Taizhang.Organizations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Organizations;

public sealed class OrganizationRefusalTests(UnchangedBureau bureau) : IClassFixture<UnchangedBureau>
{
    private static readonly DateOnly Today = UnchangedBureau.Today;

    private TemporaryStore Store => bureau.Store;

    [Fact]
    public async Task An_empty_form_is_told_everything_it_lacks() =>
        await Store.RefusedAsync<FoundOrganization, FoundOrganization.Request>(
            new(" ", null, null, null, null),
            "Code: kernel.required",
            "FoundedOn: kernel.required",
            "Name: kernel.required",
            "ParentId: registry.has-top",
            "Type: kernel.required");

    [Fact]
    public async Task A_branch_is_not_founded_under_a_branch_nor_twice_nor_tomorrow()
    {
        var branch = await Store.OrganizationAsync("QC05");

        await Store.RefusedAsync<FoundOrganization, FoundOrganization.Request>(
            new("QC05", branch.Name, OrganizationType.Branch, branch.Id, Today.AddDays(1)),
            "Code: registry.code-taken",
            "FoundedOn: registry.in-the-future",
            "Name: registry.name-taken",
            "ParentId: registry.wrong-place");
    }

    [Fact]
    public async Task Nothing_hangs_under_what_is_below_it()
    {
        var committee = await Store.OrganizationAsync("QC00");
        var general = await Store.OrganizationAsync("QC90");

        await Store.RefusedAsync<ChangeOrganization, ChangeOrganization.Request>(new(committee.Id, committee.Name, committee.Type, general.Id, Today, "调整"), "ParentId: registry.cycle");
        await Store.RefusedAsync<ChangeOrganization, ChangeOrganization.Request>(new(general.Id, general.Name, general.Type, general.Id, Today, "调整"), "ParentId: registry.cycle");
    }

    [Fact]
    public async Task A_change_needs_a_reason_a_difference_and_a_day_that_can_be()
    {
        var branch = await Store.OrganizationAsync("QC05");

        await Store.RefusedAsync<ChangeOrganization, ChangeOrganization.Request>(
            new(branch.Id, branch.Name, branch.Type, branch.ParentId, branch.FoundedOn.AddDays(-1), ""),
            "From: registry.not-before",
            "Reason: kernel.required",
            "registry.nothing-changed");
        await Store.RefusedAsync<ChangeOrganization, ChangeOrganization.Request>(
            new(branch.Id, new string('党', 201), OrganizationType.GeneralBranch, 999_999, Today, new string('因', 201)),
            "Name: registry.too-long",
            "ParentId: registry.above-not-there",
            "ParentId: registry.wrong-place",
            "Reason: registry.too-long",
            $"Type: registry.has-members");
    }

    [Fact]
    public async Task What_people_belong_to_or_hangs_below_is_not_dissolved()
    {
        var general = await Store.OrganizationAsync("QC90");
        var branch = await Store.OrganizationAsync("QC05");

        await Store.RefusedAsync<DissolveOrganization, DissolveOrganization.Request>(new(general.Id, Today.AddDays(1), null), "On: registry.in-the-future", "Reason: kernel.required", "registry.has-children");
        await Store.RefusedAsync<DissolveOrganization, DissolveOrganization.Request>(new(branch.Id, branch.FoundedOn.AddDays(-3), "撤并"), "On: registry.not-before", "registry.has-members");
    }

    [Fact]
    public async Task A_term_lasts_three_years_for_a_branch_and_comes_after_the_one_before()
    {
        var branch = await Store.OrganizationAsync("QC05");

        await Store.RefusedAsync<OpenTerm, OpenTerm.Request>(new(branch.Id, Today, Today.AddYears(3).AddDays(1)), "EndsOn: registry.term-too-long");
        await Store.RefusedAsync<OpenTerm, OpenTerm.Request>(new(branch.Id, new(2010, 1, 1), new(2009, 1, 1)), "EndsOn: registry.ends-before-it-begins", "From: registry.not-before");
        await Store.RefusedAsync<OpenTerm, OpenTerm.Request>(new(branch.Id, null, null), "EndsOn: kernel.required", "From: kernel.required");
    }

    [Fact]
    public async Task People_are_counted_whole_and_never_below_none()
    {
        var committee = await Store.OrganizationAsync("QC00");

        await Store.RefusedAsync<RecordFigure, RecordFigure.Request>(new(committee.Id, FigureKind.UnitStaff, Today, 10.5m, null), "Amount: registry.amount");
        await Store.RefusedAsync<RecordFigure, RecordFigure.Request>(new(committee.Id, FigureKind.PartyBudget, Today, -1, null), "Amount: registry.amount");
        await Store.RefusedAsync<RecordFigure, RecordFigure.Request>(new(committee.Id, null, null, null, null), "Amount: kernel.required", "Kind: kernel.required", "On: kernel.required");
    }

    [Theory]
    [InlineData(Role.BranchSecretary)]
    [InlineData(Role.Leader)]
    [InlineData(Role.Member)]
    public async Task Who_keeps_no_registry_changes_nothing_not_even_at_home(Role role)
    {
        var branch = await Store.OrganizationAsync("QC05");
        var actor = new Actor("某人", role, 1, branch.Id, new Scope(branch.Path), branch.Path);

        var outcome = await Store.DoAsync<ChangeOrganization, ChangeOrganization.Request>(new(branch.Id, "新名称党支部", branch.Type, branch.ParentId, Today, "更名"), actor);

        Assert.Equal("kernel.not-permitted", Assert.Single(outcome.Refusals).Code);
    }

    [Fact]
    public async Task An_organization_that_is_not_there_is_not_found() =>
        await Store.RefusedAsync<OpenTerm, OpenTerm.Request>(new(999_999, Today, Today.AddYears(1)), "kernel.not-found");
}
