using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Members.Rosters;
using Taizhang.Reports;

namespace Taizhang.Tests.Members;

/// <summary>What the tests of roster imports do and look at.</summary>
public sealed partial class RosterImportTests
{
    [Fact]
    public async Task An_import_that_waits_is_thrown_away_or_begun_once()
    {
        var file = RosterFile.Of(Headings, ["新一", _first.Name, "", "正式党员", "2004.7.1", "2005.7.1", ""]);
        var (waiting, other) = (await ReceiveAsync(file), await ReceiveAsync(file));

        var discarded = await _store.AskAsync<DiscardRoster, Outcome>(discard => discard.RunAsync(new(waiting), Actor.System));
        var late = await _store.AskAsync<StartRoster, Outcome>(start => start.RunAsync(new(waiting, new RosterChoices(Today)), Actor.System));
        var begun = await _store.AskAsync<StartRoster, Outcome>(start => start.RunAsync(new(other, new RosterChoices(Today)), Actor.System));
        var nowhere = await _store.AskAsync<DiscardRoster, Outcome>(discard => discard.RunAsync(new(999_999), Actor.System));

        Assert.True(discarded.IsDone, string.Join(", ", discarded.Refusals));
        Assert.False(late.IsDone);
        Assert.True(begun.IsDone, string.Join(", ", begun.Refusals));
        Assert.False(nowhere.IsDone);
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

    private async Task<RosterImport> ImportAsync(byte[] file)
    {
        var id = await ReceiveAsync(file);
        var outcome = await ApplyAsync(id);
        Assert.True(outcome.IsDone, string.Join(", ", outcome.Refusals));
        _store.Clock.Advance(TimeSpan.FromSeconds(1));
        return await FindAsync(id);
    }

    private async Task<long> ReceiveAsync(byte[] file)
    {
        var outcome = await _store.AskAsync<ReceiveRoster, Outcome>(receive => receive.RunAsync(new("花名册.xlsx", file, new RosterChoices(Today)), Actor.System));
        Assert.True(outcome.IsDone, string.Join(", ", outcome.Refusals));
        return outcome.Id!.Value;
    }

    private Task<Outcome> ApplyAsync(long id, RosterChoices? choices = null, bool isSure = false) =>
        _store.AskAsync<ApplyRoster, Outcome>(apply => apply.RunAsync(new(id, choices ?? new RosterChoices(Today), null, isSure), Actor.System));

    private Task<Outcome> UndoAsync(long id, string reason) => _store.AskAsync<UndoRoster, Outcome>(undo => undo.RunAsync(new(id, reason), Actor.System));

    private async Task<RosterPreview> PreviewAsync(long id)
    {
        var (preview, refusal) = await _store.AskAsync<RosterImports, (RosterPreview?, Refusal?)>(imports => imports.PreviewAsync(id, new RosterChoices(Today), default));
        Assert.Null(refusal);
        return preview!;
    }

    private async Task<RosterImport> FindAsync(long id) => (await _store.AskAsync<RosterImports, RosterImport?>(imports => imports.FindAsync(id, default)))!;

    private async Task<byte[]> ExportAsync(Scope? scope = null)
    {
        await using var services = _store.Services.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = scope ?? Scope.Everything;
        using var file = new MemoryStream();
        WorkbookFile.Write(file, System.Globalization.CultureInfo.InvariantCulture, await services.ServiceProvider.GetRequiredService<RosterExport>().SheetAsync(Today, null, default));
        return file.ToArray();
    }

    private Task<Member> MemberAsync(string name) => _store.AskAsync<TaizhangDb, Member>(db => db.Members.AsNoTracking().SingleAsync(member => member.Name == name));

    private Task<Member> MemberOfAsync(long id) => _store.AskAsync<TaizhangDb, Member>(db => db.Members.AsNoTracking().SingleAsync(member => member.Id == id));

    /// <summary>A member of a branch without a post.</summary>
    private Task<Member> SomeoneAsync(long organizationId) =>
        _store.AskAsync<TaizhangDb, Member>(db => db.Members.AsNoTracking().Where(member => member.OrganizationId == organizationId && member.Standing == Standing.Full && !db.Posts.Any(post => post.MemberId == member.Id)).OrderBy(member => member.Id).FirstAsync());

    private Task<List<Membership>> MembershipsAsync(long memberId) => _store.AskAsync<TaizhangDb, List<Membership>>(db => db.Memberships.AsNoTracking().Where(row => row.MemberId == memberId && row.SupersededAt == null).ToListAsync());

    private Task<(int, int, int)> CountsAsync() => _store.AskAsync<TaizhangDb, (int, int, int)>(async db => (await db.Members.IgnoreQueryFilters().CountAsync(), await db.Memberships.CountAsync(), await db.Posts.CountAsync()));

    private async Task LedgerIsRightAsync() => Assert.Empty(await _store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default)));

    private sealed class Breaking : IFollowsChanges
    {
        public Task FollowAsync(Touched touched, CancellationToken cancellationToken) => throw new InvalidOperationException("The ledger is out of order.");
    }
}
