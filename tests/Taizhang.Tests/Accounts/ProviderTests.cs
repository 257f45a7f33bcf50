using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Taizhang.Accounts;
using Taizhang.Accounts.Administration;
using Taizhang.Accounts.Providers;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

/// <summary>Signing in through a provider that really runs.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private IdentityProvider _provider = null!;

    public async ValueTask InitializeAsync() => _provider = await IdentityProvider.StartAsync();

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Theory, OnEachStore]
    public async Task A_person_links_the_own_account_and_comes_in_by_it_until_the_link_ends(StoreKind kind)
    {
        await using var app = Start(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await SignedInAsync(app, "sys");
        Assert.NotNull((await browser.SendAsync("/account/provider", "link", ("Present", "wrong"))).Page.QuerySelector(".field-error"));
        var way = (await browser.SendAsync("/account/provider", "link", ("Present", AccountsApp.Password))).Page.QuerySelector("a[href^='/account/provider/go']")!.GetAttribute("href")!;
        Assert.Equal("/account/provider?done=linked", await ThroughAsync(browser, way));

        var other = Open(app);
        Assert.Contains("通过青川统一认证登录", (await other.GetAsync("/sign-in")).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/policies", await ThroughAsync(other, "/sign-in/provider?returnUrl=%2Fpolicies"));
        Assert.Equal("系统管理员", (await other.GetAsync("/")).Page.QuerySelector(".person-role")!.TextContent);
        Assert.Equal(SignInMethod.External, await app.StoreAsync(db => db.AccountSessions.OrderByDescending(each => each.Id).Select(each => each.Method).FirstAsync()));

        await browser.SendAsync("/account/provider", "unlink", ("PresentToUnlink", AccountsApp.Password));
        Assert.Equal("/sign-in?provider=provider-not-linked", await ThroughAsync(Open(app), "/sign-in/provider"));
        Assert.Equal(302, (await other.GetAsync("/account")).Status);
        Assert.Equal([nameof(LinkOwnSubject), nameof(UnlinkOwnSubject)], await app.StoreAsync(db => db.Journal.OrderBy(entry => entry.Id).Where(entry => entry.Deed.EndsWith("OwnSubject")).Select(entry => entry.Deed).ToListAsync()));
    }

    [Fact]
    public async Task Who_is_linked_to_nothing_is_told_whom_to_ask_and_no_account_is_made()
    {
        await using var app = Start();
        var closed = await app.OpenAsync("aud", administrator: Role.AuditAdministrator, name: "审计管理员甲");
        await app.OpenAsync("aud2", administrator: Role.AuditAdministrator, name: "审计管理员乙");
        var browser = Open(app);

        var stranger = await ThroughAsync(browser, "/sign-in/provider");
        await app.AskAsync<LinkSubject, Outcome>(link => link.RunAsync(new(closed, _provider.Address, "u-1001"), Actor.System));
        await app.AskAsync<CloseAccount, Outcome>(close => close.RunAsync(new(closed, "调离"), Actor.System));

        Assert.Equal(stranger, await ThroughAsync(browser, "/sign-in/provider"));
        var page = (await browser.GetAsync(stranger)).Page;
        Assert.Contains("联系系统管理员", page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("u-1001", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal((2, 0), (await app.StoreAsync(db => db.Accounts.CountAsync()), await app.StoreAsync(db => db.AccountSessions.CountAsync())));
        Assert.Equal(2, await app.StoreAsync(db => db.Journal.CountAsync(entry => entry.Deed == nameof(RecordFailedSignIn))));
    }

    [Fact]
    public async Task What_comes_back_forged_copied_or_of_another_browser_opens_nothing()
    {
        await using var app = Start();
        await LinkedAsync(app);
        var browser = Open(app);
        var back = await BackAsync(browser, "/sign-in/provider");
        Assert.Equal("/sign-in?provider=provider-failed", await SentOnAsync(Open(app), back));
        Assert.Equal("/sign-in?provider=provider-failed", await SentOnAsync(browser, back.Replace("state=", "state=x", StringComparison.Ordinal)));
        Assert.Equal("/", await SentOnAsync(browser, await BackAsync(browser, "/sign-in/provider")));

        var other = Open(app);
        var used = await BackAsync(other, "/sign-in/provider");
        Assert.Equal("/", await SentOnAsync(other, used));
        foreach (var again in new[] { used, "/sign-in/provider/back", "/sign-in/provider/back?code=x", "/sign-in/provider/back?error=access_denied", "/sign-in/provider/back?state=%00" })
        {
            Assert.Equal("/sign-in?provider=provider-failed", await SentOnAsync(other, again));
        }

        // A used code in an answer that is otherwise asked for: the provider itself knows it again.
        var thief = Open(app);
        var fresh = await BackAsync(thief, "/sign-in/provider");
        Assert.Equal("/sign-in?provider=provider-failed", await SentOnAsync(thief, QueryHelpers.AddQueryString("/sign-in/provider/back", new Dictionary<string, string?> { ["code"] = Part(used, "code"), ["state"] = Part(fresh, "state") })));
        Assert.Equal(2, await app.StoreAsync(db => db.AccountSessions.CountAsync()));
        Assert.Equal(200, (await thief.GetAsync("/sign-in?provider=%3Cscript%3E")).Status);
    }

    [Fact]
    public async Task A_token_with_another_nonce_or_of_another_issuer_opens_nothing()
    {
        await using var app = Start();
        await LinkedAsync(app);
        _provider.WrongNonce = "of another request";
        Assert.Equal("/sign-in?provider=provider-failed", await ThroughAsync(Open(app), "/sign-in/provider"));
        (_provider.WrongNonce, _provider.WrongIssuer) = (null, "http://elsewhere.example/");
        Assert.Equal("/sign-in?provider=provider-failed", await ThroughAsync(Open(app), "/sign-in/provider"));
        _provider.WrongIssuer = null;
        Assert.Equal("/", await ThroughAsync(Open(app), "/sign-in/provider"));
    }

    [Fact]
    public async Task While_the_provider_is_down_a_page_says_so_and_passwords_work()
    {
        await using var app = Start();
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        await _provider.DisposeAsync();
        var browser = Open(app);

        var refused = await SentOnAsync(browser, "/sign-in/provider");

        var page = (await browser.GetAsync(refused)).Page;
        Assert.Contains("暂时无法使用", page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[name=Password]"));
        await SignedInAsync(app, "sys");
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("pwd", false)]
    [InlineData("mfa", true)]
    public async Task The_providers_second_factor_counts_where_the_settings_say_so(string? method, bool counts)
    {
        await using var app = Start(StoreKind.Sqlite, new AccountPolicy { SecondFactor = new Dictionary<Role, SecondFactorDemand> { [Role.SystemAdministrator] = SecondFactorDemand.Any } });
        await LinkedAsync(app);
        _provider.Method = method;
        var browser = Open(app);
        await ThroughAsync(browser, "/sign-in/provider");

        Assert.Equal(counts ? 200 : 302, (await browser.GetAsync("/account")).Status);
        Assert.Equal(counts ? SecondFactorKind.Provider : null, await app.StoreAsync(db => db.AccountSessions.Select(each => each.SecondFactor).SingleAsync()));
    }

    [Fact]
    public async Task The_system_administrator_links_by_subject_once_and_ends_it()
    {
        await using var app = Start();
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var audit = await app.OpenAsync("aud", administrator: Role.AuditAdministrator, name: "审计管理员甲");
        var security = await app.OpenAsync("sec", administrator: Role.SecurityAdministrator, name: "安全管理员甲");
        var browser = await SignedInAsync(app, "sys");
        Assert.Contains("请填写", (await browser.SendAsync($"/accounts/{audit}", "link-subject", ("Subject", " "))).Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("该标识无效", (await browser.SendAsync($"/accounts/{audit}", "link-subject", ("Subject", new string('x', 256)))).Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(302, (await browser.SendAsync($"/accounts/{audit}", "link-subject", ("Subject", "u-1001"))).Status);
        Assert.Contains("其他账户", (await browser.SendAsync($"/accounts/{security}", "link-subject", ("Subject", "u-1001"))).Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/", await ThroughAsync(Open(app), "/sign-in/provider"));

        await browser.SendAsync($"/accounts/{audit}", "unlink-subject");

        Assert.Equal("/sign-in?provider=provider-not-linked", await ThroughAsync(Open(app), "/sign-in/provider"));
        Assert.True(await app.StoreAsync(db => db.Journal.AnyAsync(entry => entry.Deed == nameof(UnlinkSubject))));
    }

    [Fact]
    public async Task Nobody_is_led_to_link_who_has_not_just_shown_who_they_are()
    {
        await using var app = Start();
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        await app.OpenAsync("aud", administrator: Role.AuditAdministrator, name: "审计管理员甲");
        var browser = await SignedInAsync(app, "sys");
        var way = (await browser.SendAsync("/account/provider", "link", ("Present", AccountsApp.Password))).Page.QuerySelector("a[href^='/account/provider/go']")!.GetAttribute("href")!;

        Assert.Equal(404, (await (await SignedInAsync(app, "aud")).GetAsync(way)).Status);
        Assert.Equal(404, (await browser.GetAsync("/account/provider/go?proof=x")).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(404, (await browser.GetAsync(way)).Status);
    }

    [Fact]
    public async Task An_account_without_a_password_signs_in_again_before_a_token_or_a_passkey_is_given()
    {
        await using var app = Start();
        await LinkedAsync(app, await app.OpenAsync("secretary", (await app.SecretaryAsync()).Member));
        await app.StoreAsync(db => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.PasswordHash, (string?)null)));
        var browser = Open(app);
        await ThroughAsync(browser, "/sign-in/provider");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        using var device = new SoftAuthenticator();

        var token = await IssueAsync(app, browser);
        var passkey = await (await PasskeyTests.FilledAsync(app, browser, device)).SendAsync(browser, "/account/passkeys");

        Assert.Contains("重新登录", token.Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("重新登录", passkey.Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await app.StoreAsync(db => db.AccessTokens.CountAsync()), await app.StoreAsync(db => db.UserPasskeys.CountAsync())));
        await ThroughAsync(browser, "/sign-in/provider");
        var issued = (await IssueAsync(app, browser)).Page;
        Assert.True(issued.QuerySelector(".token-text") is not null, issued.QuerySelector("main")?.TextContent);
    }

    [Theory]
    [InlineData("/sign-in/provider/back/out")]
    [InlineData("/signout-oidc")]
    [InlineData("/signout-callback-oidc")]
    public async Task No_address_of_the_provider_signs_anyone_out(string address)
    {
        await using var app = Start();
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await SignedInAsync(app, "sys");

        var answer = await browser.GetAsync(address);

        Assert.Equal(404, answer.Status);
        Assert.False(answer.Response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.Contains("=;", StringComparison.Ordinal)));
        Assert.Equal(200, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Who_was_linking_an_account_is_told_on_its_page_that_nothing_came_of_it()
    {
        await using var app = Start();
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await SignedInAsync(app, "sys");
        var way = (await browser.SendAsync("/account/provider", "link", ("Present", AccountsApp.Password))).Page.QuerySelector("a[href^='/account/provider/go']")!.GetAttribute("href")!;
        _provider.WrongNonce = "of another request";

        var told = await ThroughAsync(browser, way);

        Assert.Equal("/account/provider?provider=provider-failed", told);
        Assert.NotNull((await browser.GetAsync(told)).Page.QuerySelector(".notice-failure"));
        Assert.Equal(0, await app.StoreAsync(db => db.UserLogins.CountAsync()));
    }

    private static Task<Answer> IssueAsync(AccountsApp app, Browser browser) =>
        browser.SendAsync("/account/tokens", "issue", ("Input.Name", "学习平台"), ("Input.Scopes", "read-duties"), ("Input.ExpiresOn", Words.DayInTable(app.Clock.Today().AddDays(30))));

    private AccountsApp Start(StoreKind kind = StoreKind.Sqlite, AccountPolicy? policy = null) => new(kind, policy, settings: new Dictionary<string, string>
    {
        ["SignIn:OpenIdConnect:Authority"] = _provider.Address,
        ["SignIn:OpenIdConnect:ClientId"] = IdentityProvider.Client,
        ["SignIn:OpenIdConnect:ClientSecret"] = IdentityProvider.Secret,
        ["SignIn:OpenIdConnect:DisplayName:zh-CN"] = "青川统一认证",
        ["SignIn:OpenIdConnect:SecondFactorAmr:0"] = "mfa",
    },
    // The provider goes by the real clock, and so do the cookies that bind its answer to a browser.
    at: TimeProvider.System.GetUtcNow());

    private static Browser Open(AccountsApp app) => app.App.Open(follows: false);

    private static async Task<Browser> SignedInAsync(AccountsApp app, string login)
    {
        var browser = Open(app);
        Assert.Equal(302, (await AccountsApp.SignInAsync(browser, login)).Status);
        return browser;
    }

    private async Task LinkedAsync(AccountsApp app, long? memberAccount = null)
    {
        var account = memberAccount ?? await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        Assert.True((await app.AskAsync<LinkSubject, Outcome>(link => link.RunAsync(new(account, _provider.Address, "u-1001"), Actor.System))).IsDone);
    }

    private async Task<string> BackAsync(Browser browser, string way) => (await _provider.AnswerAsync((await browser.GetAsync(way)).Response.Headers.Location!)).PathAndQuery;

    private async Task<string> ThroughAsync(Browser browser, string way) => await SentOnAsync(browser, await BackAsync(browser, way));

    private static async Task<string> SentOnAsync(Browser browser, string address)
    {
        var answer = await browser.GetAsync(address);
        Assert.Equal(302, answer.Status);
        return answer.Response.Headers.Location!.OriginalString;
    }

    private static string Part(string address, string name) => QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..])[name].ToString();
}
