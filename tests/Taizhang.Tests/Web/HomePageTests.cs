using AngleSharp.Dom;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed class HomePageTests(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    [Fact]
    public async Task A_secretary_sees_the_next_steps_first_each_one_click_from_its_form()
    {
        var browser = await app.SignInAsync("secretary");
        var page = (await browser.GetAsync("/")).Page;

        var first = page.QuerySelector("main .card")!;
        Assert.Equal("近期要办", first.QuerySelector(".card-title")!.TextContent);
        var forms = first.QuerySelectorAll(".step .btn").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(forms);
        foreach (var form in forms)
        {
            Assert.NotNull((await browser.GetAsync(form)).Page.QuerySelector("form.post-form"));
        }

        // People bound by the same requirement are one step that names them.
        Assert.Contains(first.QuerySelectorAll(".step .text-secondary"), line => line.TextContent.Contains('、', StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll("details.fold"), fold => fold.HasAttribute("open"));
    }

    [Fact]
    public async Task The_office_sees_what_is_behind_and_what_waits_for_it()
    {
        var browser = await app.SignInAsync("office");
        var page = (await browser.GetAsync("/")).Page;

        var titles = page.QuerySelectorAll(".card-title").Select(title => title.TextContent).ToList();
        Assert.Equal(["待办理", "落后的要求", "落后的支部", "近期到期任务"], titles);
        Assert.Contains("任期已届满", page.QuerySelector(".todo")!.TextContent, StringComparison.Ordinal);
        var links = page.QuerySelectorAll(".bars a, .todo a, .figure-value a, .row-link").Select(link => link.GetAttribute("href")!).Distinct().ToList();
        Assert.True(links.Count > 10);
        foreach (var link in links)
        {
            Assert.Equal(200, (await browser.GetAsync(link)).Status);
        }
    }

    [Fact]
    public async Task A_figure_of_the_front_page_is_that_of_the_organizations_page()
    {
        var browser = await app.SignInAsync("secretary");
        var home = (await browser.GetAsync("/")).Page;
        var own = (await browser.GetAsync((await browser.GetAsync("/organizations?view=list")).Page.QuerySelector("tbody a.row-link")!.GetAttribute("href")!)).Page;

        Assert.Equal(Figure(own, "逾期未完成"), Figure(home, "本年度逾期未完成"));
        Assert.Equal(Figure(own, "已完成"), Figure(home, "本年度已完成"));
    }

    [Theory]
    [InlineData("member")]
    [InlineData("leader")]
    public async Task Who_looks_at_the_own_duties_is_not_named_in_them(string account)
    {
        var browser = await app.SignInAsync(account);
        var page = (await browser.GetAsync("/")).Page;

        var name = page.QuerySelector(".person-name")!.TextContent;
        Assert.Equal("待完成", page.QuerySelector("main .card-title")!.TextContent);
        Assert.DoesNotContain(page.QuerySelector("main .card")!.QuerySelectorAll(".step .text-secondary"), line => line.TextContent.Contains(name, StringComparison.Ordinal));
        Assert.Equal(account == "leader", page.QuerySelector(".bars") is not null);
    }

    [Theory]
    [InlineData("office")]
    [InlineData("personnel")]
    [InlineData("secretary")]
    [InlineData("leader")]
    [InlineData("member")]
    public async Task In_english_too_no_text_is_missing(string account)
    {
        var page = (await (await app.SignInAsync(account, "en")).GetAsync("/")).Page;

        Assert.DoesNotMatch("(home|duties|plan-ledger)\\.[a-z-]+", page.QuerySelector("main")!.TextContent);
        Assert.DoesNotMatch("[{}]", page.QuerySelector("main")!.TextContent);
    }

    private static string Figure(IDocument page, string label) =>
        page.QuerySelectorAll(".figure-card").Single(card => card.QuerySelector(".figure-label")!.TextContent.Trim() == label).QuerySelector(".figure-value")!.TextContent.Trim();
}
