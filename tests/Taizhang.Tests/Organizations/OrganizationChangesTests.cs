using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Organizations;

public sealed class OrganizationChangesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, OnEachStore]
    public async Task A_branch_is_founded_filled_emptied_and_dissolved_and_the_ledger_follows_each_step(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var committee = await store.OrganizationAsync("QC00");
        var member = await store.PlainMemberAsync("QC05");

        await store.DoneAsync<FoundOrganization, FoundOrganization.Request>(new("QC31", " 智慧园林党支部 ", OrganizationType.Branch, committee.Id, new(2026, 5, 8), "机构改革"));
        var branch = await store.OrganizationAsync("QC31");
        await store.DoneAsync<MoveMember, MoveMember.Request>(new(member.Id, branch.Id, new(2026, 6, 1), "岗位调整"));
        await store.RefusedAsync<DissolveOrganization, DissolveOrganization.Request>(new(branch.Id, Today, "撤并"), "registry.has-members");
        await store.DoneAsync<MoveMember, MoveMember.Request>(new(member.Id, member.OrganizationId, new(2026, 9, 1), "岗位调整"));
        await store.DoneAsync<DissolveOrganization, DissolveOrganization.Request>(new(branch.Id, new(2026, 9, 30), "撤并"));

        var dissolved = await store.OrganizationAsync("QC31");
        var versions = await store.AskAsync<TaizhangDb, List<OrganizationVersion>>(db => db.OrganizationVersions.Where(version => version.OrganizationId == branch.Id).ToListAsync());
        Assert.Equal($"{committee.Path}{branch.Id}/", branch.Path);
        Assert.Equal("智慧园林党支部", branch.Name);
        Assert.Equal(new DateOnly(2026, 9, 30), dissolved.DissolvedOn);
        Assert.Equal(2, versions.Count);
        Assert.Equal(("机构改革", "撤并"), Assert.Single(versions.Select(version => (version.Reason, version.EndReason)), version => version.EndReason is not null));
    }

    [Theory, OnEachStore]
    public async Task What_hangs_under_an_organization_goes_with_it_and_its_former_place_stays_known(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var committee = await store.OrganizationAsync("QC00");
        var general = await store.OrganizationAsync("QC90");
        var branch = await store.OrganizationAsync("QC05");
        await store.DoneAsync<FoundOrganization, FoundOrganization.Request>(new("QC05-1", "第一党小组", OrganizationType.CellGroup, branch.Id, new(2026, 2, 1)));

        await store.DoneAsync<ChangeOrganization, ChangeOrganization.Request>(new(branch.Id, "行政执法党支部", OrganizationType.Branch, general.Id, new(2026, 7, 1), "调整隶属关系"));

        var moved = await store.OrganizationAsync("QC05");
        var group = await store.OrganizationAsync("QC05-1");
        var versions = await store.AskAsync<TaizhangDb, List<OrganizationVersion>>(db => db.OrganizationVersions.Where(version => version.OrganizationId == branch.Id && version.SupersededAt == null).OrderBy(version => version.From).ToListAsync());
        Assert.Equal($"{general.Path}{branch.Id}/", moved.Path);
        Assert.Equal($"{moved.Path}{group.Id}/", group.Path);
        Assert.Equal([(committee.Id, (DateOnly?)new DateOnly(2026, 6, 30)), (general.Id, null)], versions.Select(version => (version.ParentId!.Value, version.To)));
        var before = await store.AskAsync<OrganizationListing, IReadOnlyList<OrganizationRow>>(listing => listing.AsOfAsync(new(2026, 6, 30), default));
        var after = await store.AskAsync<OrganizationListing, IReadOnlyList<OrganizationRow>>(listing => listing.AsOfAsync(new(2026, 7, 1), default));
        var outline = await store.AskAsync<OrganizationListing, IReadOnlyList<OrganizationOutline>>(listing => listing.OutlineAsync(default));
        Assert.Equal((branch.Name, committee.Id, 1), Assert.Single(before.Where(row => row.Id == branch.Id).Select(row => (row.Name, row.ParentId!.Value, row.Depth))));
        Assert.Equal(("行政执法党支部", general.Id, 2), Assert.Single(after.Where(row => row.Id == branch.Id).Select(row => (row.Name, row.ParentId!.Value, row.Depth))));
        Assert.Equal(before[0].Members, after[0].Members);
        Assert.Equal([(moved.Id, 2), (group.Id, 3)], outline.Select(each => (each.Id, each.Depth)).Where(each => each.Id == moved.Id || each.Id == group.Id));
        Assert.Equal(outline.ToList().FindIndex(each => each.Id == moved.Id) + 1, outline.ToList().FindIndex(each => each.Id == group.Id));
    }

    [Theory, OnEachStore]
    public async Task A_wrong_name_is_corrected_by_naming_the_day_it_began_and_stays_as_what_was_believed(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var branch = await store.OrganizationAsync("QC05");

        await store.DoneAsync<ChangeOrganization, ChangeOrganization.Request>(new(branch.Id, "执法支队党支部", branch.Type, branch.ParentId, branch.FoundedOn, "名称录入有误"));

        var versions = await store.AskAsync<TaizhangDb, List<OrganizationVersion>>(db => db.OrganizationVersions.Where(version => version.OrganizationId == branch.Id).OrderBy(version => version.Id).ToListAsync());
        Assert.Equal(2, versions.Count);
        Assert.NotNull(versions[0].SupersededAt);
        Assert.Null(versions[1].To);
        Assert.Equal(branch.FoundedOn, versions[1].From);
    }

    [Theory, OnEachStore]
    public async Task A_new_term_ends_the_one_before_and_a_closed_one_leaves_none(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var branch = await store.OrganizationAsync("QC05");
        await store.DoneAsync<OpenTerm, OpenTerm.Request>(new(branch.Id, new(2026, 11, 1), new(2029, 10, 31)));
        await store.DoneAsync<CloseTerm, CloseTerm.Request>(new(branch.Id, new(2026, 11, 20), "支委会集体辞职"));

        await store.RefusedAsync<CloseTerm, CloseTerm.Request>(new(branch.Id, new(2026, 11, 21), "重复"), "registry.no-term-runs");

        var terms = await store.AskAsync<TaizhangDb, List<Term>>(db => db.Terms.Where(term => term.OrganizationId == branch.Id && term.SupersededAt == null).OrderBy(term => term.From).ToListAsync());
        Assert.Equal([new DateOnly(2026, 10, 31), new DateOnly(2026, 11, 20)], terms.Select(term => term.To!.Value));
    }

    [Theory, OnEachStore]
    public async Task The_staff_of_the_unit_is_recorded_and_a_figure_of_the_same_day_corrected(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var committee = await store.OrganizationAsync("QC00");
        await store.DoneAsync<RecordFigure, RecordFigure.Request>(new(committee.Id, FigureKind.UnitStaff, new(2026, 6, 30), 90, "人事年报"));

        await store.DoneAsync<RecordFigure, RecordFigure.Request>(new(committee.Id, FigureKind.UnitStaff, new(2026, 6, 30), 900, "人事年报"));

        var figures = await store.AskAsync<TaizhangDb, List<Figure>>(db => db.Figures.Where(figure => figure.OrganizationId == committee.Id && figure.On == new DateOnly(2026, 6, 30)).OrderBy(figure => figure.Id).ToListAsync());
        Assert.Equal([90m, 900m], figures.Select(figure => figure.Amount));
        Assert.NotNull(figures[0].SupersededAt);
    }
}
