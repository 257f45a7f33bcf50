using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed class HeaderTests(TaizhangApp app) : IClassFixture<TaizhangApp>
{
    [Theory]
    [InlineData("/gallery")]
    [InlineData("/no/such/page")]
    [InlineData("/app.css")]
    [InlineData("/healthz")]
    public async Task Every_answer_forbids_what_comes_from_elsewhere(string path)
    {
        var answer = await app.Open().GetAsync(path);
        var policy = answer.Header("Content-Security-Policy")!;

        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", answer.Header("X-Frame-Options"));
    }

    [Theory]
    [InlineData("/gallery")]
    [InlineData("/gallery/list")]
    [InlineData("/gallery/form")]
    [InlineData("/gallery/charts")]
    public async Task No_page_carries_script_or_style_of_its_own(string path)
    {
        var page = (await app.Open().GetAsync(path)).Page;

        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.All(page.QuerySelectorAll("script[src], link[rel=stylesheet]"), element =>
            Assert.DoesNotContain("//", element.GetAttribute("src") ?? element.GetAttribute("href")!, StringComparison.Ordinal));
    }
}
