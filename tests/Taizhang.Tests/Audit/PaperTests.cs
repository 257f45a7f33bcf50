using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Tests.Reports;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Audit;

/// <summary>Papers that are taken out, and looked up by the code they bear.</summary>
public sealed partial class PaperTests(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    private const string CodeHeader = "Taizhang-Paper-Code";

    private static readonly (string Account, string Address)[] Exports =
    [
        ("office", "/ledger.xlsx"), ("office", "/ledger.csv?q=%E5%BC%A0"), ("office", "/plans/1/ledger.xlsx"), ("office", "/plans/1/ledger.docx"), ("office", "/members/roster.xlsx?reason=audit"), ("audit", "/audit/journal.xlsx?reason=quarter"), ("audit", "/audit/journal.csv?reason=quarter"), ("office", "/ledger.xlsx?kind=member&reason=quarter"),
    ];

    [Fact]
    public async Task Whatever_is_taken_out_is_a_line_of_the_journal_and_bears_its_code_on_every_sheet()
    {
        foreach (var (account, address) in Exports)
        {
            var browser = await app.SignInAsync(account);
            using var answer = await browser.Client.GetAsync(address);
            Assert.Equal((address, 200), (address, (int)answer.StatusCode));

            var code = Assert.Single(answer.Headers.GetValues(CodeHeader));
            var line = await LineAsync(code);

            Assert.Equal(("IssuePaper", DeedResult.Looked), (line.Deed, line.Result));
            Assert.Contains(address.Split('?')[0], line.Details, StringComparison.Ordinal);
            Assert.DoesNotContain("%E5", line.Details, StringComparison.Ordinal);
            var feet = Feet(await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentDisposition!.FileNameStar!);
            Assert.NotEmpty(feet);
            Assert.All(feet, foot => Assert.Contains(code, foot, StringComparison.Ordinal));
            if (address.Contains("reason=", StringComparison.Ordinal) && !address.Contains(".csv", StringComparison.Ordinal))
            {
                Assert.All(feet, foot => Assert.Contains(address.Split("reason=")[1], foot, StringComparison.Ordinal));
            }
        }

        Assert.Contains("\"Reason\":\"audit\"", (await LinesAsync()).Single(line => line.Details!.Contains("roster", StringComparison.Ordinal) && line.Details.Contains("audit", StringComparison.Ordinal)).Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("office", "/members/roster.xlsx", "")]
    [InlineData("personnel", "/members/roster.xlsx?organization=2", "%E7%9C%8B")]
    [InlineData("secretary", "/members/roster.xlsx", "%E7%94%B5%E8%AF%9D13912345678")]
    [InlineData("office", "/ledger.xlsx?kind=member", null)]
    [InlineData("office", "/ledger?kind=member&paper=1", null)]
    [InlineData("audit", "/audit/journal.csv", null)]
    public async Task What_carries_data_of_others_is_not_taken_out_before_it_is_said_what_for(string account, string address, string? reason)
    {
        var browser = await app.SignInAsync(account);
        var before = (await LinesAsync()).Count;

        var asked = await browser.GetAsync(reason is null ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}reason={reason}");

        var form = asked.Page.QuerySelector("main form[method=get]")!;
        Assert.Equal(address.Split('?')[0], form.GetAttribute("action"));
        Assert.Equal(address.Contains('?', StringComparison.Ordinal) ? address.Split('?')[1] : "", string.Join('&', form.QuerySelectorAll("input[type=hidden]").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}")));
        Assert.Equal(reason is not null, form.QuerySelector(".field-error") is not null);
        Assert.Equal(before, (await LinesAsync()).Count);
    }

    [Fact]
    public async Task The_page_that_asks_leads_nowhere_else_and_the_own_data_need_no_reason()
    {
        var member = await app.SignInAsync("member-");

        foreach (var to in new[] { "", "https://example.org/members/roster.xlsx", "//example.org/ledger.xlsx", "/my-data/copy.xlsx", "/members/roster.xlsx/../x" })
        {
            Assert.Null((await member.GetAsync("/export-reason?to=" + Uri.EscapeDataString(to))).Page.QuerySelector("main form[method=get]"));
        }

        foreach (var own in new[] { "/ledger.xlsx?kind=member", "/my-data/copy.xlsx" })
        {
            using var answer = await member.Client.GetAsync(own);
            Assert.Contains("sheet", answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_reason_stands_on_the_page_that_is_printed_and_where_the_paper_is_looked_up()
    {
        var browser = await app.SignInAsync("office");

        var mark = (await browser.GetAsync("/ledger?kind=member&paper=1&reason=" + Uri.EscapeDataString("支部书记会议用"))).Page.QuerySelector(".paper-mark")!.TextContent;
        var found = (await browser.GetAsync("/audit/papers?code=" + Uri.EscapeDataString(CodeIn().Match(mark).Value))).Page.QuerySelector("main")!.TextContent;

        Assert.Contains("用途：支部书记会议用", mark, StringComparison.Ordinal);
        Assert.Contains("支部书记会议用", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_time_the_original_of_a_plan_is_taken_is_a_line_of_the_journal_with_its_digest()
    {
        var (browser, secretary) = (await app.SignInAsync("office"), await app.SignInAsync("secretary"));

        using var file = await browser.Client.GetAsync("/plans/1/file");
        using var none = await secretary.Client.GetAsync("/plans/999999/file");

        var line = (await LinesAsync("TakeOriginal")).Single();
        Assert.Equal(("Plan/1", DeedResult.Looked, Role.OfficeClerk), (line.About, line.Result, line.Role));
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await file.Content.ReadAsByteArrayAsync())), line.Details, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task The_page_that_is_printed_is_a_paper_too_and_the_page_on_the_screen_is_none()
    {
        var browser = await app.SignInAsync("office");
        var before = (await LinesAsync()).Count;
        await browser.GetAsync("/ledger");
        Assert.Equal(before, (await LinesAsync()).Count);

        var mark = (await browser.GetAsync("/ledger?paper=1")).Page.QuerySelector(".paper-mark")!.TextContent;

        var line = (await LinesAsync())[^1];
        Assert.Equal(before + 1, (await LinesAsync()).Count);
        Assert.Contains("\"Ending\":\"print\"", line.Details, StringComparison.Ordinal);
        Assert.Matches($"{line.Id}(-[0-9A-Z]{{4}}){{3}}", mark);
    }

    [Fact]
    public async Task The_one_who_took_it_and_the_audit_administrator_find_a_paper_and_nobody_else_does()
    {
        var office = await app.SignInAsync("office", "en");
        using var answer = await office.Client.GetAsync("/plans/1/ledger.docx?as-of=2026-06-30");
        var code = answer.Headers.GetValues(CodeHeader).Single();
        var typed = Uri.EscapeDataString(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));

        foreach (var browser in new[] { office, await app.SignInAsync("audit", "en") })
        {
            var page = (await browser.GetAsync("/audit/papers?code=" + typed)).Page;
            var text = page.QuerySelector("main")!.TextContent;
            Assert.Contains("This paper was issued", text, StringComparison.Ordinal);
            Assert.Contains("30 June 2026", text, StringComparison.Ordinal);
            Assert.Contains("/plans/1/ledger.docx?as-of=2026-06-30", text, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector(".notice-success"));
        }

        var other = (await (await app.SignInAsync("secretary", "en")).GetAsync("/audit/papers?code=" + typed)).Page.QuerySelector("main")!.TextContent;
        var never = (await office.GetAsync("/audit/papers?code=" + code[..^1] + (code[^1] == 'X' ? 'Y' : 'X'))).Page.QuerySelector("main")!.TextContent;
        var none = (await office.GetAsync("/audit/papers?code=nothing")).Page.QuerySelector("main")!.TextContent;
        Assert.Contains("No paper you may look up bears the code " + code, other, StringComparison.Ordinal);
        Assert.Contains("No paper you may look up bears the code", never, StringComparison.Ordinal);
        Assert.Contains("cannot be a check code", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_changed_before_a_paper_shows_when_the_paper_is_looked_up()
    {
        await using var own = new DemonstrationApp();
        var browser = await own.SignInAsync("office", "en");
        using var answer = await browser.Client.GetAsync("/ledger.xlsx");
        var code = answer.Headers.GetValues(CodeHeader).Single();
        await using var scope = own.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TaizhangDb>().Database.ExecuteSqlRawAsync("UPDATE journal SET actor = 'x' WHERE id = 3");

        var page = (await browser.GetAsync("/audit/papers?code=" + code)).Page;

        Assert.Contains("Line 3 is not what was written", page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void No_front_end_writes_a_paper_past_the_desk()
    {
        var writers = Repository.Files("*.cs").Where(file => file.Contains("Taizhang.Web", StringComparison.Ordinal) || file.Contains("Taizhang.Cli", StringComparison.Ordinal))
            .Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file)))
            .Where(file => Writing().IsMatch(file.Text)).ToList();

        Assert.NotEmpty(writers);
        Assert.Empty(writers.Where(file => file.Name != "ExportFile.cs" && !file.Text.Contains("ExportFile.Send", StringComparison.Ordinal) && !file.Text.Contains("CliPaper.WriteAsync", StringComparison.Ordinal)).Select(file => file.Name));
    }

    [GeneratedRegex(@"\d+(-[0-9A-Z]{4}){3}")]
    private static partial Regex CodeIn();

    [GeneratedRegex(@"\b(CsvFile|WorkbookFile|\w+Document|\w+Workbook)\.Write\(")]
    private static partial Regex Writing();

    /// <summary>What stands at the foot of each sheet; of a CSV file, its name.</summary>
    private static List<string> Feet(byte[] file, string name)
    {
        if (name.EndsWith(".csv", StringComparison.Ordinal))
        {
            return [name];
        }

        if (name.EndsWith(".docx", StringComparison.Ordinal))
        {
            using var text = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
            OpenXmlFiles.AssertValid(text);
            return [.. text.MainDocumentPart!.FooterParts.Select(part => part.Footer!.InnerText)];
        }

        using var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        OpenXmlFiles.AssertValid(book);
        return [.. book.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.OddFooter>().Single().Text)];
    }

    private async Task<JournalEntry> LineAsync(string code) => (await LinesAsync()).Single(line => line.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == code.Split('-')[0]);

    private async Task<List<JournalEntry>> LinesAsync(string deed = "IssuePaper")
    {
        await using var scope = app.App.Services.CreateAsyncScope();
        // The journal is outside the hierarchy: no scope hides it.
        return await scope.ServiceProvider.GetRequiredService<TaizhangDb>().Journal.AsNoTracking().Where(entry => entry.Deed == deed).OrderBy(entry => entry.Id).ToListAsync();
    }
}
