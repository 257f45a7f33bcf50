using Microsoft.EntityFrameworkCore;
using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

public sealed class OwnSessionTests
{
    [Theory, OnEachStore]
    public async Task A_person_sees_where_the_account_is_signed_in_and_ends_one_of_them(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var (here, there) = (await app.SignedInAsync("sys"), await app.SignedInAsync("sys"));

        var page = (await here.GetAsync("/account")).Page;
        Assert.Equal(2, page.QuerySelectorAll(".data-table tbody tr").Length);
        Assert.Single(page.QuerySelectorAll(".data-table .tag"), tag => tag.TextContent == "当前会话");
        var other = Assert.Single(page.QuerySelectorAll("button[name=session]"));
        var left = await PostAsync(here, "/account/sessions/end", ("session", other.GetAttribute("value")!));

        Assert.Single(left.Page.QuerySelectorAll(".data-table tbody tr"));
        Assert.Equal("/sign-in", (await there.GetAsync("/account")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(SessionEnd.EndedElsewhere, await app.StoreAsync(db => db.AccountSessions.Where(session => session.EndedAt != null).Select(session => session.EndReason).SingleAsync()));
        Assert.True(await app.StoreAsync(db => db.Journal.AnyAsync(entry => entry.Deed == nameof(EndSession) && entry.Actor == "系统管理员甲")));
    }

    [Theory, OnEachStore]
    public async Task Nobody_ends_a_session_of_another_account(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        await app.OpenAsync("sec", administrator: Role.SecurityAdministrator, name: "安全管理员甲");
        var (mine, theirs) = (await app.SignedInAsync("sys"), await app.SignedInAsync("sec"));
        var key = await app.StoreAsync(db => db.AccountSessions.OrderByDescending(session => session.Id).Select(session => session.Id).FirstAsync());

        foreach (var session in new[] { key.ToString(System.Globalization.CultureInfo.InvariantCulture), "", "x", "99999999999999999999" })
        {
            await PostAsync(mine, "/account/sessions/end", ("session", session));
        }

        Assert.Equal("/account", (await theirs.GetAsync("/account")).Response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory, OnEachStore]
    public async Task Signing_out_everywhere_ends_this_one_too(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var (here, there) = (await app.SignedInAsync("sys"), await app.SignedInAsync("sys"));

        await PostAsync(here, "/account/sessions/end-all", ("all", "true"));

        Assert.All([await here.GetAsync("/account"), await there.GetAsync("/account")], answer => Assert.Equal("/sign-in", answer.Response.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.True(await app.StoreAsync(db => db.Journal.AnyAsync(entry => entry.Deed == nameof(EndEverySession))));
        await app.SignedInAsync("sys");
    }

    [Theory, OnEachStore]
    public async Task A_copied_cookie_opens_nothing_after_signing_out_nor_does_one_made_up(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        using var thief = app.App.CreateClient(new() { AllowAutoRedirect = false });
        var browser = app.App.Open(follows: false);
        var answer = await AccountsApp.SignInAsync(browser, "sys");
        var cookie = answer.Response.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith("taizhang=", StringComparison.Ordinal)).Split(';')[0];

        Assert.Equal(200, await StatusAsync(cookie));
        Assert.Equal(302, await StatusAsync(cookie[..^4] + "AAAA"));
        Assert.Equal(302, await StatusAsync("taizhang=" + SessionKeys.Make()));
        var page = (await browser.GetAsync("/account")).Page;
        await browser.PostAsync("/sign-out", [new("__RequestVerificationToken", page.QuerySelector("form[action='/sign-out'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);

        Assert.Equal(302, await StatusAsync(cookie));

        async Task<int> StatusAsync(string sent)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
            request.Headers.Add("Cookie", sent);
            return (int)(await thief.SendAsync(request)).StatusCode;
        }
    }

    [Theory, OnEachStore]
    public async Task Setting_the_clock_back_revives_no_session(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await app.SignedInAsync("sys");
        var began = await app.StoreAsync(db => db.AccountSessions.Select(session => session.BeganAt).SingleAsync());
        var (later, seen) = (began.AddHours(6), began.AddHours(6));
        await app.StoreAsync(db => db.AccountSessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.BeganAt, later).SetProperty(session => session.LastSeenAt, seen)));

        Assert.Equal("/sign-in", (await browser.GetAsync("/account")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        app.Clock.Advance(TimeSpan.FromHours(6));

        Assert.Equal("/sign-in", (await browser.GetAsync("/account")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(SessionEnd.ClockSetBack, await app.StoreAsync(db => db.AccountSessions.Select(session => session.EndReason).SingleAsync()));
    }

    private static async Task<Answer> PostAsync(Browser browser, string address, (string Name, string Value) field)
    {
        var token = (await browser.GetAsync("/account")).Page.QuerySelector($"form[action='{address}'] input[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? (await browser.GetAsync("/account")).Page.QuerySelector("form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.PostAsync(address, [new("__RequestVerificationToken", token), new(field.Name, field.Value)]);
    }
}
