using Microsoft.EntityFrameworkCore;
using OtpNet;
using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

public sealed class SecondFactorTests
{
    private static readonly TimeSpan OneStep = TimeSpan.FromSeconds(30);

    [Theory, OnEachStore]
    public async Task An_authenticator_is_set_up_with_a_code_and_asked_for_from_then_on(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await app.SignedInAsync("sys");
        var (key, codes) = await SetUpAsync(app, browser, "/account/second-factor", AccountsApp.Password);

        Assert.Equal(SecondFactors.CodesGiven, codes.Distinct().Count());
        Assert.Contains("剩余恢复码 10 个", (await browser.GetAsync("/account")).Page.Body!.TextContent, StringComparison.Ordinal);
        var again = app.App.Open();
        Assert.NotNull((await AccountsApp.SignInAsync(again, "sys")).Page.QuerySelector("input[name=Code]"));
        Assert.Equal("/sign-in", (await again.GetAsync("/account")).Response.RequestMessage!.RequestUri!.AbsolutePath);

        app.Clock.Advance(OneStep);
        Assert.Equal("/", (await ShowAsync(again, Code(app, key))).Response.RequestMessage!.RequestUri!.AbsolutePath);

        var third = app.App.Open();
        await AccountsApp.SignInAsync(third, "sys");
        Assert.Contains("已使用过", (await ShowAsync(third, Code(app, key))).Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        var told = await app.StoreAsync(db => db.Journal.Select(entry => entry.Details + entry.Changes).ToListAsync());
        var kept = await app.StoreAsync(db => db.UserTokens.AsNoTracking().Select(token => token.Value!).ToListAsync());
        var secrets = codes.Append(key).ToList();
        Assert.DoesNotContain(told.Concat(kept), text => secrets.Exists(secret => text?.Contains(secret, StringComparison.Ordinal) == true));
        Assert.DoesNotContain(told, text => kept.Exists(value => text?.Contains(value, StringComparison.Ordinal) == true));
    }

    [Theory, OnEachStore]
    public async Task A_recovery_code_opens_once_and_so_do_none_of_the_old_ones_after_new_were_given(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await app.SignedInAsync("sys");
        var (_, codes) = await SetUpAsync(app, browser, "/account/second-factor", AccountsApp.Password);

        Assert.Equal("/", (await InAsync(app, codes[0])).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.NotNull((await InAsync(app, codes[0])).Page.QuerySelector(".notice-failure"));
        var renewed = await browser.SendAsync("/account/second-factor", "codes", ("Present", AccountsApp.Password));

        Assert.NotNull((await InAsync(app, codes[1])).Page.QuerySelector(".notice-failure"));
        Assert.Equal("/", (await InAsync(app, CodesOn(renewed)[0])).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.True(await app.StoreAsync(db => db.Journal.AnyAsync(entry => entry.Deed == nameof(RenewRecoveryCodes))));
    }

    [Theory, OnEachStore]
    public async Task Whose_role_demands_it_is_led_to_set_one_up_before_anything_else(StoreKind kind)
    {
        await using var app = new AccountsApp(kind, new AccountPolicy { SecondFactor = new Dictionary<Role, SecondFactorDemand> { [Role.SystemAdministrator] = SecondFactorDemand.Any } });
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        await app.OpenAsync("aud", administrator: Role.AuditAdministrator, name: "审计管理员甲");
        var browser = await app.SignedInAsync("sys");

        Assert.Equal("/sign-in", (await browser.GetAsync("/account")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        await SetUpAsync(app, browser, "/sign-in", null);

        Assert.Equal("/account", (await browser.GetAsync("/account")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/account", (await (await app.SignedInAsync("aud")).GetAsync("/account")).Response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory, OnEachStore]
    public async Task Wrong_codes_lock_the_account_and_the_password_buys_no_more_of_them(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var (key, _) = await SetUpAsync(app, await app.SignedInAsync("sys"), "/account/second-factor", AccountsApp.Password);
        app.Clock.Advance(OneStep);
        for (var tries = 0; tries < 8; tries++)
        {
            var browser = app.App.Open();
            if ((await AccountsApp.SignInAsync(browser, "sys")).Page.QuerySelector("input[name=Code]") is not null)
            {
                await ShowAsync(browser, "000000");
            }
        }

        Assert.NotNull((await AccountsApp.SignInAsync(app.App.Open(), "sys")).Page.QuerySelector("input[name=Password]"));
        Assert.InRange(await app.StoreAsync(db => db.Journal.CountAsync(entry => entry.Deed == nameof(RecordFailedSignIn) && entry.Details!.Contains("WrongSecondFactor"))), 1, 5);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("/", (await InAsync(app, Code(app, key))).Response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory, OnEachStore]
    public async Task It_is_removed_with_the_password_only(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await app.SignedInAsync("sys");
        await SetUpAsync(app, browser, "/account/second-factor", AccountsApp.Password);

        Assert.NotNull((await browser.SendAsync("/account/second-factor", "remove-authenticator", ("PresentToRemove", "wrong"))).Page.QuerySelector(".field-error"));
        Assert.Equal("/account", (await browser.SendAsync("/account/second-factor", "remove-authenticator", ("PresentToRemove", AccountsApp.Password))).Response.RequestMessage!.RequestUri!.AbsolutePath);

        Assert.Equal(0, await app.StoreAsync(db => db.UserTokens.CountAsync()));
        await app.SignedInAsync("sys");
        Assert.True(await app.StoreAsync(db => db.Journal.AnyAsync(entry => entry.Deed == nameof(RemoveAuthenticator))));
    }

    [Theory]
    [InlineData("", "请填写")]
    [InlineData("123", "验证码与该密钥不符")]
    [InlineData("<script>", "验证码与该密钥不符")]
    public async Task A_code_that_is_none_sets_nothing_up_and_the_key_stays_the_same(string code, string says)
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await app.SignedInAsync("sys");
        var page = (await browser.GetAsync("/account/second-factor")).Page;
        var form = new FilledForm(page, "authenticator").Set("Code", code).Set("Present", AccountsApp.Password);

        var answer = await form.SendAsync(browser, "/account/second-factor");

        Assert.Contains(says, answer.Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(page.QuerySelector(".authenticator-key")!.TextContent, answer.Page.QuerySelector(".authenticator-key")!.TextContent);
        Assert.False(await app.StoreAsync(db => db.Accounts.Select(account => account.TwoFactorEnabled).SingleAsync()));
    }

    [Fact]
    public async Task A_secret_sealed_for_another_account_or_made_up_is_not_taken()
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await app.SignedInAsync("sys");
        var foreign = await app.AskAsync<AuthenticatorKeys, string>(keys => Task.FromResult(keys.Make(4711)));

        foreach (var key in new[] { foreign, "JBSWY3DPEHPK3PXP", "" })
        {
            var form = new FilledForm((await browser.GetAsync("/account/second-factor")).Page, "authenticator").Set("SealedKey", key).Set("Code", "123456").Set("Present", AccountsApp.Password);
            Assert.Contains("已失效", (await form.SendAsync(browser, "/account/second-factor")).Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        }
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> SetUpAsync(AccountsApp app, Browser browser, string path, string? password)
    {
        var page = (await browser.GetAsync(path)).Page;
        var key = page.QuerySelector(".authenticator-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var form = new FilledForm(page, "authenticator").Set("Code", Code(app, key));
        var answer = await (password is null ? form : form.Set("Present", password)).SendAsync(browser, path);
        return (key, CodesOn(answer));
    }

    private static List<string> CodesOn(Answer answer) => [.. answer.Page.QuerySelectorAll(".recovery-codes code").Select(code => code.TextContent)];

    private static string Code(AccountsApp app, string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(app.Clock.Now());

    private static Task<Answer> ShowAsync(Browser browser, string code) => browser.SendAsync("/sign-in", "second-factor", ("Code", code));

    private static async Task<Answer> InAsync(AccountsApp app, string code)
    {
        var browser = app.App.Open();
        await AccountsApp.SignInAsync(browser, "sys");
        return await ShowAsync(browser, code);
    }
}
