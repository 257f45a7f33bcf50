using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Taizhang.Demonstration;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Plans;
using Taizhang.Tests.Reports;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

/// <summary>The bureau with its plan, on a day the test sets; one branch bears a name that a spreadsheet could take for a formula.</summary>
public sealed class ExportApp : IAsyncLifetime
{
    public const string Hostile = "=cmd|' /C calc'!A0 党支部";

    private TaizhangApp App { get; } = new()
    {
        Demonstration = true,
        Filled = (Beginning.Bureau, new(2026, 11, 24)),
        Changes = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero)))),
    };

    public long PlanId { get; private set; }

    public string PlanTitle { get; private set; } = "";

    internal IReadOnlyList<DemonstrationAccount> Accounts { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaizhangDb>();
        db.Scope = Scope.Everything;
        (PlanId, PlanTitle) = await db.Plans.Select(plan => new ValueTuple<long, string>(plan.Id, plan.Title)).SingleAsync();
        await db.Organizations.Where(each => each.Code == "QC09").ExecuteUpdateAsync(set => set.SetProperty(each => each.Name, Hostile));
        await scope.ServiceProvider.GetRequiredService<LedgerKeeper>().RebuildAsync(default);
        Accounts = await scope.ServiceProvider.GetRequiredService<DemonstrationAccounts>().ListAsync(default);
    }

    internal async Task<HttpClient> EnterAsync(string account, string culture = "zh-CN")
    {
        var client = App.CreateClient(new() { AllowAutoRedirect = false });
        await client.GetAsync($"/culture?set={culture}&back=/");
        Assert.Equal(302, (await new Browser(client).SendAsync("/sign-in", "sign-in", ("Account", account))).Status);
        return client;
    }

    internal HttpClient Stranger() => App.CreateClient(new() { AllowAutoRedirect = false });

    internal async Task<List<string>> BranchesAsync(Func<string, bool> isWanted)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaizhangDb>();
        db.Scope = Scope.Everything;
        return [.. (await db.Organizations.ToListAsync()).Where(each => isWanted(each.Path)).Select(each => each.Name)];
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class ExportTests(ExportApp app) : IClassFixture<ExportApp>
{
    private static readonly string[] Endings = ["xlsx", "docx"];

    [Fact]
    public async Task Each_role_gets_the_execution_ledger_with_what_it_may_see_and_nothing_else()
    {
        foreach (var account in app.Accounts.Where(account => account.Actor.May(PlanPermissions.Read) && account.Actor.Role != Role.Member).DistinctBy(account => account.Actor.Role))
        {
            using var client = await app.EnterAsync(account.Key);

            var rows = Rows(await client.GetByteArrayAsync($"/plans/{app.PlanId}/ledger.xlsx"), 1);

            var subjects = rows.Skip(2).Select(row => row[2]).ToHashSet();
            var seen = await app.BranchesAsync(path => account.Actor.Scope.Covers(path));
            var unseen = await app.BranchesAsync(path => !account.Actor.Scope.Covers(path));
            Assert.NotEmpty(subjects.Intersect(seen));
            Assert.Empty(subjects.Intersect(unseen));
            if (account.Actor.Role == Role.Member)
            {
                Assert.Equal([account.Actor.Name], subjects.Except(seen));
            }
        }
    }

    [Fact]
    public async Task The_file_is_named_in_the_readers_language_and_kept_nowhere_on_the_way()
    {
        foreach (var (culture, name) in new[] { ("zh-CN", $"推进落实台账_{app.PlanTitle}_2026年度_2026-06-30"), ("en", $"execution-ledger_{app.PlanTitle}_2026_2026-06-30") })
        {
            using var client = await app.EnterAsync("office", culture);
            foreach (var ending in Endings)
            {
                using var answer = await client.GetAsync($"/plans/{app.PlanId}/ledger.{ending}?as-of=2026-06-30");

                Assert.Equal(200, (int)answer.StatusCode);
                Assert.Equal($"{name}.{ending}", answer.Content.Headers.ContentDisposition!.FileNameStar);
                Assert.True(answer.Headers.CacheControl!.NoStore);
                Assert.Contains("officedocument", answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_workbook_says_who_took_it_when_and_for_which_day()
    {
        using var client = await app.EnterAsync("office", "en");

        var about = Rows(await client.GetByteArrayAsync($"/plans/{app.PlanId}/ledger.xlsx?as-of=2026-06-30"), 2).ToDictionary(row => row[0], row => row[1]);

        Assert.Contains("Party Committee Office", about["Exported by"], StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("2026-11-24 12:00", about["Exported at"], StringComparison.Ordinal);
        Assert.Equal("2026-06-30", about["As of"]);
        Assert.EndsWith($"/plans/{app.PlanId}/ledger?year=2026&as-of=2026-06-30", about["Source"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/plans/1/ledger.xlsx?as-of=31st", 400)]
    [InlineData("/plans/1/ledger.docx?as-of=2026-11-25", 400)]
    [InlineData("/plans/999/ledger.xlsx", 404)]
    [InlineData("/plans/x/ledger.xlsx", 404)]
    [InlineData("/plans/1/ledger.pdf", 404)]
    [InlineData("/ledger.xlsx?organization=999", 404)]
    [InlineData("/ledger.pdf", 404)]
    public async Task An_address_that_asks_for_nothing_there_is_says_so(string address, int status)
    {
        using var client = await app.EnterAsync("office");

        Assert.Equal(status, (int)(await client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_stranger_gets_no_file()
    {
        using var client = app.Stranger();

        foreach (var address in new[] { $"/plans/{app.PlanId}/ledger.xlsx", $"/plans/{app.PlanId}/ledger.docx", "/ledger.xlsx", "/ledger.csv" })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal(302, (int)answer.StatusCode);
            Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?state=missed&code=P1-06-1")]
    [InlineData("?as-of=2025-06-15&code=BR-14")]
    public async Task The_table_of_the_grid_holds_what_the_page_shows(string query)
    {
        using var client = await app.EnterAsync("office");
        var page = (await new Browser(client).GetAsync("/ledger" + query)).Page;

        var rows = Rows(await client.GetByteArrayAsync("/ledger.xlsx" + query), 0).Skip(2).ToList();

        var shown = page.QuerySelectorAll(".ledger-grid tbody tr").Select(row => row.QuerySelector("th")!.TextContent + ":" + string.Join(',', row.QuerySelectorAll("td svg").Select(mark => mark.GetAttribute("aria-label"))));
        Assert.Equal(shown, rows.Select(row => row[0] + ":" + string.Join(',', row[1..].Where(cell => cell.Length > 0))));
        Assert.Equal("/ledger.xlsx" + query, Uri.UnescapeDataString(page.QuerySelector(".page-actions a[href^='/ledger.xlsx']")!.GetAttribute("href")!));
    }

    [Fact]
    public async Task The_print_view_breaks_the_grid_into_sheets_that_hold_all_of_it()
    {
        using var client = await app.EnterAsync("office");
        var browser = new Browser(client);

        var screen = (await browser.GetAsync("/ledger")).Page;
        var paper = (await browser.GetAsync(screen.QuerySelector(".page-actions a[href*='paper=1']")!.GetAttribute("href")!)).Page;

        var sheets = paper.QuerySelectorAll(".ledger-grid").ToList();
        Assert.True(sheets.Count > 1);
        Assert.All(sheets, sheet => Assert.InRange(sheet.QuerySelectorAll(".ledger-period").Length, 1, 14));
        Assert.Equal(screen.QuerySelectorAll(".ledger-period").Select(period => period.GetAttribute("title")), paper.QuerySelectorAll(".ledger-period").Select(period => period.GetAttribute("title")));
        Assert.Equal(screen.QuerySelectorAll("td a").Length, paper.QuerySelectorAll("td a").Length);
    }

    [Fact]
    public async Task A_branch_gets_the_grid_of_its_own()
    {
        var secretary = app.Accounts.First(account => account.Actor.Role == Role.BranchSecretary);
        using var client = await app.EnterAsync(secretary.Key);

        var rows = Rows(await client.GetByteArrayAsync("/ledger.xlsx"), 0);

        Assert.Equal([secretary.Organization], rows.Skip(2).Select(row => row[0]));
        Assert.Equal(404, (int)(await client.GetAsync("/ledger.xlsx?organization=1")).StatusCode);
    }

    [Fact]
    public async Task A_name_that_looks_like_a_formula_stays_a_name()
    {
        using var client = await app.EnterAsync("office");

        var book = await client.GetByteArrayAsync("/ledger.xlsx?code=P1-06-1");
        var csv = Encoding.UTF8.GetString(await client.GetByteArrayAsync("/ledger.csv?code=P1-06-1"));

        Assert.Contains(Rows(book, 0), row => row[0] == ExportApp.Hostile);
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        OpenXmlFiles.AssertValid(document);
        Assert.Empty(document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<CellFormula>()));
        Assert.Contains("\n'" + ExportApp.Hostile, csv, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=", csv, StringComparison.Ordinal);
    }

    /// <summary>The texts of a sheet, the line over the table included.</summary>
    private static List<string[]> Rows(byte[] book, int sheet)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        var id = document.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ElementAt(sheet).Id!;
        return [.. ((WorksheetPart)document.WorkbookPart.GetPartById(id!)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(Text).ToArray())];
    }

    private static string Text(Cell cell) =>
        cell.DataType is null && cell.CellValue is { } day ? DateTime.FromOADate(double.Parse(day.Text, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell.InnerText;
}
