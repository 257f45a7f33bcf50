using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Taizhang.Accounts;
using Taizhang.Accounts.Administration;
using Taizhang.Accounts.Passkeys;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

public sealed class PasskeyTests
{
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(5);

    [Theory, OnEachStore]
    public async Task A_passkey_is_added_opens_the_account_alone_gets_another_name_and_opens_nothing_once_it_is_removed(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        using var device = new SoftAuthenticator();
        var browser = await app.SignedInAsync("sys");
        var added = await AddAsync(app, browser, device);
        Assert.Equal("/account/passkeys", added.Path);
        Assert.Contains("办公电脑", (await browser.GetAsync("/account")).Page.Body!.TextContent, StringComparison.Ordinal);

        var other = app.App.Open();
        Assert.Equal("/", (await EnterAsync(app, other, device)).Path);
        Assert.Equal("系统管理员", (await other.GetAsync("/")).Page.QuerySelector(".person-role")!.TextContent);
        Assert.Equal((SignInMethod.Passkey, SecondFactorKind.Passkey), await app.StoreAsync(async db =>
        {
            var session = await db.AccountSessions.AsNoTracking().OrderByDescending(each => each.Id).FirstAsync();
            return (session.Method, session.SecondFactor!.Value);
        }));

        var passkey = PasskeyKeys.Of(device.Id);
        await browser.SendAsync("/account/passkeys", "rename-passkey", ("Passkey", passkey), ("Name", "值班室电脑"));
        Assert.Contains("值班室电脑", (await browser.GetAsync("/account/passkeys")).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await browser.SendAsync("/account/passkeys", "remove-passkey", ("ToRemove", passkey), ("Present", "wrong"))).Page.QuerySelector(".field-error"));
        await browser.SendAsync("/account/passkeys", "remove-passkey", ("ToRemove", passkey), ("Present", AccountsApp.Password));

        Assert.NotNull((await EnterAsync(app, app.App.Open(), device)).Page.QuerySelector(".notice-failure"));
        Assert.Equal("/sign-in", (await other.GetAsync("/account")).Path);
        Assert.Equal([nameof(AddPasskey), nameof(RenamePasskey), nameof(RemovePasskey)], await app.StoreAsync(db => db.Journal.OrderBy(entry => entry.Id).Where(entry => entry.Deed.EndsWith("Passkey")).Select(entry => entry.Deed).ToListAsync()));
    }

    [Theory, OnEachStore]
    public async Task An_answer_opens_once_and_no_copy_of_it_does(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        using var device = new SoftAuthenticator();
        await AddAsync(app, await app.SignedInAsync("sys"), device);
        app.Clock.Advance(AWhile);
        var browser = Browsing(app);
        var form = Answered((await browser.GetAsync("/sign-in")).Page, "passkey", device.Show);
        Assert.Equal("/", (await form.SendAsync(browser, "/sign-in")).Path);

        foreach (var later in new[] { TimeSpan.Zero, AWhile, -2 * AWhile })
        {
            app.Clock.AdjustTime(app.Clock.GetUtcNow() + later);
            var thief = Browsing(app);
            var copy = new FilledForm((await thief.GetAsync("/sign-in")).Page, "passkey").Set("State", form["State"][0]).Set("Answer", form["Answer"][0]);
            Assert.NotNull((await copy.SendAsync(thief, "/sign-in")).Page.QuerySelector(".notice-failure"));
        }

        Assert.Equal(3, await app.StoreAsync(db => db.Journal.CountAsync(entry => entry.Deed == nameof(RecordFailedSignIn) && entry.Details!.Contains(nameof(SignInFailure.BadPasskey)))));
    }

    [Fact]
    public async Task What_is_forged_is_refused_in_one_way_and_breaks_nothing()
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var foreign = await app.OpenAsync("aud", administrator: Role.AuditAdministrator, name: "审计管理员甲");
        using var device = new SoftAuthenticator { Counter = 7 };
        await AddAsync(app, await app.SignedInAsync("sys"), device);
        var own = device.User;
        var sessions = await app.StoreAsync(db => db.AccountSessions.CountAsync());
        var words = new List<string>();
        foreach (var forge in new Action[]
        {
            () => device.SignsFalsely = true,
            () => device.Origin = "https://evil.example",
            () => device.Domain = "evil.example",
            () => device.Verifies = false,
            () => device.Challenge = "AAAAAAAAAAAAAAAAAAAAAA",
            () => device.User = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes($"{foreign}")),
            () => device.User = "bm9ib2R5",
            () => device.User = null,
            () => device.Counter = 3,
        })
        {
            (device.SignsFalsely, device.Origin, device.Domain, device.Verifies, device.Challenge, device.User, device.Counter) = (false, "http://localhost", "localhost", true, null, own, 8);
            forge();
            words.Add(Told(await EnterAsync(app, app.App.Open(), device)));
        }

        foreach (var answer in new[] { "", "{}", "[]", "null", "not json", "{\"id\":1}", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"!\"}}", new string('x', PasskeyTooLong) })
        {
            words.Add(Told(await SendAsync(app, "passkey", _ => answer)));
        }

        foreach (var state in new[] { "", "CfDJ8", await app.AskAsync<Taizhang.Web.Accounts.SealedNotes, string>(notes => Task.FromResult(notes.Seal("{}", "passkey", "new", "anyone"))) })
        {
            var browser = Browsing(app);
            words.Add(Told(await Answered((await browser.GetAsync("/sign-in")).Page, "passkey", device.Show).Set("State", state).SendAsync(browser, "/sign-in")));
        }

        Assert.Single(words.Distinct());
        Assert.Equal(sessions, await app.StoreAsync(db => db.AccountSessions.CountAsync()));
    }

    [Fact]
    public async Task A_passkey_that_is_forged_or_made_for_another_is_not_added()
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        await app.OpenAsync("aud", administrator: Role.AuditAdministrator, name: "审计管理员甲");
        using var device = new SoftAuthenticator();
        var (browser, other) = (await app.SignedInAsync("sys"), await app.SignedInAsync("aud"));
        var foreign = Answered((await Browsing(other).GetAsync("/account/passkeys")).Page, "add-passkey", device.Make);
        foreach (var forge in new Action[] { () => device.Origin = "https://evil.example", () => device.Domain = "evil.example", () => device.Verifies = false, () => device.Challenge = "AAAAAAAAAAAAAAAAAAAAAA" })
        {
            (device.Origin, device.Domain, device.Verifies, device.Challenge) = ("http://localhost", "localhost", true, null);
            forge();
            Assert.Contains("设备未能生成", Told(await AddAsync(app, browser, device)), StringComparison.Ordinal);
        }

        (device.Origin, device.Domain, device.Verifies, device.Challenge) = ("http://localhost", "localhost", true, null);
        var borrowed = new FilledForm((await browser.GetAsync("/account/passkeys")).Page, "add-passkey").Set("State", foreign["State"][0]).Set("Answer", foreign["Answer"][0]).Set("Name", "借来").Set("Present", AccountsApp.Password);
        Assert.Contains("设备未能生成", Told(await borrowed.SendAsync(browser, "/account/passkeys")), StringComparison.Ordinal);
        Assert.Equal(0, await app.StoreAsync(db => db.UserPasskeys.CountAsync()));

        await AddAsync(app, browser, device);
        using var same = new SoftAuthenticator { Id = device.Id };
        Assert.Contains("设备未能生成", Told(await AddAsync(app, other, same)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", AccountsApp.Password, "请填写")]
    [InlineData("换行\r\nSet-Cookie: x=1", AccountsApp.Password, "不能显示")]
    [InlineData("好名字", "wrong", "当前密码不正确")]
    public async Task What_is_missing_is_told_and_the_device_is_not_asked_again(string name, string password, string says)
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        using var device = new SoftAuthenticator();
        var browser = Browsing(await app.SignedInAsync("sys"));
        var form = Answered((await browser.GetAsync("/account/passkeys")).Page, "add-passkey", device.Make).Set("Name", name).Set("Present", password);

        var answer = await form.SendAsync(browser, "/account/passkeys");

        Assert.Contains(says, Told(answer), StringComparison.Ordinal);
        var again = new FilledForm(answer.Page, "add-passkey");
        Assert.Equal(form["Answer"], again["Answer"]);
        Assert.Equal("/account/passkeys", (await again.Set("Name", "办公电脑").Set("Present", AccountsApp.Password).SendAsync(browser, "/account/passkeys")).Path);
        Assert.Equal(1, await app.StoreAsync(db => db.UserPasskeys.CountAsync()));
    }

    [Fact]
    public async Task Anothers_passkey_is_no_second_factor_here_and_ones_own_is()
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        await app.OpenAsync("aud", administrator: Role.AuditAdministrator, name: "审计管理员甲");
        using var own = new SoftAuthenticator();
        using var anothers = new SoftAuthenticator();
        await AddAsync(app, await app.SignedInAsync("sys"), own);
        await AddAsync(app, await app.SignedInAsync("aud"), anothers);
        app.Clock.Advance(AWhile);
        var browser = Browsing(app);
        await AccountsApp.SignInAsync(browser, "sys");
        Assert.Equal("/sign-in", (await browser.GetAsync("/account")).Path);

        Assert.NotNull((await Answered((await browser.GetAsync("/sign-in")).Page, "show-passkey", anothers.Show).SendAsync(browser, "/sign-in")).Page.QuerySelector(".notice-failure"));
        Assert.Equal("/", (await Answered((await browser.GetAsync("/sign-in")).Page, "show-passkey", own.Show).SendAsync(browser, "/sign-in")).Path);

        Assert.True(await app.StoreAsync(db => db.Journal.AnyAsync(entry => entry.Deed == nameof(ShowPasskey))));
    }

    [Fact]
    public async Task The_passkey_of_a_closed_account_opens_nothing_and_so_does_none_after_a_telephone_was_lost()
    {
        await using var app = new AccountsApp(StoreKind.Sqlite);
        var closed = await app.OpenAsync("aud", administrator: Role.AuditAdministrator, name: "审计管理员甲");
        await app.OpenAsync("aud2", administrator: Role.AuditAdministrator, name: "审计管理员乙");
        var reset = await app.OpenAsync("sec", administrator: Role.SecurityAdministrator, name: "安全管理员甲");
        using var one = new SoftAuthenticator();
        using var two = new SoftAuthenticator();
        await AddAsync(app, await app.SignedInAsync("aud"), one);
        await AddAsync(app, await app.SignedInAsync("sec"), two);

        Assert.True((await app.AskAsync<CloseAccount, Outcome>(close => close.RunAsync(new(closed, "调离"), Actor.System))).IsDone);
        Assert.True((await app.AskAsync<ResetAccount, Outcome>(deed => deed.RunAsync(new(reset, true), Actor.System))).IsDone);

        Assert.Equal(Told(await EnterAsync(app, app.App.Open(), one)), Told(await EnterAsync(app, app.App.Open(), two)));
        Assert.Equal(2, await app.StoreAsync(db => db.AccountSessions.CountAsync()));
    }

    [Theory, OnEachStore]
    public async Task Whose_role_demands_a_passkey_adds_one_first_and_keeps_the_last(StoreKind kind)
    {
        await using var app = new AccountsApp(kind, new AccountPolicy { TriesAMinute = 1000, SecondFactor = new Dictionary<Role, SecondFactorDemand> { [Role.SystemAdministrator] = SecondFactorDemand.Passkey } });
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        using var first = new SoftAuthenticator();
        using var second = new SoftAuthenticator();
        var browser = Browsing(await app.SignedInAsync("sys"));
        Assert.Equal("/sign-in", (await browser.GetAsync("/account")).Path);
        Assert.Null((await browser.GetAsync("/sign-in")).Page.QuerySelector(".authenticator-key"));

        await Answered((await browser.GetAsync("/sign-in")).Page, "add-passkey", first.Make).Set("Name", "手机").SendAsync(browser, "/sign-in");
        Assert.Equal("/account", (await browser.GetAsync("/account")).Path);

        Assert.Contains("这是最后一个", Told(await RemoveAsync(browser, first)), StringComparison.Ordinal);
        await AddAsync(app, browser, second);
        Assert.Equal("/account/passkeys", (await RemoveAsync(browser, first)).Path);
        Assert.Equal([second.Id], await app.StoreAsync(db => db.UserPasskeys.Select(passkey => passkey.CredentialId).ToListAsync()));
    }

    [Fact]
    public async Task Where_any_second_factor_is_demanded_the_last_one_stays()
    {
        await using var app = new AccountsApp(StoreKind.Sqlite, new AccountPolicy { TriesAMinute = 1000, SecondFactor = new Dictionary<Role, SecondFactorDemand> { [Role.SystemAdministrator] = SecondFactorDemand.Any } });
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        using var device = new SoftAuthenticator();
        var browser = Browsing(await app.SignedInAsync("sys"));
        await Answered((await browser.GetAsync("/sign-in")).Page, "add-passkey", device.Make).Set("Name", "手机").SendAsync(browser, "/sign-in");

        Assert.Contains("要求第二因素", Told(await RemoveAsync(browser, device)), StringComparison.Ordinal);
        Assert.Contains("已不存在", Told(await browser.SendAsync("/account/passkeys", "rename-passkey", ("Passkey", "AAAA"), ("Name", "x"))), StringComparison.Ordinal);
        Assert.Contains("已不存在", Told(await browser.SendAsync("/account/passkeys", "remove-passkey", ("ToRemove", "<script>"), ("Present", AccountsApp.Password))), StringComparison.Ordinal);
    }

    private const int PasskeyTooLong = 20_000;

    private static string Told(Answer answer)
    {
        Assert.Equal(200, answer.Status);
        return answer.Page.QuerySelector(".notice-failure")!.TextContent.Trim();
    }

    private static Browser Browsing(AccountsApp app) => Browsing(app.App.Open());

    /// <summary>A browser says with a form where it comes from.</summary>
    private static Browser Browsing(Browser browser)
    {
        if (!browser.Client.DefaultRequestHeaders.Contains("Origin"))
        {
            browser.Client.DefaultRequestHeaders.Add("Origin", "http://localhost");
        }

        return browser;
    }

    private static FilledForm Answered(IHtmlDocument page, string form, Func<string, string> device)
    {
        var question = page.QuerySelector($"form:has(input[name=_handler][value={form}]) input[data-passkey]")!;
        return new FilledForm(page, form).Set("Answer", device(question.GetAttribute("data-options")!));
    }

    private static async Task<Answer> AddAsync(AccountsApp app, Browser browser, SoftAuthenticator device) =>
        await (await FilledAsync(app, browser, device)).Set("Present", AccountsApp.Password).SendAsync(browser, "/account/passkeys");

    /// <summary>The form of a new passkey with what the device answered, but for the password.</summary>
    internal static async Task<FilledForm> FilledAsync(AccountsApp app, Browser browser, SoftAuthenticator device)
    {
        app.Clock.Advance(AWhile);
        Browsing(browser);
        return Answered((await browser.GetAsync("/account/passkeys")).Page, "add-passkey", device.Make).Set("Name", "办公电脑");
    }

    private static async Task<Answer> EnterAsync(AccountsApp app, Browser browser, SoftAuthenticator device)
    {
        app.Clock.Advance(AWhile);
        Browsing(browser);
        return await Answered((await browser.GetAsync("/sign-in")).Page, "passkey", device.Show).SendAsync(browser, "/sign-in");
    }

    private static async Task<Answer> SendAsync(AccountsApp app, string form, Func<string, string> answer)
    {
        var browser = Browsing(app);
        return await Answered((await browser.GetAsync("/sign-in")).Page, form, answer).SendAsync(browser, "/sign-in");
    }

    private static Task<Answer> RemoveAsync(Browser browser, SoftAuthenticator device) =>
        browser.SendAsync("/account/passkeys", "remove-passkey", ("ToRemove", PasskeyKeys.Of(device.Id)), ("Present", AccountsApp.Password));
}
