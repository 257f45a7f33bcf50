using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Tests.Members;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed class ImportPageTests : IAsyncLifetime
{
    private readonly TaizhangApp _app = new() { Demonstration = true };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("empty", "文件是空的")]
    [InlineData("picture", "不是电子表格")]
    [InlineData("old-workbook", "另存为 .xlsx")]
    [InlineData("with-password", "打开密码")]
    [InlineData("cut-off", "已损坏")]
    [InlineData("bomb", "解压后超过")]
    [InlineData("too-large", "上限")]
    [InlineData("no-name-column", "没有找到表头")]
    public async Task A_bad_file_is_refused_beside_its_field_and_what_was_typed_stays(string kind, string words)
    {
        var browser = await SignedInAsync("office");

        var answer = await browser.UploadAsync("/import", "roster", "Input.File", "花名册.xlsx", RosterBadFileTests.Make(kind), ("Input.AsOf", "2026-01-02"));

        Assert.Equal(200, answer.Status);
        Assert.Contains(words, answer.Page.QuerySelector(".field-error")!.TextContent.Replace("既不是电子表格", "不是电子表格", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("2026-01-02", answer.Page.QuerySelector("input[name='Input.AsOf']")!.GetAttribute("value"));
        Assert.Empty((await browser.GetAsync("/import")).Page.QuerySelectorAll("a.row-link"));
    }

    [Fact]
    public async Task No_file_and_no_day_are_told_at_once()
    {
        var browser = await SignedInAsync("office");

        var answer = await browser.SendAsync("/import", "roster", ("Input.AsOf", ""));

        Assert.Equal(2, answer.Page.QuerySelectorAll(".field-error").Length);
    }

    [Fact]
    public async Task A_roster_is_uploaded_previewed_confirmed_and_taken_back()
    {
        var browser = await SignedInAsync("office");
        var file = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "rosters", "qingchuan-roster.xlsx"));

        var preview = await browser.UploadAsync("/import", "roster", "Input.File", "qingchuan-roster.xlsx", file, ("Input.AsOf", "2026-07-01"));
        var address = preview.Response.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Equal(6, preview.Page.QuerySelectorAll(".data-table tbody tr").Length);
        Assert.DoesNotContain("19880412", preview.Page.Body!.TextContent, StringComparison.Ordinal);

        await browser.SendAsync(address, "confirm");
        var done = await WhenDoneAsync(browser, address);
        Assert.Contains("已导入", done.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty((await browser.GetAsync("/members?q=欧阳景明")).Page.QuerySelectorAll(".data-table tbody tr"));

        var unexplained = await browser.SendAsync(address, "undo", ("Reason", ""));
        Assert.NotNull(unexplained.Page.QuerySelector(".field-error"));
        var undone = await browser.SendAsync(address, "undo", ("Reason", "选错文件"));
        Assert.Contains("选错文件", undone.Page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await browser.GetAsync("/members?q=欧阳景明")).Page.QuerySelectorAll(".data-table tbody tr"));
    }

    [Fact]
    public async Task A_roster_confirmed_on_a_store_whose_ledger_was_never_begun_begins_it()
    {
        var browser = await SignedInAsync("office");
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaizhangDb>();
        db.Scope = Scope.Everything;
        await db.Duties.ExecuteDeleteAsync();
        await db.LedgerStates.ExecuteDeleteAsync();
        var file = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "rosters", "qingchuan-roster.xlsx"));
        var preview = await browser.UploadAsync("/import", "roster", "Input.File", "qingchuan-roster.xlsx", file, ("Input.AsOf", "2026-07-01"));
        var address = preview.Response.RequestMessage!.RequestUri!.AbsolutePath;

        await browser.SendAsync(address, "confirm");
        await WhenDoneAsync(browser, address);

        Assert.True(await db.Duties.CountAsync() > 1000);
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<LedgerKeeper>().CheckAsync(default));
    }

    [Fact]
    public async Task Errors_are_listed_by_cell_and_nothing_can_be_confirmed()
    {
        var browser = await SignedInAsync("office");
        var file = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "rosters", "qingchuan-roster-with-errors.xlsx"));

        var preview = await browser.UploadAsync("/import", "roster", "Input.File", "a.xlsx", file, ("Input.AsOf", "2026-07-01"));

        Assert.Equal(["D3", "D4", "C5", "F5", "H5", "E6", "G6", "H6", "B7"], preview.Page.QuerySelectorAll(".data-table tbody tr strong").Select(cell => cell.TextContent).OrderBy(cell => cell[1]).ThenBy(cell => cell[0]));
        Assert.Null(preview.Page.QuerySelector("input[name=_handler][value=confirm]"));
    }

    [Fact]
    public async Task A_file_that_waits_can_be_discarded()
    {
        var browser = await SignedInAsync("office");
        var preview = await browser.UploadAsync("/import", "roster", "Input.File", "a.xlsx", RosterFile.Of(["姓名", "所在党支部"], ["新一", "植物园党支部"]), ("Input.AsOf", "2026-07-01"));
        var address = preview.Response.RequestMessage!.RequestUri!.AbsolutePath;

        await browser.SendAsync(address, "discard");

        Assert.Contains("已放弃", (await browser.GetAsync(address)).Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/import/999")]
    [InlineData("/import/nonsense")]
    public async Task An_import_that_is_not_there_is_not_found(string address) => Assert.Equal(404, (await (await SignedInAsync("office")).GetAsync(address)).Status);

    [Fact]
    public async Task Whoever_may_not_import_sees_no_imports_and_a_secretary_exports_the_own_branch()
    {
        var browser = await SignedInAsync("secretary");

        Assert.Equal(403, (await browser.GetAsync("/import")).Status);
        Assert.Equal(403, (await browser.GetAsync("/import/1")).Status);
        Assert.Equal(200, (await browser.GetAsync("/members/roster.xlsx?reason=quarter")).Status);
        Assert.Equal(403, (await (await SignedInAsync("member")).GetAsync("/members/roster.xlsx")).Status);
    }

    private async Task<Browser> SignedInAsync(string account)
    {
        var browser = _app.Open();
        var choice = (await browser.GetAsync("/sign-in")).Page.QuerySelectorAll("input[name=Account]").Select(input => input.GetAttribute("value")!).First(value => value.StartsWith(account, StringComparison.Ordinal));
        await browser.SendAsync("/sign-in", "sign-in", ("Account", choice));
        return browser;
    }

    private static async Task<Answer> WhenDoneAsync(Browser browser, string address)
    {
        for (var turn = 0; turn < 100; turn++)
        {
            var answer = await browser.GetAsync(address);
            if (answer.Page.QuerySelector("progress") is null)
            {
                return answer;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The import does not end.");
    }
}
