using Microsoft.Playwright;

namespace Taizhang.Tests.RealBrowser;

[Collection(nameof(BrowserRun))]
public sealed class EveryPageInABrowserTests(BrowserRun run)
{
    [Fact]
    public async Task Every_route_is_among_the_pages_looked_at()
    {
        var pages = await run.PagesAsync();

        Assert.Empty(Site.RoutesBeside(pages));
    }

    [Theory, InBothLanguages]
    public Task Every_page_comes_whole_and_without_a_complaint_of_the_browser(string culture) => NothingIsWrongAsync(culture, Fault.Loading);

    [Theory, InBothLanguages]
    public Task No_page_is_wider_than_a_desk_or_a_phone(string culture) => NothingIsWrongAsync(culture, Fault.Sideways);

    [Theory, InBothLanguages]
    public Task Every_page_has_a_title_one_heading_and_its_language(string culture) => NothingIsWrongAsync(culture, Fault.Head);

    [Theory, InBothLanguages]
    public Task No_page_breaks_a_rule_of_accessibility(string culture) => NothingIsWrongAsync(culture, Fault.Access);

    [Theory, InBothLanguages]
    public Task Every_link_into_a_page_finds_its_place(string culture) => NothingIsWrongAsync(culture, Fault.Places);

    [Theory, InBothLanguages]
    public async Task The_sign_in_by_an_account_is_as_sound_as_the_pages_of_the_demonstration(string culture)
    {
        await using var visitor = await run.StrangerAsync(culture);

        var findings = await new PageScan(culture).RunAsync(new Dictionary<string, IBrowserContext> { [Site.Stranger] = visitor }, [new SitePage("/sign-in", Site.Stranger)]);

        Assert.Empty(findings);
    }

    private async Task NothingIsWrongAsync(string culture, Fault fault)
    {
        var wrong = (await run.FindingsAsync(culture)).Where(finding => finding.Fault == fault).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
