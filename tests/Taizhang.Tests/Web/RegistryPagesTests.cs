using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed partial class RegistryPagesTests(DemonstrationApp demonstration) : IClassFixture<DemonstrationApp>
{
    private static readonly string[] Pages =
    [
        "/organizations", "/organizations?view=list", "/organizations?q=公园", "/organizations?as-of=2021-06-30", "/organizations?q=没有这个", "/organizations/1", "/organizations/2", "/organizations/3", "/terms", "/terms?state=none",
        "/organizations/new", "/organizations/3/edit", "/organizations/3/edit/term", "/organizations/1/edit/figures", "/organizations/3/edit/dissolve",
        "/members", "/members?post=secretary&sort=-joined", "/members?standing=left", "/members?organization=2&sort=name&page=2", "/members/1", "/members/4", "/members/new",
        "/members/1/edit", "/members/1/edit/membership", "/members/1/edit/posts", "/members/4/edit/posts", "/members/1/edit/circumstances",
    ];

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task The_office_opens_every_page_of_the_registry_and_no_text_is_missing(string culture)
    {
        var browser = await demonstration.SignInAsync("office", culture);

        foreach (var address in Pages)
        {
            var answer = await browser.GetAsync(address);
            Assert.True(answer.Status == 200, $"{address}: {answer.Status}");
            var words = answer.Page.Body!.TextContent;
            Assert.True(!TextKey().IsMatch(words), $"{address} shows {TextKey().Match(words).Value}");
        }
    }

    [Theory]
    [InlineData("secretary")]
    [InlineData("member")]
    public async Task Who_belongs_to_one_branch_sees_it_and_no_other(string account)
    {
        var browser = await demonstration.SignInAsync(account);
        var (own, other) = await BranchesAsync(await OwnAsync(browser));
        var stranger = await FirstMemberAsync(other);

        Assert.Equal(200, (await browser.GetAsync($"/organizations/{own}")).Status);
        foreach (var address in new[] { $"/organizations/{other}/edit", $"/members/{stranger}/edit", $"/members/{stranger}/edit/membership" })
        {
            Assert.True((await browser.GetAsync(address)).Status == 403, address);
        }

        foreach (var address in new[] { $"/organizations/{other}", "/organizations/1", $"/members/{stranger}" })
        {
            Assert.True((await browser.GetAsync(address)).Status == 404, address);
        }

        var names = string.Concat((await browser.GetAsync("/organizations?view=list")).Page.QuerySelectorAll("tbody a.row-link").Select(link => link.GetAttribute("href")));
        Assert.Equal($"/organizations/{own}", names);
    }

    [Theory]
    [InlineData("secretary")]
    [InlineData("member")]
    [InlineData("leader")]
    public async Task Who_keeps_no_registry_is_offered_no_form_and_told_so_at_its_address(string account)
    {
        var browser = await demonstration.SignInAsync(account);
        var own = await OwnAsync(browser);

        var page = await browser.GetAsync($"/organizations/{own}");

        Assert.DoesNotContain("/edit", page.Page.Body!.InnerHtml, StringComparison.Ordinal);
        foreach (var address in new[] { $"/organizations/{own}/edit", $"/organizations/{own}/edit/dissolve", "/organizations/new", "/members/new" })
        {
            Assert.True((await browser.GetAsync(address)).Status == 403, address);
        }
    }

    [Fact]
    public async Task A_secretary_is_listed_the_own_branch_and_a_member_is_led_to_the_own_page()
    {
        var secretary = await demonstration.SignInAsync("secretary");
        var member = await demonstration.SignInAsync("member");
        var own = await OwnAsync(secretary);
        var count = await AskAsync(db => db.Members.CountAsync(each => each.OrganizationId == own && each.Standing != Standing.Left));

        var list = await secretary.GetAsync("/members?size=100");
        var person = await member.GetAsync("/members");

        Assert.Equal(count, list.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Matches("^/members/[0-9]+$", person.Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(200, person.Status);
    }

    [Fact]
    public async Task A_leader_reads_everyone_but_not_the_birthday_of_another_branch()
    {
        var browser = await demonstration.SignInAsync("leader");
        var (own, other) = await BranchesAsync(await OwnAsync(browser));

        var near = await browser.GetAsync($"/members/{await FirstMemberAsync(own)}");
        var far = await browser.GetAsync($"/members/{await FirstMemberAsync(other)}");

        Assert.Equal((200, 200), (near.Status, far.Status));
        Assert.Contains("出生日期", near.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("出生日期", far.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/organizations/0", 404)]
    [InlineData("/organizations/abc", 404)]
    [InlineData("/organizations/99999999999999999999", 404)]
    [InlineData("/organizations/999999/edit/term", 404)]
    [InlineData("/members/-1", 404)]
    [InlineData("/members/999999/edit/posts", 404)]
    [InlineData("/members?organization=abc&standing=nonsense&post=x&sort=zzz&page=99999&size=7", 200)]
    [InlineData("/members?page=99999999999999", 200)]
    [InlineData("/organizations?as-of=2021-02-30&type=x&page=-3", 200)]
    [InlineData("/organizations?as-of=0001-01-01", 200)]
    [InlineData("/members/new?organization=999999", 200)]
    public async Task An_address_that_means_nothing_is_answered_with_a_page(string address, int status)
    {
        var browser = await demonstration.SignInAsync("office");

        var answer = await browser.GetAsync(address);

        Assert.Equal(status, answer.Status);
        Assert.NotEmpty(answer.Page.QuerySelectorAll("h1"));
    }

    private async Task<long> OwnAsync(Browser browser)
    {
        var list = await browser.GetAsync("/organizations?view=list&type=branch");
        var links = list.Page.QuerySelectorAll("tbody a.row-link");
        if (links.Length == 1)
        {
            return long.Parse(links[0].GetAttribute("href")!["/organizations/".Length..], System.Globalization.CultureInfo.InvariantCulture);
        }

        // A leader sees all branches and belongs to the one of the first account.
        return await AskAsync(db => db.Members.Where(member => db.RankHoldings.Any(rank => rank.MemberId == member.Id)).OrderBy(member => member.Id).Select(member => member.OrganizationId).FirstAsync());
    }

    private Task<(long Own, long Other)> BranchesAsync(long own) =>
        AskAsync(async db => (own, await db.Organizations.Where(each => each.Id != own && each.Code == "QC09").Select(each => each.Id).FirstAsync()));

    private Task<long> FirstMemberAsync(long organizationId) =>
        AskAsync(db => db.Members.Where(member => member.OrganizationId == organizationId).OrderByDescending(member => member.Id).Select(member => member.Id).FirstAsync());

    private Task<T> AskAsync<T>(Func<TaizhangDb, Task<T>> question) => demonstration.App.AskAsync(question);

    [GeneratedRegex(@"(?<![\w./-])[a-z]+\.[a-z]+(-[a-z]+)*(?![\w.-])")]
    private static partial Regex TextKey();
}
