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
