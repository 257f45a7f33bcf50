using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Taizhang.Tests.Support;
using Taizhang.Web.Layout;

namespace Taizhang.Tests.Web;

public sealed class FrameTests(TaizhangApp app) : IClassFixture<TaizhangApp>
{
    [Fact]
    public async Task A_page_speaks_Chinese_to_whoever_has_not_chosen()
    {
        var page = (await app.Open().GetAsync("/gallery")).Page;

        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("跳到正文", page.QuerySelector(".skip-link")!.TextContent);
        Assert.Equal("/gallery#main", page.QuerySelector(".skip-link")!.GetAttribute("href"));
        Assert.Single(page.QuerySelectorAll("main#main"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("组件 · 台账", page.Title);
    }

    [Fact]
    public async Task The_choice_of_language_brings_back_and_is_kept()
    {
        var browser = app.Open();
        var address = (await browser.GetAsync("/gallery/list?q=3")).Page.QuerySelector("a[hreflang=en]")!.GetAttribute("href")!;

        var back = await browser.GetAsync(address);
        var later = await browser.GetAsync("/gallery");

        Assert.Equal("/gallery/list?q=3", back.Response.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal("en", later.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Skip to the content", later.Page.QuerySelector(".skip-link")!.TextContent);
    }

    [Theory]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("https://example.org/")]
    [InlineData("")]
    public async Task The_switch_of_language_never_leads_elsewhere(string back)
    {
        var answer = await app.Open(follows: false).SwitchToEnglishAsync(back);

        Assert.Equal(302, answer.Status);
        Assert.Equal("/", answer.Response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_language_nobody_wrote_is_not_found() =>
        Assert.Equal(404, (await app.Open().GetAsync("/culture?set=fr&back=/gallery")).Status);

    [Fact]
    public async Task An_unknown_address_says_so_in_both_languages()
    {
        var browser = app.Open();
        var chinese = await browser.GetAsync("/no/such/page");
        await browser.SwitchToEnglishAsync();
        var english = await browser.GetAsync("/no/such/page");

        Assert.Equal([404, 404], new[] { chinese.Status, english.Status });
        Assert.Equal("没有找到这个页面", chinese.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal("There is nothing at this address", english.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_refused_page_says_whom_to_ask()
    {
        var answer = await app.Open().GetAsync("/problem/403");

        Assert.Equal(403, answer.Status);
        Assert.Equal("您无权打开此页面", answer.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_fault_shows_its_number_and_not_its_cause()
    {
        await using var broken = new TaizhangApp
        {
            Changes = services => services.Replace(ServiceDescriptor.Scoped<Viewer>(_ => throw new InvalidOperationException("the secret cause"))),
        };

        var answer = await broken.Open().GetAsync("/gallery");

        Assert.Equal(500, answer.Status);
        Assert.NotEmpty(answer.Page.QuerySelector("code.reference")!.TextContent);
        Assert.DoesNotContain("the secret cause", answer.Page.Source.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gallery_is_for_development_only()
    {
        await using var office = new TaizhangApp { Environment = "Staging" };

        Assert.Equal(404, (await office.Open().GetAsync("/gallery")).Status);
        Assert.Equal(200, (await app.Open().GetAsync("/gallery")).Status);
    }

    [Fact]
    public async Task The_application_says_that_it_is_well() =>
        Assert.Equal(200, (await app.Open().GetAsync("/healthz")).Status);
}
