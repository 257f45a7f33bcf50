using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Taizhang.Tests.RealBrowser;

/// <summary>The application without a mouse.</summary>
[Collection(nameof(BrowserRun))]
public sealed class KeyboardTests(BrowserRun run)
{
    private const int MostStops = 120;

    /// <summary>What a sighted reader could not tell of the element that has the focus; nothing where all is well.</summary>
    private const string Unseen = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) { return null; }
          const box = at.getBoundingClientRect(), style = getComputedStyle(at);
          const isHere = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          const isMarked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow.includes(' 3px');
          const over = document.elementFromPoint(Math.max(0, box.left) + 4, Math.min(innerHeight, box.bottom) - 4);
          const isCovered = over && !over.contains(at) && !at.contains(over);
          return isHere && isMarked && !isCovered ? null : `${!isHere ? 'not in sight' : isCovered ? 'covered' : 'not marked'}: ${at.outerHTML.slice(0, 160)}`;
        }
        """;

    [Theory]
    [InlineData(true, "/activities")]
    [InlineData(false, "/activities")]
    [InlineData(true, "/no/such/page")]
    [InlineData(false, "/no/such/page")]
    public async Task The_first_key_leads_past_the_menu_to_the_content(bool script, string address)
    {
        await using var visitor = await run.ReaderAsync("secretary", script: script);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync(address);
        var skip = window.Locator(".skip-link");
        await window.Keyboard.PressAsync("Tab");
        await Expect(skip).ToBeFocusedAsync();
        Assert.True((await skip.BoundingBoxAsync())!.Y >= 0);

        await window.Keyboard.PressAsync("Enter");
        await Expect(window.Locator("main")).ToBeFocusedAsync();
        await window.Keyboard.PressAsync("Tab");

        await Expect(window.Locator("main a:focus")).ToHaveCountAsync(1);
        Assert.Equal(address, new Uri(window.Url).AbsolutePath);
    }

    [Theory]
    [InlineData("/", Widths.Desk)]
    [InlineData("/", Widths.Phone)]
    [InlineData("/ledger?code=BR-14", Widths.Desk)]
    [InlineData("/activities/new?organization=3", Widths.Desk)]
    [InlineData("/organizations", Widths.Desk)]
    [InlineData("/members", Widths.Phone)]
    [InlineData("/plans/2/review", Widths.Desk)]
    [InlineData("/import", Widths.Desk)]
    public async Task Every_stop_of_the_keyboard_is_seen(string address, int width)
    {
        await run.PagesAsync();
        await using var visitor = await run.ReaderAsync(Site.Office, width: width);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync(address);
        var unseen = new List<string>();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await window.Keyboard.PressAsync("Tab");
            if (await window.EvaluateAsync<string?>(Unseen) is { } words)
            {
                unseen.Add(words);
            }
        }

        Assert.True(unseen.Count == 0, string.Join('\n', unseen.Distinct()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_is_made_with_nothing_but_the_keyboard(bool script)
    {
        await using var visitor = await run.WriterAsync("secretary", script: script);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/");

        await StepToAsync(window, ".shell-side .menu a[href='/activities']");
        await window.Keyboard.PressAsync("Enter");
        await Expect(window).ToHaveURLAsync(new Regex("/activities$"));
        await StepToAsync(window, ".page-actions a[href='/activities/new']");
        await window.Keyboard.PressAsync("Enter");
        await Expect(window).ToHaveURLAsync(new Regex("/activities/new"));
        await StepToAsync(window, "[name='Input.Topic']");
        await window.Keyboard.TypeAsync($"键盘记录{script}");
        await StepToAsync(window, "[name='Input.PresentIds']");
        await window.Keyboard.PressAsync("Space");
        await StepToAsync(window, ".form-actions .btn-primary");
        await window.Keyboard.PressAsync("Enter");

        await Expect(window).ToHaveURLAsync(new Regex("/activities/[0-9]+"));
        await Expect(window.Locator("h1")).ToHaveTextAsync($"键盘记录{script}");
    }

    /// <summary>Presses the key of the next stop until it is the one wanted.</summary>
    private static async Task StepToAsync(IPage window, string wanted)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await window.Keyboard.PressAsync("Tab");
            if (await window.EvaluateAsync<bool>("wanted => document.activeElement?.matches(wanted) === true", wanted))
            {
                return;
            }
        }

        Assert.Fail($"{wanted} is not reached at {window.Url}.");
    }
}
