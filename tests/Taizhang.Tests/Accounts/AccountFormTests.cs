using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Accounts;

/// <summary>What the forms of the system administrator say to what cannot be.</summary>
public sealed class AccountFormTests
{
    [Theory]
    [InlineData("", "", "", "职责：请从列表中选择。", "姓名：请填写。", "登录名：请填写。")]
    [InlineData("member", "李四", "li si", "职责：请在系统管理员、安全管理员、审计管理员中选择。", "登录名：登录名应为2至40个字符")]
    [InlineData("audit-administrator", "系统管理员甲", "SYS", "姓名：系统管理员甲已是系统管理员（登录名sys）。三员不得由同一人兼任", "登录名：登录名“SYS”已被其他账户")]
    [InlineData("audit-administrator", "<b>李四</b>", "<script>", "登录名：登录名应为2至40个字符")]
    public async Task An_administrators_account_that_cannot_be_is_refused_with_every_reason(string office, string name, string login, params string[] reasons)
    {
        await using var app = new AccountsApp(default);
        var keeper = await AccountKeepingTests.KeeperAsync(app);

        var answer = await keeper.SendAsync("/accounts/new", "administrator", ("Input.Administrator", office), ("Input.Name", name), ("Input.Login", login));

        var told = answer.Page.QuerySelectorAll(".notice-failure li").Select(item => item.TextContent.Trim()).ToList();
        Assert.Equal(reasons.Length, told.Count);
        Assert.All(reasons, reason => Assert.Contains(told, each => each.StartsWith(reason, StringComparison.Ordinal)));
        Assert.Equal(login, answer.Page.QuerySelector("[name='Input.Login']")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_member_who_has_an_account_or_is_on_no_roll_gets_none()
    {
        await using var app = new AccountsApp(default);
        var keeper = await AccountKeepingTests.KeeperAsync(app);
        var (member, _, name) = await app.SecretaryAsync();
        var page = $"/accounts/new?q={Uri.EscapeDataString(name)}";
        var form = new FilledForm((await keeper.GetAsync(page)).Page, "member").Set("Login", "zhang.san");
        await app.OpenAsync("has.one", member);

        Assert.Contains("已有账户：has.one", (await form.Set("MemberId", $"{member}").SendAsync(keeper, page)).Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不在任何党组织名册上", (await form.Set("MemberId", "999999").SendAsync(keeper, page)).Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("请从列表中选择", (await form.Set("MemberId", "").SendAsync(keeper, page)).Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("请", (await keeper.SendAsync("/accounts/invite", "invite")).Page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("未找到", (await keeper.GetAsync("/accounts/new?q=%3Cnobody%3E")).Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_administrator_sees_business_content_by_the_office()
    {
        await using var app = new AccountsApp(default);
        var pages = typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(Microsoft.AspNetCore.Components.RouteAttribute), inherit: false).Cast<Microsoft.AspNetCore.Components.RouteAttribute>().Select(route => (Route: route.Template, Needs: type.GetCustomAttributes(typeof(Taizhang.Web.SignIn.NeedsAttribute), inherit: false).Cast<Taizhang.Web.SignIn.NeedsAttribute>().SingleOrDefault()?.Permission)))
            .Where(page => page.Needs is not (null or "own.read")).ToList();
        string[] ofAdministrators = ["accounts.manage", "settings.manage", "roles.manage", "policies.manage", "audit.read", "proposals.read"];
        Assert.InRange(pages.Count, 20, 200);

        foreach (var office in Account.Administrators)
        {
            await app.OpenAsync(Kebab.Word(office), administrator: office, name: Kebab.Word(office));
            var browser = await app.SignedInAsync(Kebab.Word(office));
            var business = pages.Where(page => !ofAdministrators.Contains(page.Needs)).ToList();
            Assert.InRange(business.Count, 15, 200);
            foreach (var (route, _) in business)
            {
                var address = System.Text.RegularExpressions.Regex.Replace(route, @"\{[^}]*\}", "1", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
                Assert.True((await browser.GetAsync(address)).Status is 403 or 404, $"{office} sees {address}");
            }

            foreach (var address in new[] { "/export/ledger.xlsx", "/import/roster.xlsx", "/plans/1/file" })
            {
                Assert.True((await browser.GetAsync(address)).Status is 403 or 404, $"{office} gets {address}");
            }
        }
    }
}
