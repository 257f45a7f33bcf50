using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Taizhang.Tests.Accounts;
using Taizhang.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Taizhang.Tests.RealBrowser;

/// <summary>Passkeys in a real browser, with a device that is only thought of.</summary>
[Collection(nameof(BrowserRun))]
public sealed class PasskeyWalkTests(BrowserRun run)
{
    [Theory, InBothLanguages]
    public async Task A_passkey_is_added_opens_the_account_and_opens_nothing_once_it_is_removed(string culture)
    {
        var chromium = await run.ChromiumAsync();
        await using var app = new AccountsApp(StoreKind.Sqlite);
        // Time goes on with every look at the clock: one that stood still would have all asked at once.
        app.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(2);
        app.App.UseKestrel(0);
        app.App.StartServer();
        await app.OpenAsync("sys", administrator: Taizhang.Kernel.Role.SystemAdministrator, name: "系统管理员甲");
        var address = new UriBuilder(app.App.ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
        await using var visitor = await chromium.VisitorAsync(address, culture, Widths.Phone, script: true);
        var window = await visitor.NewPageAsync();
        var devices = await visitor.NewCDPSessionAsync(window);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        await window.GotoAsync($"/culture?set={culture}&back=/sign-in");

        await Walk.Form(window, "sign-in").Locator("[name=Login]").FillAsync("sys");
        await Walk.Form(window, "sign-in").Locator("[name=Password]").FillAsync(AccountsApp.Password);
        await Walk.SubmitAsync(window, "sign-in");
        await Expect(window).Not.ToHaveURLAsync(new Regex("/sign-in"));
        await window.GotoAsync("/account/passkeys");
        await Walk.Form(window, "add-passkey").Locator("[name=Name]").FillAsync("手机");
        await Walk.Form(window, "add-passkey").Locator("[name=Present]").FillAsync(AccountsApp.Password);
        await Walk.SubmitAsync(window, "add-passkey");
        await Expect(window.Locator(".notice-success")).ToBeVisibleAsync();
        Assert.Empty(await AccessRules.BrokenAsync(window));

        await SignOutAsync(visitor, window);
        await Walk.SubmitAsync(window, "passkey");
        await Expect(window).Not.ToHaveURLAsync(new Regex("/sign-in"));
        await window.GotoAsync("/account/passkeys");
        await Walk.Form(window, "remove-passkey").Locator("[name=Present]").FillAsync(AccountsApp.Password);
        await Walk.SubmitAsync(window, "remove-passkey");
        await Expect(window).ToHaveURLAsync(new Regex("done=removed"));

        await SignOutAsync(visitor, window);
        await Walk.SubmitAsync(window, "passkey");
        await Expect(window.Locator(".notice-failure[role=alert]")).ToBeVisibleAsync();
        Assert.Empty(await AccessRules.BrokenAsync(window));
        await visitor.ClearCookiesAsync();
        await window.GotoAsync("/account");
        await Expect(window).ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Fact]
    public async Task Without_script_the_page_offers_the_password_alone()
    {
        var chromium = await run.ChromiumAsync();
        await using var app = new AccountsApp(StoreKind.Sqlite);
        app.App.UseKestrel(0);
        app.App.StartServer();
        await app.OpenAsync("sys", administrator: Taizhang.Kernel.Role.SystemAdministrator, name: "系统管理员甲");
        await using var visitor = await chromium.VisitorAsync(app.App.ClientOptions.BaseAddress, "zh-CN", Widths.Desk, script: false);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/sign-in");

        await Expect(Walk.Form(window, "passkey")).ToBeHiddenAsync();
        await Expect(Walk.Form(window, "sign-in")).ToBeVisibleAsync();
    }

    private static async Task SignOutAsync(IBrowserContext visitor, IPage window)
    {
        await visitor.ClearCookiesAsync(new() { Name = "taizhang" });
        await window.GotoAsync("/sign-in");
        await Expect(Walk.Form(window, "passkey")).ToBeVisibleAsync();
    }
}
