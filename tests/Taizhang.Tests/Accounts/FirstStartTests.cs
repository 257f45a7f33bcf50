using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Accounts;
using Taizhang.Accounts.Administration;
using Taizhang.Kernel;
using Taizhang.Tests.Cli;
using Taizhang.Tests.Support;
using Taizhang.Web.Accounts.FirstStart;

namespace Taizhang.Tests.Accounts;

public sealed class FirstStartTests : IDisposable
{
    private readonly Terminal _terminal = new();

    [Theory, OnEachStore]
    public async Task A_store_without_administrators_shows_the_wizard_alone_and_afterwards_never_again(StoreKind kind)
    {
        await using var app = AppOn(kind);
        var browser = app.Open();
        foreach (var address in new[] { "/", "/sign-in", "/members", "/accounts", "/gallery" })
        {
            Assert.Equal("/first-start", (await browser.GetAsync(address)).Response.RequestMessage!.RequestUri!.AbsolutePath);
        }

        Assert.Equal(200, (await browser.GetAsync("/healthz")).Status);
        var sheet = await SendAsync(browser, ("Code", app.Services.GetRequiredService<SetUpCode>().Text.ToLowerInvariant()));

        var codes = sheet.Page.QuerySelectorAll(".code-sheet strong.secret").Select(code => code.TextContent).ToList();
        Assert.Equal(3, codes.Distinct().Count());
        Assert.Equal(404, (await browser.GetAsync("/first-start")).Status);
        Assert.Equal("/sign-in", (await browser.GetAsync("/")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaizhangDb>();
        Assert.Equal(Account.Administrators.Select(role => (Role?)role), await db.Accounts.OrderBy(account => account.Id).Select(account => account.AdministratorRole).ToListAsync());
        var line = await db.Journal.SingleAsync(entry => entry.Deed == "OpenFirstAccounts");
        Assert.DoesNotContain(codes, code => (line.Details + line.Changes).Contains(code, StringComparison.Ordinal));
        Assert.NotNull((await scope.ServiceProvider.GetRequiredService<SignInDesk>().WithPasswordAsync("sys.zhao", codes[0], Origin.None, default)).Key);

        // Closing them all does not bring the wizard back.
        await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.ClosedAt, DateTime.UnixEpoch));
        Assert.Equal(404, (await app.Open().GetAsync("/first-start")).Status);
    }

    [Theory, OnEachStore]
    public async Task Two_who_send_the_wizard_at_once_do_not_both_become_administrators(StoreKind kind)
    {
        await using var app = AppOn(kind);
        app.Open();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(index => Task.Run(async () =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<OpenFirstAccounts>().RunAsync(new(new($"a.{index}", $"甲{index}"), new($"b.{index}", $"乙{index}"), new($"c.{index}", $"丙{index}")), Actor.System);
        })));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.All(outcomes.Where(outcome => !outcome.IsDone), outcome => Assert.Equal("accounts.first-start-over", Assert.Single(outcome.Refusals).Code));
    }

    [Fact]
    public async Task A_wrong_code_opens_nothing_and_ten_of_them_spend_it()
    {
        await using var app = AppOn(default);
        var browser = app.Open();

        var told = await SendAsync(browser, ("Code", "AAAA-BBBB-CCCC"));
        Assert.Contains("初始设置码不正确", told.Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("赵一", told.Page.QuerySelector("[name='Input.SystemName']")!.GetAttribute("value"));
        for (var tries = 0; tries < 9; tries++)
        {
            await SendAsync(browser, ("Code", ""));
        }

        var spent = await SendAsync(browser, ("Code", app.Services.GetRequiredService<SetUpCode>().Text));
        Assert.Contains("重新启动", spent.Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_or_said_twice_is_told_at_once_beside_its_field()
    {
        await using var app = AppOn(default);
        var browser = app.Open();

        var told = await SendAsync(browser, ("Code", app.Services.GetRequiredService<SetUpCode>().Text), ("Input.SecurityName", "赵一"), ("Input.SecurityLogin", "SYS.ZHAO"), ("Input.AuditName", ""), ("Input.AuditLogin", "a b"));

        Assert.Equal(4, told.Page.QuerySelectorAll(".notice-failure li a").Length);
        Assert.Equal(4, told.Page.QuerySelectorAll(".field-error").Length);
        Assert.Contains("三员须由三名不同人员担任", told.Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_names_them_once_and_gives_a_new_code()
    {
        string[] people = ["account", "first-start", "--system", "sys.zhao=赵一", "--security", "sec.qian=钱二", "--audit", "aud.sun=孙三"];

        var first = _terminal.Run(people);
        Assert.Equal(0, first.Code);
        Assert.Equal(3, Codes(first).Count);
        var again = _terminal.Run(people);
        Assert.Equal(1, again.Code);
        Assert.Contains("accounts.first-start-over", again.Errors, StringComparison.Ordinal);
        var reset = _terminal.Run("account", "reset", "SYS.ZHAO", "--lang", "en");
        Assert.Equal(0, reset.Code);
        Assert.DoesNotContain(Assert.Single(Codes(reset)), Codes(first));
        Assert.Contains("cli-account.unknown", _terminal.Run("account", "reset", "nobody").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_says_everything_that_is_wrong_with_the_names()
    {
        var said = _terminal.Run("account", "first-start", "--system", "sys.zhao", "--security", "x=赵一", "--audit", "aud.sun=赵一");

        Assert.Equal(1, said.Code);
        Assert.Contains("kernel.required", said.Errors, StringComparison.Ordinal);
        Assert.Contains("accounts.bad-login", said.Errors, StringComparison.Ordinal);
        Assert.Contains("accounts.one-person-twice", said.Errors, StringComparison.Ordinal);
        Assert.Equal(2, _terminal.Run("account", "first-start", "--system", "sys.zhao=赵一").Code);
    }

    public void Dispose() => _terminal.Dispose();

    private static TaizhangApp AppOn(StoreKind kind) => new() { Store = kind, FirstStart = true, Filled = (Beginning.Rules, new DateOnly(2026, 11, 24)) };

    private static Task<Answer> SendAsync(Browser browser, params (string Name, string Value)[] typed) =>
        browser.SendAsync("/first-start", "first-start", [("Input.SystemName", "赵一"), ("Input.SystemLogin", "sys.zhao"), ("Input.SecurityName", "钱二"), ("Input.SecurityLogin", "sec.qian"), ("Input.AuditName", "孙三"), ("Input.AuditLogin", "aud.sun"), .. typed]);

    private static List<string> Codes(Said said) => [.. System.Text.RegularExpressions.Regex.Matches(said.Output, "[A-Z2-8]{4}-[A-Z2-8]{4}-[A-Z2-8]{4}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value)];
}
