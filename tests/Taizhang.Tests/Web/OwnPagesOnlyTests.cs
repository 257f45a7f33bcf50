using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Tests.Accounts;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

/// <summary>What a browser says another site sends here is refused, whoever is signed in and whatever token it carries.</summary>
public sealed class OwnPagesOnlyTests
{
    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("same-origin, cross-site")]
    public async Task A_form_that_another_site_sends_is_refused_though_its_token_is_good(string site)
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        var browser = await ComingFromAsync(app, site);

        var refused = await AccountsApp.SignInAsync(browser, "sys");

        Assert.Equal(400, refused.Status);
        Assert.Contains("无法处理", refused.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await app.StoreAsync(db => db.AccountSessions.CountAsync()));
        Assert.Equal(400, (await browser.PostAsync("/sign-out", [])).Status);
        Assert.Equal(400, (await browser.PostAsync("/api/v1/activities", [])).Status);
        Assert.Equal(200, (await browser.GetAsync("/sign-in")).Status);
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData("none")]
    public async Task A_form_of_our_own_goes_through(string site)
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        var browser = await ComingFromAsync(app, site);

        Assert.Equal(302, (await AccountsApp.SignInAsync(browser, "sys")).Status);
    }

    /// <summary>A browser that says of each request where it comes from, and an account to sign in with.</summary>
    private static async Task<Browser> ComingFromAsync(AccountsApp app, string site)
    {
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = app.App.Open(follows: false);
        browser.Client.DefaultRequestHeaders.TryAddWithoutValidation("Sec-Fetch-Site", site);
        return browser;
    }
}
