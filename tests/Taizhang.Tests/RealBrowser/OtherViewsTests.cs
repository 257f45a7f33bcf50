using Microsoft.Playwright;
using Taizhang.Tests.Reports;
using static Microsoft.Playwright.Assertions;

namespace Taizhang.Tests.RealBrowser;

/// <summary>Pages on paper, and in colours the reader chose.</summary>
[Collection(nameof(BrowserRun))]
public sealed class OtherViewsTests(BrowserRun run)
{
    [Theory, InBothLanguages]
    public async Task On_paper_the_ledger_has_its_rows_and_nothing_to_press(string culture)
    {
        await using var visitor = await run.ReaderAsync(Site.Office, culture);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/ledger?paper=1&code=BR-14");
        var menu = await window.Locator(".shell-side .menu span").AllInnerTextsAsync();
        var title = await window.Locator("h1").InnerTextAsync();
        var branches = await window.Locator(".ledger-grid tbody th").AllInnerTextsAsync();
        var code = (await window.Locator(".paper-mark").InnerTextAsync()).Split(' ').First(word => word.Contains('-', StringComparison.Ordinal));
        var print = Path.Combine(Directory.CreateTempSubdirectory("taizhang-print-").FullName, "ledger.pdf");
        await window.PdfAsync(new() { Path = print, PreferCSSPageSize = true });

        await window.EmulateMediaAsync(new() { Media = Media.Print });
        var pressed = await window.EvaluateAsync<string[]>("() => [...document.querySelectorAll('nav, button, input, select, .btn, .skip-link')].filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 120))");
        var words = Office.Text(print);
        Directory.Delete(Path.GetDirectoryName(print)!, true);

        Assert.Empty(pressed);
        Assert.NotEmpty(branches);
        Assert.All(words.TrimEnd('\f', '\n').Split('\f'), sheet => Assert.Contains(code, sheet, StringComparison.Ordinal));
        Assert.All(branches, branch => Assert.Contains(branch, words, StringComparison.Ordinal));
        Assert.DoesNotContain(words.Split('\n').Select(line => line.Trim()), line => menu.Contains(line) && line != title);
    }

    [Fact]
    public async Task In_the_readers_own_colours_a_tick_is_still_seen()
    {
        await using var visitor = await run.ReaderAsync("secretary");
        var window = await visitor.NewPageAsync();
        await window.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await window.GotoAsync("/activities/new");
        var box = window.Locator("[name='Input.PresentIds']").First;

        var ticked = await box.ScreenshotAsync();
        await box.UncheckAsync();
        await window.Locator("h1").ClickAsync();

        Assert.NotEqual(ticked, await box.ScreenshotAsync());
    }

    [Fact]
    public async Task In_the_readers_own_colours_the_place_in_the_menu_is_still_seen()
    {
        await using var visitor = await run.ReaderAsync("secretary");
        var window = await visitor.NewPageAsync();
        await window.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await window.GotoAsync("/activities");

        await Expect(window.Locator(".shell-side .menu a[aria-current]")).ToHaveCSSAsync("outline-style", "solid");
        await Expect(window.Locator(".shell-side .menu a:not([aria-current])").First).ToHaveCSSAsync("outline-style", "none");
    }
}
