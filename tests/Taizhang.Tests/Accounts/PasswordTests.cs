using Microsoft.EntityFrameworkCore;
using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

public sealed class PasswordTests
{
    private const string Good = "Lantern+7Harbor";

    [Theory, OnEachStore]
    public async Task A_one_time_code_opens_the_account_once_and_leads_to_a_new_password_before_anything_else(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var code = OneTimeCodes.Make();
        var account = await OpenWithCodeAsync(app, code);
        var browser = app.App.Open();

        var page = (await AccountsApp.SignInAsync(browser, "sys", code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Page;
        Assert.NotNull(page.QuerySelector("input[name=New]"));
        Assert.Null(page.QuerySelector("input[name=Present]"));
        Assert.Equal("/sign-in", (await browser.GetAsync("/")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/", (await NewPasswordAsync(browser, "/sign-in", null, Good)).Response.RequestMessage!.RequestUri!.AbsolutePath);

        Assert.Equal("系统管理员", (await browser.GetAsync("/")).Page.QuerySelector(".person-role")!.TextContent);
        Assert.NotNull((await AccountsApp.SignInAsync(app.App.Open(), "sys", code)).Page.QuerySelector(".notice-failure"));
        await app.SignedInAsync("sys", Good);
        var journal = await app.StoreAsync(db => db.Journal.Where(entry => entry.About == $"Account/{account}").ToListAsync());
        Assert.Contains(journal, entry => entry.Deed == nameof(ChangePassword) && entry.Changes!.Contains("PasswordHash\":\"…", StringComparison.Ordinal));
        Assert.DoesNotContain(journal, entry => $"{entry.Details}{entry.Changes}".Contains("AQAAAA", StringComparison.Ordinal) || $"{entry.Details}{entry.Changes}".Contains(Good, StringComparison.Ordinal));
    }

    [Theory, OnEachStore]
    public async Task A_code_that_is_too_old_opens_nothing(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var code = OneTimeCodes.Make();
        await OpenWithCodeAsync(app, code);
        app.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));

        Assert.NotNull((await AccountsApp.SignInAsync(app.App.Open(), "sys", code)).Page.QuerySelector(".notice-failure"));
    }

    [Theory, OnEachStore]
    public async Task A_password_that_is_too_old_has_to_be_changed_with_the_old_one_shown(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        app.Clock.Advance(TimeSpan.FromDays(91));
        var browser = await app.SignedInAsync("sys");

        Assert.Equal("/sign-in", (await browser.GetAsync("/")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("当前密码", Reasons(await NewPasswordAsync(browser, "/sign-in", "", Good)), StringComparison.Ordinal);
        Assert.Equal("/", (await NewPasswordAsync(browser, "/sign-in", AccountsApp.Password, Good)).Response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory, OnEachStore]
    public async Task Another_password_ends_every_other_session_and_gives_this_one_another_key(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var (here, there) = (await app.SignedInAsync("sys"), await app.SignedInAsync("sys"));
        var before = await app.StoreAsync(db => db.AccountSessions.OrderBy(each => each.Id).Select(each => each.KeyDigest).FirstAsync());

        Assert.Equal(200, (await NewPasswordAsync(here, "/account/password", AccountsApp.Password, Good)).Status);

        Assert.Equal("/account", (await here.GetAsync("/account")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/sign-in", (await there.GetAsync("/account")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        var sessions = await app.StoreAsync(db => db.AccountSessions.AsNoTracking().OrderBy(each => each.Id).ToListAsync());
        Assert.NotEqual(before, sessions[0].KeyDigest);
        Assert.Equal([null, SessionEnd.AccountChanged], sessions.Select(each => each.EndReason));
        Assert.NotNull((await AccountsApp.SignInAsync(app.App.Open(), "sys")).Page.QuerySelector(".notice-failure"));
    }

    [Theory, OnEachStore]
    public async Task Everything_against_a_new_password_is_told_at_once_and_nothing_is_changed(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await app.SignedInAsync("sys");

        var answer = await browser.SendAsync("/account/password", "new-password", ("Present", "wrong"), ("New", "abc"), ("Again", "abd"));

        Assert.Equal(["当前密码", "新密码", "新密码", "新密码", "再次输入新密码"], answer.Page.QuerySelectorAll(".notice-failure li").Select(reason => reason.TextContent.Trim().Split('：')[0]));
        Assert.DoesNotContain(answer.Page.QuerySelectorAll("input[type=password]"), input => input.GetAttribute("value") is { Length: > 0 });
        Assert.Equal(200, (await browser.GetAsync("/account")).Status);
        await app.SignedInAsync("sys");
    }

    [Theory, OnEachStore]
    public async Task None_of_the_last_five_is_taken_again_and_the_sixth_is(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await app.SignedInAsync("sys");
        var passwords = Enumerable.Range(0, 6).Select(number => $"Lantern+{number}Harbor{number}").ToList();
        foreach (var (before, next) in passwords.Prepend(AccountsApp.Password).Zip(passwords))
        {
            Assert.Null((await NewPasswordAsync(browser, "/account/password", before, next)).Page.QuerySelector(".notice-failure"));
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        foreach (var used in passwords.Skip(1))
        {
            Assert.Contains("最近使用过", Reasons(await NewPasswordAsync(browser, "/account/password", passwords[^1], used)), StringComparison.Ordinal);
        }

        Assert.Null((await NewPasswordAsync(browser, "/account/password", passwords[^1], passwords[0])).Page.QuerySelector(".notice-failure"));
    }

    [Theory, OnEachStore]
    public async Task A_wrong_present_password_counts_as_a_try_and_never_tells_which_password_was_in_use(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await app.SignedInAsync("sys");

        Assert.DoesNotContain("最近使用过", Reasons(await NewPasswordAsync(browser, "/account/password", "Wrong+8Harbor", AccountsApp.Password)), StringComparison.Ordinal);
        for (var tries = 1; tries < 5; tries++)
        {
            await NewPasswordAsync(browser, "/account/password", "Wrong+8Harbor", Good);
        }

        Assert.Contains("当前密码不正确", Reasons(await NewPasswordAsync(browser, "/account/password", AccountsApp.Password, Good)), StringComparison.Ordinal);
        Assert.Equal(6, await app.StoreAsync(db => db.Journal.CountAsync(entry => entry.Deed == nameof(RecordFailedSignIn) && entry.Result == DeedResult.Done)));
    }

    [Theory]
    [InlineData("Short+7a", "accounts.password-too-short")]
    [InlineData("lanternharborwillow", "accounts.password-too-plain")]
    [InlineData("Zhang.San+Harbor7", "accounts.password-names-you")]
    [InlineData("张三Harbor+7Lantern", "accounts.password-names-you")]
    [InlineData("Password2026", "accounts.password-too-common")]
    [InlineData("P@ssw0rd123", "accounts.password-too-common")]
    [InlineData("Admin@12345", "accounts.password-too-common")]
    [InlineData("Aaaaaaaaaa1", "accounts.password-too-common")]
    [InlineData("", "kernel.required")]
    public void A_password_that_would_be_guessed_is_refused_for_its_reason(string password, string code) =>
        Assert.Contains(code, PasswordRules.Against(password, ["zhang.san", "张三"], new(), "New").Select(refusal => refusal.Code));

    [Theory]
    [InlineData(Good)]
    [InlineData("正月十五Lantern7")]
    [InlineData("kaiyue harbor 7 willow +")]
    public void A_password_that_keeps_the_rules_is_taken(string password) => Assert.Empty(PasswordRules.Against(password, ["zhang.san", "张三"], new(), "New"));

    [Fact]
    public void A_password_beyond_every_length_is_refused_without_being_judged() =>
        Assert.Equal("accounts.password-too-long", Assert.Single(PasswordRules.Against(new string('x', 100_000), [], new(), "New")).Code);

    private static Task<Answer> NewPasswordAsync(Browser browser, string path, string? present, string password) =>
        browser.SendAsync(path, "new-password", [.. present is null ? Array.Empty<(string, string)>() : [("Present", present)], ("New", password), ("Again", password)]);

    private static string Reasons(Answer answer) => answer.Page.QuerySelector(".notice-failure")?.TextContent ?? "";

    private static async Task<long> OpenWithCodeAsync(AccountsApp app, string code)
    {
        var account = await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var (digest, now) = (OneTimeCodes.Digest(account, code), app.Clock.Now());
        await app.StoreAsync(db => db.Accounts.Where(each => each.Id == account).ExecuteUpdateAsync(set => set.SetProperty(each => each.PasswordHash, (string?)null).SetProperty(each => each.PasswordSetAt, (DateTime?)null)
            .SetProperty(each => each.OneTimeCode, digest).SetProperty(each => each.OneTimeCodeAt, now).SetProperty(each => each.MustChangePassword, true)));
        return account;
    }
}
