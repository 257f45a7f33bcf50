using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Members.Rosters;
using Taizhang.Organizations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Members;

public sealed partial class RosterImportTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly string[] Headings = ["姓名", "所在党支部", "身份证号", "人员类别", "入党时间", "转正时间", "党内职务"];

    private TemporaryStore _store = null!;
    private Organization _first = null!;
    private Organization _second = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await TemporaryStore.WithTheBureauAsync(Today);
        _store.Clock.Advance(TimeSpan.FromMinutes(1));
        var branches = await _store.AskAsync<TaizhangDb, List<Organization>>(db => db.Organizations.AsNoTracking().Where(organization => organization.Type == OrganizationType.Branch).OrderBy(organization => organization.Id).ToListAsync());
        (_first, _second) = (branches[0], branches[1]);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task New_people_are_added_with_membership_and_post_and_the_ledger_stays_right()
    {
        var file = RosterFile.Of(Headings, ["新一", _first.Name, RosterFile.Identity(new DateOnly(1980, 3, 1), 11), "正式党员", "2004.7.1", "2005.7.1", "宣传委员"]);

        var done = await ImportAsync(file);

        Assert.Equal(JobStage.Done, done.Stage);
        Assert.Equal(1, done.Record.Counts[PersonChangeKind.Added]);
        var member = await MemberAsync("新一");
        Assert.Equal((Gender.Male, new DateOnly(1980, 3, 1), Standing.Full, _first.Id, (long?)done.Id), (member.Gender, member.BornOn, member.Standing, member.OrganizationId, member.ImportId));
        Assert.Equal(Today, Assert.Single(await MembershipsAsync(member.Id)).From);
        Assert.Equal(PostKind.PublicityOfficer, await _store.AskAsync<TaizhangDb, PostKind>(db => db.Posts.Where(post => post.MemberId == member.Id).Select(post => post.Kind).SingleAsync()));
        Assert.NotEmpty(await _store.AskAsync<TaizhangDb, List<long>>(db => db.Duties.Where(duty => duty.SubjectKind == SubjectKind.Member && duty.SubjectId == member.Id).Select(duty => duty.SubjectId).ToListAsync()));
        await LedgerIsRightAsync();
    }

    [Fact]
    public async Task An_identity_number_is_nowhere_in_the_store_to_be_read()
    {
        var identity = RosterFile.Identity(new DateOnly(1980, 3, 1), 11);

        await ImportAsync(RosterFile.Of(Headings, ["新一", _first.Name, identity, "正式党员", "2004.7.1", "2005.7.1", ""]));

        var folder = await _store.AskAsync<TaizhangDb, string>(db => Task.FromResult(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(folder)!, "taizhang.db*"))
        {
            using var copy = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await copy.CopyToAsync(bytes);
            Assert.True(bytes.ToArray().AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(identity)) < 0, Path.GetFileName(file));
        }
    }

    [Fact]
    public async Task Everything_or_nothing_one_bad_cell_keeps_all_out()
    {
        var before = await CountsAsync();
        var file = RosterFile.Of(Headings,
            ["新一", _first.Name, "", "正式党员", "2004.7.1", "2005.7.1", ""],
            ["新二", _first.Name, "", "正式党员", "2004.13.1", "2005.7.1", ""],
            ["新三", "无此支部", "", "正式党员", "2004.7.1", "2005.7.1", ""]);
        var id = await ReceiveAsync(file);

        var preview = await PreviewAsync(id);
        var outcome = await ApplyAsync(id);

        Assert.Equal([("E3", "roster.no-such-day"), ("B4", "roster.branch-unknown")], preview.Errors.Select(error => (error.Cell, error.Refusal.Code)));
        Assert.Equal("roster.has-errors", Assert.Single(outcome.Refusals).Code);
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task A_failure_in_the_middle_of_the_import_leaves_nothing()
    {
        var id = await ReceiveAsync(RosterFile.Of(Headings, ["新一", _first.Name, "", "正式党员", "2004.7.1", "2005.7.1", ""]));
        var before = await CountsAsync();
        await using (var scope = _store.Services.CreateAsyncScope())
        {
            var context = scope.ServiceProvider.GetRequiredService<OperationContext>() with { Followers = new Breaking() };
            var apply = ActivatorUtilities.CreateInstance<ApplyRoster>(scope.ServiceProvider, context);
            await Assert.ThrowsAsync<InvalidOperationException>(() => apply.RunAsync(new(id, new RosterChoices(Today)), Actor.System));
        }

        Assert.Equal(before, await CountsAsync());
        Assert.True((await ApplyAsync(id)).IsDone);
    }

    [Fact]
    public async Task A_change_is_shown_field_by_field_and_a_move_ends_the_old_membership()
    {
        var person = await SomeoneAsync(_first.Id);
        var file = RosterFile.Of(["姓名", "所在党支部", "出生日期", "学历"], [person.Name, _second.Name, person.BornOn, "博士"]);
        var id = await ReceiveAsync(file);

        var change = Assert.Single((await PreviewAsync(id)).Changes);

        Assert.Equal(PersonChangeKind.Moved, change.Kind);
        Assert.Contains(new FieldChange(RosterField.Branch, _first.Name, _second.Name), change.Fields);
        Assert.Contains(new FieldChange(RosterField.Education, person.Education, "博士"), change.Fields);
        Assert.True((await ApplyAsync(id)).IsDone);
        var memberships = await MembershipsAsync(person.Id);
        Assert.Equal([(_first.Id, (DateOnly?)Today.AddDays(-1)), (_second.Id, null)], memberships.OrderBy(row => row.From).Select(row => (row.OrganizationId, row.To)));
        await LedgerIsRightAsync();
    }

    [Fact]
    public async Task Nothing_is_written_by_a_preview()
    {
        var id = await ReceiveAsync(RosterFile.Of(Headings, ["新一", _first.Name, "", "正式党员", "2004.7.1", "2005.7.1", "书记"]));
        var before = await CountsAsync();

        await PreviewAsync(id);

        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task Whoever_is_missing_stays_and_many_are_closed_only_with_a_second_yes()
    {
        var person = await SomeoneAsync(_first.Id);
        var file = RosterFile.Of(["姓名", "所在党支部", "出生日期", "学历"], [person.Name, _first.Name, person.BornOn, "博士"]);
        var kept = await PreviewAsync(await ReceiveAsync(file));
        Assert.NotEmpty(kept.Missing);
        Assert.Equal(0, kept.Count(PersonChangeKind.Closed));

        var id = await ReceiveAsync(file);
        var closing = new RosterChoices(Today, ClosesMissing: true);
        var unsure = await ApplyAsync(id, closing);
        var sure = await ApplyAsync(id, closing, isSure: true);

        Assert.Equal("roster.many-closed", Assert.Single(unsure.Refusals).Code);
        Assert.True(sure.IsDone);
        Assert.Equal(Standing.Left, (await MemberOfAsync(kept.Missing[0].Person.Id)).Standing);
        Assert.Equal(Today.AddDays(-1), Assert.Single(await MembershipsAsync(kept.Missing[0].Person.Id)).To);
        await LedgerIsRightAsync();
    }

    [Fact]
    public async Task A_new_secretary_follows_the_old_one()
    {
        var before = await _store.AskAsync<TaizhangDb, Post>(db => db.Posts.AsNoTracking().SingleAsync(post => post.OrganizationId == _first.Id && post.Kind == PostKind.Secretary && post.To == null));
        await ImportAsync(RosterFile.Of(Headings, ["新一", _first.Name, "", "正式党员", "2004.7.1", "2005.7.1", "书记"]));

        var secretaries = await _store.AskAsync<TaizhangDb, List<Post>>(db => db.Posts.AsNoTracking().Where(post => post.OrganizationId == _first.Id && post.Kind == PostKind.Secretary && post.SupersededAt == null).OrderBy(post => post.From).ToListAsync());

        Assert.Equal([(before.MemberId, (DateOnly?)Today.AddDays(-1)), ((await MemberAsync("新一")).Id, null)], secretaries.Select(post => (post.MemberId, post.To)));
    }

    [Fact]
    public async Task The_birthday_of_the_archive_wins_over_the_card_with_a_warning()
    {
        var id = await ReceiveAsync(RosterFile.Of(["姓名", "所在党支部", "身份证号", "出生日期", "人员类别"], ["新一", _first.Name, RosterFile.Identity(new DateOnly(1980, 3, 1), 11), "1979.3.1", "正式党员"]));

        Assert.Equal(("D2", "roster.birthday-differs"), (await PreviewAsync(id)).Warnings.Select(warning => (warning.Cell, warning.Refusal.Code)).Single());
        Assert.True((await ApplyAsync(id)).IsDone);
        Assert.Equal(new DateOnly(1979, 3, 1), (await MemberAsync("新一")).BornOn);
    }

    [Fact]
    public async Task Someone_who_stands_twice_is_one_person()
    {
        var identity = RosterFile.Identity(new DateOnly(1980, 3, 1), 11);
        var withPost = await PreviewAsync(await ReceiveAsync(RosterFile.Of(Headings, ["新一", _first.Name, identity, "正式党员", "2004.7.1", "2005.7.1", ""], ["新一", _second.Name, identity, "正式党员", "2004.7.1", "2005.7.1", "党务工作者"])));
        var without = await PreviewAsync(await ReceiveAsync(RosterFile.Of(Headings, ["新一", _first.Name, identity, "正式党员", "2004.7.1", "2005.7.1", ""], ["新一", _second.Name, identity, "正式党员", "2004.7.1", "2005.7.1", ""])));

        Assert.Equal(_second.Id, Assert.Single(Assert.Single(withPost.Changes).Posts).Begins!.OrganizationId);
        Assert.Equal(("A3", "roster.person-twice"), without.Errors.Select(error => (error.Cell, error.Refusal.Code)).Single());
    }

    [Fact]
    public async Task An_import_is_taken_back_as_a_whole()
    {
        var person = await SomeoneAsync(_first.Id);
        var done = await ImportAsync(RosterFile.Of(["姓名", "所在党支部", "出生日期", "学历", "党内职务"], [person.Name, _second.Name, person.BornOn, "博士", ""], ["新一", _first.Name, "1980.1.1", "大学", "书记"]));
        _store.Clock.Advance(TimeSpan.FromMinutes(1));

        var undone = await UndoAsync(done.Id, "选错文件");

        Assert.True(undone.IsDone, string.Join(", ", undone.Refusals));
        var after = await MemberOfAsync(person.Id);
        Assert.Equal((person.OrganizationId, person.Education), (after.OrganizationId, after.Education));
        Assert.Equal((_first.Id, (DateOnly?)null), (await MembershipsAsync(person.Id)).Select(row => (row.OrganizationId, row.To)).Single());
        Assert.False(await _store.AskAsync<TaizhangDb, bool>(db => db.Members.AnyAsync(member => member.Name == "新一")));
        Assert.Single(await _store.AskAsync<TaizhangDb, List<Post>>(db => db.Posts.Where(post => post.OrganizationId == _first.Id && post.Kind == PostKind.Secretary && post.SupersededAt == null && post.To == null).ToListAsync()));
        Assert.Equal("选错文件", (await FindAsync(done.Id)).Record.UndoReason);
        Assert.Equal("roster.not-done", Assert.Single((await UndoAsync(done.Id, "再来")).Refusals).Code);
        await LedgerIsRightAsync();
    }

    [Fact]
    public async Task An_import_on_which_later_changes_stand_is_not_taken_back_and_they_are_named()
    {
        var first = await ImportAsync(RosterFile.Of(["姓名", "所在党支部", "出生日期", "学历"], ["新一", _first.Name, "1980.1.1", "大学"], ["新二", _first.Name, "1981.1.1", "大学"]));
        _store.Clock.Advance(TimeSpan.FromMinutes(1));
        await ImportAsync(RosterFile.Of(["姓名", "所在党支部", "出生日期", "学历"], ["新一", _second.Name, "1980.1.1", "大学"]));
        _store.Clock.Advance(TimeSpan.FromMinutes(1));

        var refusal = Assert.Single((await UndoAsync(first.Id, "选错文件")).Refusals);

        Assert.Equal("roster.stands-on-it", refusal.Code);
        Assert.Equal(["新一"], (IEnumerable<string>)refusal.Facts["names"]!);
    }

    [Fact]
    public async Task A_record_of_someone_who_came_with_an_import_keeps_it_from_being_taken_back()
    {
        var done = await ImportAsync(RosterFile.Of(["姓名", "所在党支部", "出生日期", "人员类别"], ["新一", _first.Name, "1980.1.1", "正式党员"]));
        var member = await MemberAsync("新一");
        var recorded = await _store.AskAsync<Taizhang.Activities.RecordActivity, Outcome>(record => record.RunAsync(new(_first.Id, FactKind.ThemeDay, Today, "主题党日", 2) { PresentIds = [member.Id] }, Actor.System));
        Assert.True(recorded.IsDone);

        Assert.Equal(["新一"], (IEnumerable<string>)Assert.Single((await UndoAsync(done.Id, "选错文件")).Refusals).Facts["names"]!);
    }

    [Fact]
    public async Task Lost_contact_and_floating_come_in_go_out_in_the_same_columns_and_are_taken_back()
    {
        var person = await SomeoneAsync(_first.Id);
        string[] headings = ["登记编号", "姓名", "所在党支部", "是否为失联党员", "失去联系日期", "是否为流动党员", "外出流向"];
        var number = person.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var import = await ImportAsync(RosterFile.Of(headings, [number, person.Name, _first.Name, "是", "2025.3.1", "是", "深圳市宝安区"]));
        var (came, again) = (await MemberOfAsync(person.Id), await PreviewAsync(await ReceiveAsync(await ExportAsync())));
        var read = RosterReader.Read(await ExportAsync(), Today).Reading!.Rows.Single(row => row.RegistryNumber == person.Id);
        var undone = await UndoAsync(import.Id, "表格有误");
        var back = await MemberOfAsync(person.Id);

        Assert.Equal((new DateOnly(2025, 3, 1), "深圳市宝安区"), (came.LostContactOn, came.FloatingTo));
        Assert.Empty(again.Changes);
        Assert.Equal((new RosterContact(new DateOnly(2025, 3, 1)), new RosterFloating("深圳市宝安区")), (read.Contact, read.Floating));
        Assert.True(undone.IsDone, string.Join(", ", undone.Refusals));
        Assert.Equal((null, null), (back.LostContactOn, back.FloatingTo));
        await ImportAsync(RosterFile.Of(headings, [number, person.Name, _first.Name, "是", "2025.3.1", "否", ""]));
        await ImportAsync(RosterFile.Of(headings, [number, person.Name, _first.Name, "否", "", "", "深圳市宝安区"]));
        Assert.Equal((null, "深圳市宝安区"), ((await MemberOfAsync(person.Id)).LostContactOn, (await MemberOfAsync(person.Id)).FloatingTo));
    }

    [Fact]
    public async Task What_is_exported_is_imported_again_without_a_change()
    {
        await ImportAsync(RosterFile.Of(Headings, ["新一", _first.Name, RosterFile.Identity(new DateOnly(1980, 3, 1), 11), "正式党员", "2004.7.1", "2005.7.1", "宣传委员、党委委员"]));

        var file = await ExportAsync();
        var preview = await PreviewAsync(await ReceiveAsync(file));

        Assert.Empty(preview.Errors.Select(error => $"{error.Cell}: {error.Refusal.Code}"));
        Assert.Empty(preview.Changes.Select(change => $"{change.Wanted.Name}: {string.Join(';', change.Fields)}"));
        Assert.Empty(preview.Missing);
        Assert.True(preview.Unchanged > 250);
    }

    [Fact]
    public async Task An_export_masks_numbers_and_shows_only_the_readers_branch()
    {
        await ImportAsync(RosterFile.Of(Headings, ["新一", _first.Name, RosterFile.Identity(new DateOnly(1980, 3, 1), 11), "正式党员", "2004.7.1", "2005.7.1", ""]));

        var rows = RosterReader.Read(await ExportAsync(new Scope(_first.Path)), Today).Reading!.Rows;

        Assert.Equal([_first.Name], rows.Select(row => row.Branch).Distinct());
        Assert.Contains(rows, row => row.Name == "新一");
        Assert.All(rows, row => Assert.Null(row.IdentityNumber));
    }

    [Fact]
    public async Task A_preview_that_is_no_longer_true_is_not_done()
    {
        var id = await ReceiveAsync(RosterFile.Of(Headings, ["新一", _first.Name, "", "正式党员", "2004.7.1", "2005.7.1", ""]));

        var outcome = await _store.AskAsync<ApplyRoster, Outcome>(apply => apply.RunAsync(new(id, new RosterChoices(Today), "0123"), Actor.System));

        Assert.Equal("roster.preview-outdated", Assert.Single(outcome.Refusals).Code);
    }

    [Fact]
    public async Task A_secretary_of_one_branch_imports_nothing()
    {
        var secretary = new Actor("书记", Role.BranchSecretary, 1, _first.Id, new Scope(_first.Path), _first.Path);

        var outcome = await _store.AskAsync<ReceiveRoster, Outcome>(receive => receive.RunAsync(new("a.xlsx", RosterFile.Of(["姓名", "性别"], ["新一", "男"]), new RosterChoices(Today)), secretary));

        Assert.Equal("kernel.not-permitted", Assert.Single(outcome.Refusals).Code);
    }

    [Fact]
    public async Task Thousands_come_in_at_once_and_go_as_a_whole()
    {
        const int many = 4000;
        var rows = Enumerable.Range(0, many).Select(order => (object?[])[$"新{(char)('一' + (order / 64))}{(char)('丁' + (order % 64))}", order % 2 == 0 ? _first.Name : _second.Name, RosterFile.Identity(new DateOnly(1970, 1, 1).AddDays(order), order % 1000), "正式党员", "2004.7.1", "2005.7.1", ""]);

        var done = await ImportAsync(RosterFile.Of([Headings, .. rows]));
        Assert.Equal(many, done.Record.Counts[PersonChangeKind.Added]);
        await LedgerIsRightAsync();

        _store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await UndoAsync(done.Id, "选错文件")).IsDone);
        await LedgerIsRightAsync();
    }
}
