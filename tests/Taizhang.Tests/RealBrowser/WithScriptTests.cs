using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Taizhang.Tests.RealBrowser;

/// <summary>The main walk where script runs, and what script makes of it.</summary>
[Collection(nameof(BrowserRun))]
public sealed class WithScriptTests(BrowserRun run)
{
    [Theory]
    [InlineData(Widths.Desk)]
    [InlineData(Widths.Phone)]
    public async Task A_secretary_records_what_was_missed_and_sees_the_duty_turn_then_corrects_it_and_takes_it_back(int width)
    {
        await using var visitor = await run.WriterAsync("secretary", width: width);
        var window = await visitor.NewPageAsync();
        using var ear = new Ear(window, new SitePage("/"));

        await Walk.RecordCorrectAndWithdrawAsync(window, "/ledger/why/BR-14/2025-08/o3", "2025-08-20");

        Assert.Empty(ear.Heard);
    }

    [Fact]
    public async Task A_link_changes_the_page_in_place_and_puts_the_reader_at_its_heading()
    {
        await using var visitor = await run.ReaderAsync("secretary");
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/");
        await window.EvaluateAsync("() => { window.isTheSame = true; }");

        await window.Locator(".menu a[href='/members']").First.ClickAsync();

        await Expect(window.Locator("h1")).ToBeFocusedAsync();
        await Expect(window.Locator(".menu a[aria-current]").First).ToHaveAttributeAsync("href", "/members");
        Assert.Equal("/members", new Uri(window.Url).AbsolutePath);
        Assert.True(await window.EvaluateAsync<bool>("() => window.isTheSame === true"));
    }

    [Fact]
    public async Task A_choice_among_the_filters_is_answered_at_once_and_keeps_the_reader_there()
    {
        await using var visitor = await run.ReaderAsync(Site.Office);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/activities");
        var kind = window.Locator(".filter-bar [name=kind]");

        await kind.FocusAsync();
        await kind.SelectOptionAsync("theme-day");

        await Expect(window).ToHaveURLAsync(new Regex("kind=theme-day"));
        await Expect(kind).ToHaveValueAsync("theme-day");
        await Expect(kind).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Another_kind_asks_for_its_roll_by_itself()
    {
        await using var visitor = await run.ReaderAsync("secretary");
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/activities/new");
        var people = window.Locator("[name='Input.PresentIds']");
        var all = await people.CountAsync();

        await window.Locator("[name='Input.Topic']").FillAsync("还在");
        await window.Locator("[name='Input.Kind']").SelectOptionAsync("committee-meeting");

        await Expect(people).Not.ToHaveCountAsync(all);
        await Expect(window.Locator("[name='Input.Topic']")).ToHaveValueAsync("还在");
    }

    [Fact]
    public async Task A_form_sent_twice_in_a_hurry_is_recorded_once()
    {
        await using var visitor = await run.WriterAsync("secretary");
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/activities/new");
        await window.Locator("[name='Input.Topic']").FillAsync("只记一次");

        await Walk.Form(window, "record").Locator(".form-actions [type=submit]").First.DblClickAsync();

        await Expect(window).ToHaveURLAsync(new Regex("/activities/[0-9]+"));
        await window.GotoAsync("/activities?all=true&q=" + Uri.EscapeDataString("只记一次"));
        await Expect(window.Locator(".data-table tbody tr")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("/activities/new", "record")]
    [InlineData("/talks/new", "talk")]
    [InlineData("/elections/new", "election")]
    [InlineData("/members/new", "add")]
    [InlineData("/organizations/new", "found")]
    [InlineData("/plans/new", "upload")]
    [InlineData("/import", "roster")]
    public async Task A_refused_form_takes_the_reader_to_what_is_wrong_and_breaks_no_rule(string address, string form)
    {
        await using var visitor = await run.ReaderAsync(Site.Office);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync(address);

        await Walk.SubmitAsync(window, form);

        var summary = window.Locator(".notice-failure[role=alert]");
        await Expect(summary).ToBeFocusedAsync();
        await summary.Locator("a").First.ClickAsync();
        await Expect(window.Locator(":focus")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Empty(await AccessRules.BrokenAsync(window));
    }

    [Fact]
    public async Task A_menu_over_the_page_closes_on_Escape_and_on_a_click_beside_it()
    {
        await using var visitor = await run.ReaderAsync("secretary", width: Widths.Phone);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/");
        var menu = window.Locator(".phone-menu nav");

        await window.Locator(".phone-menu summary").ClickAsync();
        await Expect(menu).ToBeVisibleAsync();
        Assert.Empty(await AccessRules.BrokenAsync(window));
        await window.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeHiddenAsync();
        await window.Locator(".phone-menu summary").ClickAsync();
        await window.Mouse.ClickAsync(10, 600);
        await Expect(menu).ToBeHiddenAsync();
    }
}
