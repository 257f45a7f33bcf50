using Microsoft.EntityFrameworkCore;
using Taizhang.Accounts;
using Taizhang.Accounts.Granting;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

public sealed class GrantTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, OnEachStore]
    public async Task A_grant_holds_once_another_administrator_agrees_and_until_its_last_day(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (security, system, holder, account) = await PeopleAsync(app);
        var proposed = await ProposeAsync(security, account);
        var page = proposed.Response.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Equal(403, (await holder.GetAsync("/import")).Status);
        Assert.Contains("待审批", proposed.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(proposed.Page.QuerySelector("input[value=agree]"));

        await system.SendAsync(page, "agree");

        Assert.Equal("机关党委办公室", await RoleAsync(holder, "office-clerk"));
        Assert.Equal(200, (await holder.GetAsync("/import")).Status);
        Assert.Contains("zhang.san", (await security.GetAsync("/grants?view=in-force")).Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(8));
        holder = await app.SignedInAsync("zhang.san");
        Assert.Equal(403, (await holder.GetAsync("/import")).Status);
        Assert.Equal(["ProposeGrant", "AnswerGrant"], await app.StoreAsync(db => db.Journal.Where(entry => entry.About == "Grant/1").OrderBy(entry => entry.Id).Select(entry => entry.Deed).ToListAsync()));
    }

    [Theory, OnEachStore]
    public async Task A_grant_that_is_ended_early_stops_at_the_next_request(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (security, system, holder, account) = await PeopleAsync(app);
        await ProposeAsync(security, account);
        await system.SendAsync("/grants/1", "agree");
        await RoleAsync(holder, "office-clerk");

        await security.SendAsync("/grants/1", "end", ("Reason", "工作调整"));

        Assert.Equal(403, (await holder.GetAsync("/import")).Status);
        Assert.Contains("工作调整", (await security.GetAsync("/grants/1")).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("accounts.grant-not-in-force", Assert.Single((await app.AskAsync<EndGrant, Outcome>(end => end.RunAsync(new(1, "再次"), Actor.System))).Refusals).Code);
    }

    [Theory, OnEachStore]
    public async Task What_is_refused_or_withdrawn_never_holds_and_is_answered_once(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (security, system, holder, account) = await PeopleAsync(app);
        await ProposeAsync(security, account);

        Assert.Contains("请填写", (await system.SendAsync("/grants/1", "refuse", ("Reason", ""))).Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        await system.SendAsync("/grants/1", "refuse", ("Reason", "理由不足"));
        await ProposeAsync(security, account);
        await security.SendAsync("/grants/2", "end", ("Reason", "写错了"));

        foreach (var grant in new[] { 1L, 2L })
        {
            Assert.Equal("accounts.already-answered", Assert.Single((await app.AskAsync<AnswerGrant, Outcome>(answer => answer.RunAsync(new(grant, true), Actor.System))).Refusals).Code);
        }

        Assert.Equal(403, (await holder.GetAsync("/import")).Status);
        Assert.Equal([ProposalAnswer.Refused, ProposalAnswer.Withdrawn], await app.StoreAsync(db => db.Grants.OrderBy(grant => grant.Id).Select(grant => grant.Answer!.Value).ToListAsync()));
    }

    [Theory, OnEachStore]
    public async Task Of_two_administrators_who_answer_at_once_one_is_told_that_it_is_answered(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (security, _, _, account) = await PeopleAsync(app);
        await ProposeAsync(security, account);

        var outcomes = await Task.WhenAll(new[] { true, false, true }.Select(agrees => Task.Run(() => app.AskAsync<AnswerGrant, Outcome>(answer => answer.RunAsync(new(1, agrees, "同时"), Actor.System)))));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.All(outcomes.Where(outcome => !outcome.IsDone), outcome => Assert.Contains(Assert.Single(outcome.Refusals).Code, new[] { "accounts.already-answered", "kernel.changed-meanwhile" }));
        Assert.Equal(1, await app.StoreAsync(db => db.Journal.CountAsync(entry => entry.Deed == "AnswerGrant" && entry.Result == DeedResult.Done)));
    }

    [Theory, OnEachStore]
    public async Task Nobody_agrees_to_what_they_proposed_and_nobody_grants_to_themselves(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (_, _, _, account) = await PeopleAsync(app);
        var (_, _, name) = await app.SecretaryAsync();
        var proposer = new Actor("安全乙", Role.SecurityAdministrator, null, null, Scope.Nothing) { AccountId = 77 };
        ProposeGrant.Request request = new(account, Role.PersonnelSection, null, Today, Today.AddDays(7), "协助换届");

        Assert.Equal("accounts.grant-to-oneself", Assert.Single((await app.AskAsync<ProposeGrant, Outcome>(propose => propose.RunAsync(request, proposer with { Name = name }))).Refusals).Code);
        var made = await app.AskAsync<ProposeGrant, Outcome>(propose => propose.RunAsync(request, proposer));
        Assert.Equal("accounts.grant-overlaps", Assert.Single((await app.AskAsync<ProposeGrant, Outcome>(propose => propose.RunAsync(request, proposer))).Refusals).Code);
        foreach (var (actor, code) in new[]
        {
            (proposer with { Role = Role.SystemAdministrator, Name = "改名" }, "accounts.own-proposal"),
            (proposer with { Role = Role.SystemAdministrator, AccountId = 78 }, "accounts.own-proposal"),
            (proposer with { Role = Role.SystemAdministrator, AccountId = account, Name = "他人" }, "accounts.grant-to-oneself"),
            (proposer with { Role = Role.SystemAdministrator, AccountId = 79, Name = name }, "accounts.grant-to-oneself"),
            (proposer, "kernel.not-permitted"),
        })
        {
            Assert.Equal(code, Assert.Single((await app.AskAsync<AnswerGrant, Outcome>(answer => answer.RunAsync(new(made.Id!.Value, true), actor))).Refusals).Code);
        }
    }

    [Fact]
    public async Task A_grant_that_cannot_be_is_refused_with_every_reason()
    {
        await using var app = new AccountsApp(default);
        var (security, _, _, _) = await PeopleAsync(app);
        var admin = await app.StoreAsync(db => db.Accounts.Where(each => each.UserName == "sys").Select(each => each.Id).SingleAsync());
        var form = new FilledForm((await security.GetAsync("/grants/new?q=zhang")).Page, "grant");

        var empty = await form.Set("Input.AccountId", "").Set("Input.From", "").SendAsync(security, "/grants/new?q=zhang");
        Assert.Equal(5, empty.Page.QuerySelectorAll(".notice-failure li").Length);
        var wrong = await form.Set("Input.AccountId", $"{admin}").Set("Input.Role", "branch-secretary").Set("Input.From", "2026-11-01").Set("Input.To", "2026-10-01").Set("Input.OrganizationId", "999999").Set("Input.Reason", "x").SendAsync(security, "/grants/new?q=zhang");
        Assert.Equal(5, wrong.Page.QuerySelectorAll(".notice-failure li").Length);
        Assert.Contains("三员不得兼有其他身份", wrong.Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await app.StoreAsync(db => db.Grants.CountAsync()));
    }

    [Theory, OnEachStore]
    public async Task A_rule_of_signing_in_changes_when_another_administrator_agrees_and_the_old_one_stays_on_record(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (security, system, holder, _) = await PeopleAsync(app);
        await security.SendAsync("/policies/new", "limit", ("Input.Setting", "idle-minutes"), ("Input.Value", "10"), ("Input.Reason", "测评要求"));
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(200, (await holder.GetAsync("/ledger")).Status);

        await system.SendAsync("/policies/1", "agree");
        app.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("/sign-in", (await holder.GetAsync("/ledger")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        security = await app.SignedInAsync("sec");
        Assert.Contains("10分钟", (await security.GetAsync("/policies")).Page.Body!.TextContent, StringComparison.Ordinal);
        await security.SendAsync("/policies/new", "factor", ("Role", "branch-secretary"), ("Value", "any"), ("Reason", "测评要求"));
        Assert.True((await app.AskAsync<AnswerPolicyChange, Outcome>(answer => answer.RunAsync(new(2, true), Actor.System))).IsDone);
        Assert.Equal(SecondFactorDemand.Any, SecondFactors.Demanded(Role.BranchSecretary, await app.AskAsync<AccountPolicy, AccountPolicy>(Task.FromResult)));
        await security.SendAsync("/policies/new", "limit", ("Input.Setting", "tries"), ("Input.Value", "3"), ("Input.Reason", "从严"));
        await security.SendAsync("/policies/3", "withdraw", ("Reason", "暂缓"));
        Assert.Equal(new AccountPolicy().Tries, (await app.AskAsync<AccountPolicy, AccountPolicy>(Task.FromResult)).Tries);
        Assert.Equal("accounts.already-answered", Assert.Single((await app.AskAsync<WithdrawPolicyChange, Outcome>(withdraw => withdraw.RunAsync(new(3, "再次"), Actor.System))).Refusals).Code);
        Assert.Equal(3, await app.StoreAsync(db => db.PolicyChanges.CountAsync()));
    }

    [Theory]
    [InlineData(null, null, null, "Setting: kernel.required", "Value: kernel.required", "Reason: kernel.required")]
    [InlineData(PolicySetting.IdleMinutes, 1, "x", "Value: accounts.policy-out-of-limits")]
    [InlineData(PolicySetting.Tries, 5, "x", "Value: accounts.policy-unchanged")]
    [InlineData(PolicySetting.SecondFactor, 1, "x", "Role: kernel.required")]
    public async Task A_rule_that_cannot_be_is_refused_with_every_reason(PolicySetting? setting, int? value, string? reason, params string[] refusals)
    {
        await using var app = new AccountsApp(default);

        var outcome = await app.AskAsync<ProposePolicyChange, Outcome>(propose => propose.RunAsync(new(setting, null, value, reason), Actor.System));

        Assert.Equal(refusals, outcome.Refusals.Select(refusal => refusal.ToString()));
    }

    private static async Task<(Browser Security, Browser System, Browser Holder, long Account)> PeopleAsync(AccountsApp app)
    {
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统甲");
        await app.OpenAsync("sec", administrator: Role.SecurityAdministrator, name: "安全乙");
        var (member, _, _) = await app.SecretaryAsync();
        var account = await app.OpenAsync("zhang.san", member);
        return (await app.SignedInAsync("sec"), await app.SignedInAsync("sys"), await app.SignedInAsync("zhang.san"), account);
    }

    private static async Task<Answer> ProposeAsync(Browser security, long account)
    {
        var form = new FilledForm((await security.GetAsync("/grants/new?q=zhang")).Page, "grant").Set("Input.AccountId", $"{account}").Set("Input.Role", "office-clerk").Set("Input.From", "2026-11-24").Set("Input.To", "2026-11-30").Set("Input.Reason", "代办公室值班");
        return await form.SendAsync(security, "/grants/new?q=zhang");
    }

    /// <summary>Acts as something, and says as what the person acts then.</summary>
    private static async Task<string> RoleAsync(Browser browser, string capacity)
    {
        var page = (await browser.GetAsync("/")).Page;
        var token = page.QuerySelector("form[action='/account/capacity'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await browser.PostAsync("/account/capacity", [new("__RequestVerificationToken", token), new("capacity", capacity)]);
        return answer.Page.QuerySelector(".person-role")!.TextContent;
    }
}
