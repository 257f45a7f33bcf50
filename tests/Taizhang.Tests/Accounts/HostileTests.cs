using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OtpNet;
using Taizhang.Accounts;
using Taizhang.Accounts.Administration;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

/// <summary>What someone who means harm does at the door.</summary>
public sealed class HostileTests
{
    private const int Tries = 10_000, Addresses = 20, AMinute = 10;

    [Fact]
    public async Task Ten_thousand_wrong_passwords_from_many_addresses_are_judged_five_times_and_the_right_one_waits_as_well()
    {
        await using var app = new AccountsApp(StoreKind.Sqlite, new AccountPolicy { TriesAMinute = AMinute }, services =>
        {
            services.AddSingleton<IStartupFilter>(new FromAnyAddress());
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
        });
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = app.App.Open(follows: false);
        var page = (await browser.GetAsync("/sign-in")).Page;
        var wrong = new FilledForm(page, "sign-in").Set("Login", "sys").Set("Password", "Wrong+8Harbor").Values;

        var statuses = new Dictionary<HttpStatusCode, int>();
        for (var tried = 0; tried < Tries; tried++)
        {
            var status = await SendAsync(browser, wrong, $"10.0.0.{tried % Addresses}");
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }

        // The limit goes by the real clock, so a slow run may see a few windows more.
        Assert.InRange(statuses[HttpStatusCode.OK], Addresses * AMinute, Addresses * AMinute * 10);
        Assert.Equal(Tries, statuses[HttpStatusCode.OK] + statuses[HttpStatusCode.TooManyRequests]);
        Assert.Equal(5, await app.StoreAsync(db => db.Journal.CountAsync(entry => entry.Deed == nameof(RecordFailedSignIn) && entry.Details!.Contains("WrongPassword"))));

        var (locked, unknown) = (await AskAsync(browser, page, "sys", AccountsApp.Password, "10.1.0.1"), await AskAsync(browser, page, "nobody", AccountsApp.Password, "10.1.0.2"));
        Assert.Equal((HttpStatusCode.OK, unknown.Words), (locked.Status, locked.Words));
        Assert.Equal(0, await app.StoreAsync(db => db.AccountSessions.CountAsync()));
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(browser, page, "sys", AccountsApp.Password, "10.1.0.3")).Status);
    }

    [Fact]
    public async Task A_cookie_that_was_changed_forged_or_outlived_its_session_opens_nothing()
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var cookie = await CookieAsync(app);
        Assert.Equal(200, await StatusWithAsync(app, cookie));
        var key = TicketsOf(app).Unprotect(cookie)!.Principal.FindFirstValue("session")!;

        Assert.Equal(302, await StatusWithAsync(app, Changed(cookie)));
        Assert.Equal(302, await StatusWithAsync(app, cookie[..^8]));
        Assert.Equal(302, await StatusWithAsync(app, ""));
        Assert.Equal(302, await StatusWithAsync(app, key));
        Assert.Equal(302, await StatusWithAsync(app, Forged(key)));
        Assert.Equal(200, await StatusWithAsync(app, cookie));

        // A cookie of the demonstration names a person: here that says nothing.
        var named = Taizhang.Web.SignIn.CurrentActor.Principal(new Actor("系统管理员甲", Role.SystemAdministrator, null, null, Scope.Nothing), "");
        Assert.Equal(302, await StatusWithAsync(app, TicketsOf(app).Protect(new(named, CookieAuthenticationDefaults.AuthenticationScheme))));

        await app.AskAsync<EndEverySession, Outcome>(async end => await end.RunAsync(new(await app.StoreAsync(db => db.Accounts.Select(account => account.Id).SingleAsync())), Actor.System with { Role = Role.SystemAdministrator }));
        Assert.Equal(302, await StatusWithAsync(app, cookie));
    }

    [Theory, OnEachStore]
    public async Task A_stolen_session_ends_by_the_strictest_times_of_whoever_it_was_stolen_from(StoreKind kind)
    {
        await using var app = new AccountsApp(kind, new AccountPolicy
        {
            TriesAMinute = 1000,
            IdleByRole = new Dictionary<Role, TimeSpan> { [Role.BranchSecretary] = TimeSpan.FromMinutes(60), [Role.Member] = TimeSpan.FromMinutes(10), [Role.AuditAdministrator] = TimeSpan.FromMinutes(60) },
            SessionByRole = new Dictionary<Role, TimeSpan> { [Role.BranchSecretary] = TimeSpan.FromHours(1), [Role.AuditAdministrator] = TimeSpan.FromHours(2) },
        });
        var (member, _, _) = await app.SecretaryAsync();
        await app.OpenAsync("zhang.san", member);
        await app.OpenAsync("aud", administrator: Role.AuditAdministrator, name: "审计管理员甲");
        var (left, used, audit) = (await app.SignedInAsync("zhang.san"), await app.SignedInAsync("zhang.san"), await app.SignedInAsync("aud"));

        for (var minutes = 0; minutes < 55; minutes += 5)
        {
            Assert.Equal("/account", (await used.GetAsync("/account")).Path);
            app.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal("/sign-in", (await left.GetAsync("/account")).Path);
        Assert.Equal("/account", (await audit.GetAsync("/account")).Path);
        Assert.Equal("/account", (await used.GetAsync("/account")).Path);
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("/sign-in", (await used.GetAsync("/account")).Path);
        app.Clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("/account", (await audit.GetAsync("/account")).Path);
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("/sign-in", (await audit.GetAsync("/account")).Path);
        Assert.Equal([SessionEnd.Idle, SessionEnd.TooLong, SessionEnd.TooLong], await app.StoreAsync(db => db.AccountSessions.OrderBy(session => session.Id).Select(session => session.EndReason!.Value).ToListAsync()));
    }

    [Theory]
    [InlineData("/sign-in", "sign-in")]
    [InlineData("/sign-in", "passkey")]
    [InlineData("/account/passkeys", "add-passkey")]
    [InlineData("/account/password", "new-password")]
    public async Task A_form_sent_from_elsewhere_does_nothing(string address, string form)
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var victim = address == "/sign-in" ? app.App.Open() : await app.SignedInAsync("sys");
        var deeds = await app.StoreAsync(db => db.Journal.CountAsync());
        var elsewhere = new FilledForm((await app.App.Open().GetAsync("/sign-in")).Page, "sign-in")["__RequestVerificationToken"][0];

        Assert.Equal(400, (await victim.PostAsync(address, [new("_handler", form), new("Login", "sys"), new("Password", AccountsApp.Password)])).Status);
        Assert.Equal(400, (await victim.PostAsync(address, [new("_handler", form), new("__RequestVerificationToken", elsewhere), new("Login", "sys"), new("Password", AccountsApp.Password)])).Status);

        Assert.Equal(deeds, await app.StoreAsync(db => db.Journal.CountAsync()));
    }

    [Theory]
    [InlineData("sys\r\nSet-Cookie: taizhang=x", "/")]
    [InlineData("sy\ts", "/account\r\nSet-Cookie: taizhang=x")]
    [InlineData("<script>alert(1)</script>", "//evil.example")]
    [InlineData("' OR 1=1 --", "/\\evil.example")]
    public async Task A_name_or_an_address_that_breaks_a_line_breaks_no_header(string login, string returnUrl)
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var path = "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl);
        var browser = app.App.Open(follows: false);

        var refused = await browser.SendAsync(path, "sign-in", ("Login", login), ("Password", AccountsApp.Password));
        var entered = await browser.SendAsync(path, "sign-in", ("Login", "sys"), ("Password", AccountsApp.Password));

        Assert.Equal(200, refused.Status);
        Assert.Empty(refused.Page.QuerySelectorAll("script:not([src])"));
        Assert.DoesNotContain("taizhang=x", refused.Header("Set-Cookie") ?? "", StringComparison.Ordinal);
        Assert.Equal("http://localhost/", new Uri(new Uri("http://localhost"), entered.Response.Headers.Location!).AbsoluteUri);
        Assert.DoesNotContain("taizhang=x", entered.Header("Set-Cookie")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_set_back_opens_nothing_again()
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        var account = await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        await app.OpenAsync("aud", administrator: Role.AuditAdministrator, name: "审计管理员甲");
        var browser = await app.SignedInAsync("sys");
        var page = (await browser.GetAsync("/account/second-factor")).Page;
        var totp = new Totp(Base32Encoding.ToBytes(page.QuerySelector(".authenticator-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal)));
        await new FilledForm(page, "authenticator").Set("Code", totp.ComputeTotp(app.Clock.Now())).Set("Present", AccountsApp.Password).SendAsync(browser, "/account/second-factor");
        for (var tries = 0; tries < 5; tries++)
        {
            await AccountsApp.SignInAsync(app.App.Open(), "aud", "Wrong+8Harbor");
        }

        var before = app.Clock.GetUtcNow() - TimeSpan.FromMinutes(20);
        app.Clock.AdjustTime(before);

        Assert.Equal("/sign-in", (await browser.GetAsync("/account")).Path);
        Assert.Equal(SessionEnd.ClockSetBack, await app.StoreAsync(db => db.AccountSessions.Select(session => session.EndReason!.Value).SingleAsync()));
        Assert.NotNull((await AccountsApp.SignInAsync(app.App.Open(), "aud")).Page.QuerySelector("input[name=Password]"));
        var again = app.App.Open();
        await app.StoreAsync(db => db.Accounts.Where(each => each.Id == account).ExecuteUpdateAsync(set => set.SetProperty(each => each.PasswordSetAt, app.Clock.Now())));
        await AccountsApp.SignInAsync(again, "sys");
        Assert.NotNull((await again.SendAsync("/sign-in", "second-factor", ("Code", totp.ComputeTotp(app.Clock.Now())))).Page.QuerySelector(".notice-failure"));

        // A code of the future is none, and one that was used stays used.
        var other = await app.OpenAsync("sec", administrator: Role.SecurityAdministrator, name: "安全管理员甲");
        app.Clock.Advance(TimeSpan.FromHours(1));
        var code = await app.AskAsync<ResetAccount, string>(async reset => (await reset.RunAsync(new(other), Actor.System)).IsDone ? reset.Code!.Code : "");
        app.Clock.AdjustTime(before);
        Assert.NotNull((await AccountsApp.SignInAsync(app.App.Open(), "sec", code)).Page.QuerySelector(".notice-failure"));
    }

    private static async Task<HttpStatusCode> SendAsync(Browser browser, IEnumerable<KeyValuePair<string, string>> values, string address)
    {
        using var request = Post(values, address);
        using var answer = await browser.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, string? Words)> AskAsync(Browser browser, AngleSharp.Html.Dom.IHtmlDocument page, string login, string password, string address)
    {
        using var request = Post(new FilledForm(page, "sign-in").Set("Login", login).Set("Password", password).Values, address);
        using var answer = await browser.Client.SendAsync(request);
        using var told = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, told.QuerySelector(".notice-failure")?.TextContent.Trim());
    }

    private static HttpRequestMessage Post(IEnumerable<KeyValuePair<string, string>> values, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(values) };
        request.Headers.Add(FromAnyAddress.Header, address);
        return request;
    }

    private static ISecureDataFormat<AuthenticationTicket> TicketsOf(AccountsApp app) =>
        app.App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme).TicketDataFormat;

    /// <summary>The key of a session, in a cookie made with the keys of another program.</summary>
    private static string Forged(string key) =>
        new TicketDataFormat(new EphemeralDataProtectionProvider().CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", CookieAuthenticationDefaults.AuthenticationScheme, "v2"))
            .Protect(new(new ClaimsPrincipal(new ClaimsIdentity([new Claim("session", key)], CookieAuthenticationDefaults.AuthenticationScheme)), CookieAuthenticationDefaults.AuthenticationScheme));

    private static string Changed(string cookie)
    {
        var letters = cookie.ToCharArray();
        letters[letters.Length / 2] = letters[letters.Length / 2] == 'A' ? 'B' : 'A';
        return new string(letters);
    }

    private static async Task<string> CookieAsync(AccountsApp app)
    {
        var answer = await AccountsApp.SignInAsync(app.App.Open(follows: false), "sys");
        return answer.Response.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith("taizhang=", StringComparison.Ordinal)).Split(';')[0]["taizhang=".Length..];
    }

    private static async Task<int> StatusWithAsync(AccountsApp app, string cookie)
    {
        using var client = app.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", "taizhang=" + cookie);
        using var answer = await client.GetAsync("/account");
        return (int)answer.StatusCode;
    }

    /// <summary>Lets a request come from the address it names.</summary>
    private sealed class FromAnyAddress : IStartupFilter
    {
        public const string Header = "X-Test-Address";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[Header], out var address) ? address : null;
                return then(context);
            });
            next(app);
        };
    }
}
