namespace Taizhang.Tests.RealBrowser;

/// <summary>That the look at a page sees what is wrong with it.</summary>
[Collection(nameof(BrowserRun))]
public sealed class PageScanTests(BrowserRun run)
{
    private const string Bad = """
        <!DOCTYPE html><html lang="fr"><head><base href="/"><link rel="stylesheet" href="/no-such.css"></head>
        <body><main><h1>One</h1><h1>Two</h1><p style="width: 3000px">Wide</p><img src="/favicon.svg"><a href="#here">Here</a></main></body></html>
        """;

    [Fact]
    public async Task A_page_with_every_fault_is_found_to_have_each()
    {
        await using var visitor = await run.ReaderAsync(Site.Stranger);
        await visitor.RouteAsync("**/bad", route => route.FulfillAsync(new() { Body = Bad, ContentType = "text/html" }));

        var findings = await new PageScan("zh-CN").RunAsync(new Dictionary<string, Microsoft.Playwright.IBrowserContext> { [Site.Office] = visitor }, [new SitePage("/bad")]);

        Assert.Equal(Enum.GetValues<Fault>(), findings.Select(finding => finding.Fault).Distinct().Order());
        Assert.Equal(2, findings.Count(finding => finding.Fault == Fault.Sideways));
        Assert.Contains(findings, finding => finding.Words.StartsWith("image-alt", StringComparison.Ordinal));
    }
}
