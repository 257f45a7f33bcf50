using Microsoft.EntityFrameworkCore;
using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

public sealed class SessionTests
{
    [Theory, OnEachStore]
    public async Task A_person_comes_in_as_the_widest_of_what_the_registry_gives_and_can_act_as_less(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (member, branch, name) = await app.SecretaryAsync();
        await app.OpenAsync("zhang.san", member);
        var browser = await app.SignedInAsync("ZHANG.SAN");

        var page = (await browser.GetAsync("/")).Page;
        Assert.Equal(name, page.QuerySelector(".person-name")!.TextContent);
        Assert.Equal("支部书记", page.QuerySelector(".person-role")!.TextContent);

        var less = await ActAsAsync(browser, page.QuerySelectorAll("button[name=capacity]").Select(button => button.GetAttribute("value")!).Single(value => value.StartsWith("member-", StringComparison.Ordinal)));
        Assert.Equal("党员", less.Page.QuerySelector(".person-role")!.TextContent);
        Assert.Equal(403, (await browser.GetAsync("/activities/new")).Status);

        var never = await ActAsAsync(browser, "office-clerk");
        Assert.Equal("党员", never.Page.QuerySelector(".person-role")!.TextContent);
        Assert.Equal(["BeginSession", "ChooseCapacity"], (await app.StoreAsync(db => db.Journal.OrderBy(entry => entry.Id).Where(entry => entry.Actor == name).Select(entry => entry.Deed).ToListAsync())).TakeLast(2));
        Assert.True(branch > 0);
    }

    [Theory, OnEachStore]
    public async Task Leaving_the_post_ends_what_came_with_it_in_the_running_session(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (member, branch, _) = await app.SecretaryAsync();
        await app.OpenAsync("zhang.san", member);
        var browser = await app.SignedInAsync("zhang.san");
        Assert.Equal(200, (await browser.GetAsync($"/activities/new?organization={branch}")).Status);

        foreach (var post in await app.StoreAsync(db => db.Posts.Where(each => each.MemberId == member && each.To == null && each.SupersededAt == null).ToListAsync()))
        {
            await app.AskAsync<EndPost, Outcome>(end => end.RunAsync(new(member, post.Id, new DateOnly(2026, 11, 23), "换届"), Actor.System));
        }

        Assert.Equal(403, (await browser.GetAsync($"/activities/new?organization={branch}")).Status);
        Assert.Equal("党员", (await browser.GetAsync("/")).Page.QuerySelector(".person-role")!.TextContent);
    }

    [Theory, OnEachStore]
    public async Task A_branch_hung_elsewhere_is_seen_at_its_new_place_at_once(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (member, branch, _) = await app.SecretaryAsync();
        var account = await app.OpenAsync("zhang.san", member);

        await app.StoreAsync(db => db.Organizations.Where(each => each.Id == branch).ExecuteUpdateAsync(set => set.SetProperty(each => each.Path, $"/1/999/{branch}/")));

        var capacity = (await app.AskAsync<CapacityReading, IReadOnlyList<Capacity>>(reading => reading.OfAsync(account, member, null, default)))[0];
        Assert.Equal((Role.BranchSecretary, $"/1/999/{branch}/"), (capacity.Role, capacity.Scope.Path));
    }

    [Theory, OnEachStore]
    public async Task Whoever_leaves_the_registry_is_out_at_the_next_request(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var (member, _, _) = await app.SecretaryAsync();
        await app.OpenAsync("zhang.san", member);
        var browser = await app.SignedInAsync("zhang.san");

        await app.StoreAsync(db => db.Memberships.Where(each => each.MemberId == member && each.SupersededAt == null).ExecuteUpdateAsync(set => set.SetProperty(each => each.To, new DateOnly(2026, 11, 23))));

        Assert.Equal("/sign-in", (await browser.GetAsync("/ledger")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(SessionEnd.NoCapacity, await app.StoreAsync(db => db.AccountSessions.Select(session => session.EndReason).SingleAsync()));
        Assert.Contains("没有可用的身份", (await AccountsApp.SignInAsync(app.App.Open(), "zhang.san")).Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEachStore]
    public async Task A_grant_opens_what_it_says_until_it_is_closed(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        var account = await app.OpenAsync("clerk", name: "办公室小李");
        await app.StoreAsync(db =>
        {
            db.Grants.Add(new Grant { AccountId = account, Role = Role.OfficeClerk, From = new DateOnly(2026, 1, 1), ProposedAt = app.Clock.Now(), Answer = ProposalAnswer.Agreed, AnsweredAt = app.Clock.Now() });
            return db.SaveChangesAsync();
        });
        var browser = await app.SignedInAsync("clerk");
        Assert.Equal(200, (await browser.GetAsync("/import")).Status);

        await app.StoreAsync(db => db.Grants.ExecuteUpdateAsync(set => set.SetProperty(grant => grant.ClosedAt, app.Clock.Now())));

        Assert.Equal("/sign-in", (await browser.GetAsync("/import")).Response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory, OnEachStore]
    public async Task An_administrator_comes_in_and_sees_nothing_of_the_content(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var browser = await app.SignedInAsync("sys");

        Assert.Equal("系统管理员", (await browser.GetAsync("/")).Page.QuerySelector(".person-role")!.TextContent);
        Assert.Equal(403, (await browser.GetAsync("/members")).Status);
    }

    [Theory, OnEachStore]
    public async Task A_session_that_is_not_used_ends_and_one_that_is_used_ends_all_the_same_when_its_time_is_over(StoreKind kind)
    {
        await using var app = new AccountsApp(kind);
        await app.OpenAsync("sys", administrator: Role.SystemAdministrator, name: "系统管理员甲");
        var idle = await app.SignedInAsync("sys");
        var busy = await app.SignedInAsync("sys");

        for (var minutes = 0; minutes <= 12 * 60; minutes += 20)
        {
            Assert.Equal(200, (await busy.GetAsync("/")).Status);
            Assert.Equal("/", (await busy.GetAsync("/")).Response.RequestMessage!.RequestUri!.AbsolutePath);
            app.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal("/sign-in", (await idle.GetAsync("/")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/sign-in", (await busy.GetAsync("/")).Response.RequestMessage!.RequestUri!.AbsolutePath);
        var ends = await app.StoreAsync(db => db.AccountSessions.OrderBy(session => session.Id).Select(session => session.EndReason).ToListAsync());
        Assert.Equal([SessionEnd.Idle, SessionEnd.TooLong], ends);
    }

    private static async Task<Answer> ActAsAsync(Browser browser, string capacity)
    {
        var token = (await browser.GetAsync("/")).Page.QuerySelector("form[action='/account/capacity'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.PostAsync("/account/capacity", [new("__RequestVerificationToken", token), new("capacity", capacity)]);
    }
}
