using System.IO.Compression;
using System.Text.RegularExpressions;
using Taizhang.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Taizhang.Tests.RealBrowser;

/// <summary>Walks through the application in a browser that runs no script at all.</summary>
[Collection(nameof(BrowserRun))]
public sealed class WithoutScriptTests(BrowserRun run)
{
    [Theory, InBothLanguages]
    public async Task A_secretary_records_what_was_missed_and_sees_the_duty_turn_then_corrects_it_and_takes_it_back(string culture)
    {
        await using var visitor = await run.WriterAsync("secretary", culture, script: false);

        await Walk.RecordCorrectAndWithdrawAsync(await visitor.NewPageAsync(), "/ledger/why/BR-14/2025-08/o3", "2025-08-20");
    }

    [Fact]
    public async Task The_office_uploads_a_plan_decides_on_what_was_read_and_adopts_it()
    {
        await using var visitor = await run.WriterAsync(Site.Office, script: false);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/plans");
        await window.Locator("a[href='/plans/new']").First.ClickAsync();
        await window.Locator("[name=File]").SetInputFilesAsync(Path.Combine(Repository.Root, "samples", "plans", "qingchuan-2024.docx"));
        await Walk.SubmitAsync(window, "upload");
        await Expect(window).ToHaveURLAsync(new Regex("/plans/[0-9]+/review$"));
        var plan = new Uri(window.Url).AbsolutePath.Replace("/review", "", StringComparison.Ordinal);

        await window.Locator("article.proposal-open button[name='Input.Refuse']").First.ClickAsync();
        await Expect(window.Locator(".proposal-refused")).ToHaveCountAsync(1);
        await window.Locator("article.proposal-open button[name='Input.Accept']").First.ClickAsync();
        await Expect(window.Locator(".proposal-accepted")).ToHaveCountAsync(1);
        await window.Locator("button[name='Input.All'][value=open]").ClickAsync();
        await Expect(window.Locator(".proposal-open")).ToHaveCountAsync(0);
        await window.Locator(".page-actions a[href$='/adopt']").ClickAsync();
        await window.Locator("[name='Input.From']").FillAsync("2024-01-15");
        await Walk.SubmitAsync(window, "adopt");

        await Expect(window).ToHaveURLAsync(new Regex($"{plan}$"));
        await window.Locator(".plan-measure", new() { Has = window.Locator(".counts-part.state-met") }).First.Locator("a").First.ClickAsync();
        await window.Locator($"a[href^='/ledger/why/']").First.ClickAsync();
        await Expect(window.Locator($".proof a[href^='{plan}/clauses/']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_office_sees_what_a_roster_would_change_takes_it_over_and_takes_it_back()
    {
        await using var visitor = await run.WriterAsync(Site.Office, script: false);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/import");
        await window.Locator("[name='Input.File']").SetInputFilesAsync(Path.Combine(Repository.Root, "samples", "rosters", "qingchuan-roster.xlsx"));
        await window.Locator("[name='Input.AsOf']").FillAsync("2026-07-01");
        await Walk.SubmitAsync(window, "roster");
        await Expect(window.Locator(".data-table tbody tr")).ToHaveCountAsync(6);
        var import = window.Url;

        await Walk.SubmitAsync(window, "confirm");
        // The page calls itself again until the work is done.
        await Expect(window.Locator("details.confirm", new() { Has = Walk.Form(window, "undo") })).ToBeVisibleAsync();
        await window.GotoAsync("/members");
        await window.Locator("[name=q]").FillAsync("欧阳景明");
        await window.Locator("[name=q]").PressAsync("Enter");
        await Expect(window.Locator(".data-table tbody tr")).ToHaveCountAsync(1);

        await window.GotoAsync(import);
        await Walk.ConfirmAsync(window, "undo", "选错文件");
        await Expect(window.Locator(".notice").First).ToContainTextAsync("选错文件");
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_ledger_is_saved_as_it_is_shown(string ending)
    {
        await using var visitor = await run.ReaderAsync(Site.Office, script: false);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/ledger");
        await window.Locator("[name=code]").SelectOptionAsync("BR-14");
        await window.Locator(".filter-bar [type=submit]").ClickAsync();
        await Expect(window).ToHaveURLAsync(new Regex("code=BR-14"));

        var download = await window.RunAndWaitForDownloadAsync(() => window.Locator($".page-actions a[href^='/ledger.{ending}']").ClickAsync());

        Assert.EndsWith("." + ending, download.SuggestedFilename, StringComparison.Ordinal);
        await using var file = await download.CreateReadStreamAsync();
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        var text = ending == "csv" ? System.Text.Encoding.UTF8.GetString(content.ToArray()) : Strings(content);
        Assert.Contains("BR-14", text, StringComparison.Ordinal);
        Assert.DoesNotContain("BR-10", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_changes_where_the_reader_is_and_changes_back()
    {
        await using var visitor = await run.ReaderAsync("secretary", script: false);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/activities?kind=theme-day&page=2");

        await window.Locator("a[hreflang=en]").ClickAsync();
        await Expect(window.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(window).ToHaveURLAsync(new Regex(@"/activities\?kind=theme-day&page=2$"));
        await window.Locator("a[hreflang=zh-CN]").ClickAsync();
        await Expect(window.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        await using var visitor = await run.ReaderAsync("member", script: false);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync("/");

        await window.Locator(".person-menu summary").ClickAsync();
        await window.Locator("form[action='/sign-out'] button").ClickAsync();
        await Expect(window).ToHaveURLAsync(new Regex("/sign-in"));
        await window.GotoAsync("/ledger");

        await Expect(window).ToHaveURLAsync(new Regex("/sign-in"));
    }

    private static string Strings(MemoryStream workbook)
    {
        using var archive = new ZipArchive(workbook);
        return string.Concat(archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }
}
