using Microsoft.EntityFrameworkCore;
using Taizhang.Accounts;
using Taizhang.Accounts.Administration;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

public sealed class AccountKeepingTests
{
    [Theory, OnEachStore]
    public async Task An_account_is_opened_for_a_member_with_a_code_that_is_seen_once_and_opens_it_once(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var keeper = await KeeperAsync(app);
        var (member, _, name) = await app.SecretaryAsync();

        var page = $"/accounts/new?q={Uri.EscapeDataString(name)}";
        var opened = await keeper.SendAsync(page, "member", ("MemberId", $"{member}"), ("Login", "zhang.san"));

        var code = CodeOn(opened);
        Assert.Contains("no-store", opened.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var kept = await app.StoreAsync(async db => string.Join('\n', await db.Journal.Select(entry => entry.Details + entry.Changes).ToListAsync()));
        Assert.DoesNotContain(code, kept, StringComparison.Ordinal);
        Assert.Contains("zhang.san", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(code, (await keeper.GetAsync(await PageOfAsync(app, "zhang.san"))).Page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await EnterAsync(app, "zhang.san", code)).Key);
        Assert.Null((await EnterAsync(app, "zhang.san", code)).Key);
    }

    [Theory, OnEachStore]
    public async Task A_code_that_nobody_used_in_its_time_opens_nothing(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (member, _, _) = await app.SecretaryAsync();
        var code = (await OpenAsync(app, new("zhang.san", member))).Code!.Code;

        app.Clock.Advance(new AccountPolicy().OneTimeCode + TimeSpan.FromMinutes(1));

        Assert.Null((await EnterAsync(app, "zhang.san", code)).Key);
    }

    [Theory, OnEachStore]
    public async Task Everyone_of_a_branch_is_invited_at_once_and_nobody_twice(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var keeper = await KeeperAsync(app);
        var (member, branch, name) = await app.SecretaryAsync();
        await app.OpenAsync("has.one", member);

        var sheet = await keeper.SendAsync("/accounts/invite", "invite", ("OrganizationIds", $"{branch}"));

        var rows = sheet.Page.QuerySelectorAll(".code-sheet tbody tr:not(.row-group)").Select(row => row.TextContent).ToList();
        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, row => row.Contains(name, StringComparison.Ordinal));
        Assert.Equal(rows.Count + 2, await app.StoreAsync(db => db.Accounts.CountAsync()));
        var codes = sheet.Page.QuerySelectorAll(".code-sheet strong.secret").Select(code => code.TextContent).ToList();
        Assert.Equal(rows.Count, codes.Distinct().Count());
        var again = await app.AskAsync<InviteMembers, Outcome>(invite => invite.RunAsync(new([branch]), Actor.System));
        Assert.Equal("accounts.nobody-to-invite", Assert.Single(again.Refusals).Code);
    }

    [Theory, OnEachStore]
    public async Task Two_requests_at_once_do_not_give_one_person_two_offices(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.StoreAsync(db => db.Accounts.CountAsync());

        var outcomes = await Task.WhenAll(Account.Administrators.Select((office, index) => Task.Run(() => OpenAsync(app, new($"wang.{index}", Administrator: office, Name: "王五") { IsOfOffice = true }))));

        Assert.Single(outcomes, each => each.Outcome.IsDone);
        Assert.All(outcomes.Where(each => !each.Outcome.IsDone), each => Assert.Equal("accounts.holds-another-office", Assert.Single(each.Outcome.Refusals).Code));
        Assert.Equal(1, await app.StoreAsync(db => db.Accounts.CountAsync(account => account.PersonName == "王五")));
    }

    [Theory, OnEachStore]
    public async Task A_reset_ends_the_sessions_and_the_password_and_the_journal_shows_no_secret(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var keeper = await KeeperAsync(app);
        var (member, _, _) = await app.SecretaryAsync();
        var id = await app.OpenAsync("zhang.san", member);
        var hash = await app.StoreAsync(db => db.Accounts.Where(each => each.Id == id).Select(each => each.PasswordHash).SingleAsync());
        var holder = await app.SignedInAsync("zhang.san");

        var code = CodeOn(await keeper.SendAsync($"/accounts/{id}", "reset"));

        Assert.Equal("/sign-in", (await holder.GetAsync("/ledger")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Null((await EnterAsync(app, "zhang.san", AccountsApp.Password)).Key);
        Assert.NotNull((await EnterAsync(app, "zhang.san", code)).Key);
        var line = await app.StoreAsync(db => db.Journal.SingleAsync(entry => entry.Deed == "ResetAccount"));
        Assert.Equal($"Account/{id}", line.About);
        Assert.Contains("PasswordHash", line.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(hash!, line.Changes + line.Details, StringComparison.Ordinal);
        Assert.DoesNotContain(code, line.Changes + line.Details, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9A-F]{32}", line.Changes!);
    }

    [Theory, OnEachStore]
    public async Task A_locked_account_is_unlocked_and_tried_again_at_once(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var keeper = await KeeperAsync(app);
        var (member, _, _) = await app.SecretaryAsync();
        var id = await app.OpenAsync("zhang.san", member);
        for (var tries = 0; tries < 5; tries++)
        {
            await EnterAsync(app, "zhang.san", "wrong");
        }

        Assert.Null((await EnterAsync(app, "zhang.san", AccountsApp.Password)).Key);
        Assert.Contains("锁定", (await keeper.GetAsync("/accounts?state=locked")).Page.QuerySelector(".data-table tbody")!.TextContent, StringComparison.Ordinal);
        await keeper.SendAsync($"/accounts/{id}", "unlock");

        Assert.NotNull((await EnterAsync(app, "zhang.san", AccountsApp.Password)).Key);
        var again = await app.AskAsync<UnlockAccount, Outcome>(unlock => unlock.RunAsync(new(id), Actor.System));
        Assert.Equal("accounts.not-locked", Assert.Single(again.Refusals).Code);
    }

    [Theory, OnEachStore]
    public async Task A_closed_account_lets_nobody_in_until_it_is_opened_again_with_a_new_code(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var keeper = await KeeperAsync(app);
        var (member, _, _) = await app.SecretaryAsync();
        var id = await app.OpenAsync("zhang.san", member);
        var holder = await app.SignedInAsync("zhang.san");

        var refused = await keeper.SendAsync($"/accounts/{id}", "close", ("Reason", " "));
        Assert.Contains("请填写", refused.Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        await keeper.SendAsync($"/accounts/{id}", "close", ("Reason", "调出本单位"));

        Assert.Equal("/sign-in", (await holder.GetAsync("/ledger")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Null((await EnterAsync(app, "zhang.san", AccountsApp.Password)).Key);
        Assert.Contains("调出本单位", (await keeper.GetAsync($"/accounts/{id}")).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("accounts.is-closed", Assert.Single((await app.AskAsync<ResetAccount, Outcome>(reset => reset.RunAsync(new(id), Actor.System))).Refusals).Code);

        var code = CodeOn(await keeper.SendAsync($"/accounts/{id}", "reopen", ("Reason", "调回")));
        Assert.Null((await EnterAsync(app, "zhang.san", AccountsApp.Password)).Key);
        Assert.NotNull((await EnterAsync(app, "zhang.san", code)).Key);
        Assert.Equal(["CloseAccount", "ReopenAccount"], await app.StoreAsync(db => db.Journal.Where(entry => entry.Deed == "CloseAccount" || entry.Deed == "ReopenAccount").OrderBy(entry => entry.Id).Select(entry => entry.Deed).ToListAsync()));
    }

    [Theory, OnEachStore]
    public async Task Nobody_closes_the_own_account_nor_the_last_one_of_an_office(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var own = await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统甲");
        var security = await app.OpenAsync("sec", administrator: Role.SecurityAdministrator, name: "安全乙");
        var actor = new Actor("系统甲", Role.SystemAdministrator, null, null, Scope.Nothing) { AccountId = own };

        Assert.Equal("accounts.own-account", Assert.Single((await app.AskAsync<CloseAccount, Outcome>(close => close.RunAsync(new(own, "离任"), actor))).Refusals).Code);
        Assert.Equal("accounts.own-account", Assert.Single((await app.AskAsync<ResetAccount, Outcome>(reset => reset.RunAsync(new(own), actor))).Refusals).Code);
        Assert.Equal("accounts.last-of-the-office", Assert.Single((await app.AskAsync<CloseAccount, Outcome>(close => close.RunAsync(new(security, "离任"), actor))).Refusals).Code);

        await OpenAsync(app, new("sec.2", Administrator: Role.SecurityAdministrator, Name: "安全丙") { IsOfOffice = true });
        Assert.True((await app.AskAsync<CloseAccount, Outcome>(close => close.RunAsync(new(security, "离任"), actor))).IsDone);
        await OpenAsync(app, new("audit.2", Administrator: Role.AuditAdministrator, Name: "安全乙") { IsOfOffice = true });
        Assert.Equal("accounts.holds-another-office", Assert.Single((await app.AskAsync<ReopenAccount, Outcome>(reopen => reopen.RunAsync(new(security, "回任"), actor))).Refusals).Code);
    }

    [Theory, OnEachStore]
    public async Task The_page_of_an_account_says_what_it_may_today_and_why(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var keeper = await KeeperAsync(app);
        var (member, branch, _) = await app.SecretaryAsync();
        var id = await app.OpenAsync("zhang.san", member);
        var organization = await app.StoreAsync(db => db.Organizations.Where(each => each.Id == branch).Select(each => each.Name).SingleAsync());

        var held = (await keeper.GetAsync($"/accounts/{id}")).Page.QuerySelectorAll(".plain-list li").Select(item => item.TextContent).ToList();

        Assert.Contains(held, text => text.Contains("支部书记", StringComparison.Ordinal) && text.Contains(organization, StringComparison.Ordinal) && text.Contains("依据：", StringComparison.Ordinal));
        Assert.Equal(404, (await keeper.GetAsync("/accounts/999999")).Status);
    }

    internal static async Task<Browser> KeeperAsync(AccountsApp app)
    {
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        return await app.SignedInAsync("sys");
    }

    internal static string CodeOn(Answer answer) =>
        Assert.Single(answer.Page.QuerySelectorAll(".code-sheet strong.secret")).TextContent;

    internal static Task<SignedIn> EnterAsync(AccountsApp app, string login, string secret) => app.AskAsync<SignInDesk, SignedIn>(desk => desk.WithPasswordAsync(login, secret, Origin.None, default));

    private static async Task<string> PageOfAsync(AccountsApp app, string login) => $"/accounts/{await app.StoreAsync(db => db.Accounts.Where(each => each.UserName == login).Select(each => each.Id).SingleAsync())}";

    private static Task<(Outcome Outcome, HandedCode? Code)> OpenAsync(AccountsApp app, OpenAccount.Request request) =>
        app.AskAsync<OpenAccount, (Outcome, HandedCode?)>(async open => (await open.RunAsync(request, Actor.System), open.Code));
}
