using DocumentFormat.OpenXml.Packaging;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed class MeasureNotePageTests(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    [Fact]
    public async Task What_the_office_notes_on_a_measure_stands_on_its_page_in_the_ledger_and_in_both_files()
    {
        var office = await app.SignInAsync("office");
        var path = await MeasureAsync(office, "15.");
        var form = new FilledForm((await office.GetAsync(path)).Page, "measure-note");

        var refused = await form.Set("Input.On", "2026-11-20").Set("Input.Problem", "两个支部尚未销号").Set("Input.Owner", "").SendAsync(office, path);
        Assert.Equal(["问题责任人", "解决期限"], refused.Page.QuerySelectorAll(".notice-failure a").Select(link => link.TextContent.Split('：')[0]));
        Assert.Equal("两个支部尚未销号", refused.Page.QuerySelector("[name='Input.Problem']")!.TextContent);
        var saved = await form.Set("Input.Progress", "已排查隐患46处<script>").Set("Input.Owner", "王强").Set("Input.Deadline", "2026-11-22").Set("Input.Judgement", "behind").SendAsync(office, path);

        var notes = saved.Page.QuerySelector("#notes")!;
        Assert.Contains("已排查隐患46处<script>", notes.TextContent, StringComparison.Ordinal);
        Assert.Contains("王强", notes.TextContent, StringComparison.Ordinal);
        Assert.Contains("机关委员会于2026年", notes.TextContent, StringComparison.Ordinal);
        var ledger = await office.GetAsync("/plans/1/ledger");
        var row = ledger.Page.QuerySelectorAll("tbody tr").Single(each => each.QuerySelector($"a[href='{path}']") is not null);
        Assert.Contains("进展滞后", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("两个支部尚未销号（责任人：王强；完成时限：2026年11月22日，已逾期）", row.TextContent, StringComparison.Ordinal);
        foreach (var ending in new[] { "xlsx", "docx" })
        {
            var file = await office.GetAsync($"/plans/1/ledger.{ending}?year=all");
            Assert.Equal(200, file.Status);
            Assert.Contains("两个支部尚未销号", await TextAsync(file, ending), StringComparison.Ordinal);
        }

        Assert.Contains("两个支部尚未销号", (await office.GetAsync("/")).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var again = new FilledForm((await office.GetAsync(path)).Page, "measure-note");
        Assert.Equal(["两个支部尚未销号", "王强", "2026-11-22", ""], new[] { "Input.Problem", "Input.Owner", "Input.Deadline", "Input.Progress" }.Select(name => again[name].Single()));
    }

    [Fact]
    public async Task Who_may_not_note_reads_the_notes_or_sees_none()
    {
        var office = await app.SignInAsync("office");
        var path = await MeasureAsync(office, "20.");
        await new FilledForm((await office.GetAsync(path)).Page, "measure-note").Set("Input.Progress", "专题学习全覆盖").SendAsync(office, path);

        var leader = (await (await app.SignInAsync("leader")).GetAsync(path)).Page;
        var secretary = (await (await app.SignInAsync("secretary")).GetAsync(path)).Page;
        var member = await app.SignInAsync("member");

        Assert.Contains("专题学习全覆盖", leader.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(leader.QuerySelector("input[name=_handler][value=measure-note]"));
        Assert.DoesNotContain("专题学习全覆盖", secretary.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(secretary.QuerySelector("input[name=_handler][value=measure-note]"));
        Assert.DoesNotContain("专题学习全覆盖", (await member.GetAsync("/plans/1/ledger")).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(403, (await member.GetAsync("/plans/1/ledger.docx")).Status);
        Assert.Null((await member.GetAsync("/plans/1")).Page.QuerySelector("a[href^='/plans/1/ledger']"));
    }

    [Theory]
    [InlineData("/plans/1/ledger?year=all", 200)]
    [InlineData("/plans/1/ledger?year=2025&as-of=2025-06-30", 200)]
    [InlineData("/plans/1/ledger?year=soon", 200)]
    [InlineData("/plans/1/ledger?as-of=2099-01-01", 200)]
    [InlineData("/plans/1/ledger?as-of=yesterday", 200)]
    [InlineData("/plans/1/ledger.xlsx?year=soon", 400)]
    [InlineData("/plans/999/ledger", 404)]
    [InlineData("/plans/1?year=soon", 200)]
    public async Task Any_address_of_the_ledger_is_answered(string address, int status)
    {
        var answer = await (await app.SignInAsync("office")).GetAsync(address);

        Assert.Equal(status, answer.Status);
        Assert.Equal(address.Contains("soon", StringComparison.Ordinal) && address.Contains("ledger?", StringComparison.Ordinal), answer.Page.QuerySelector(".notice-warning") is { } notice && notice.TextContent.Contains("soon", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2025")]
    [InlineData("2026")]
    [InlineData("all")]
    public async Task The_plan_and_its_ledger_show_the_same_figures_of_the_year_chosen(string year)
    {
        var office = await app.SignInAsync("office");
        var plan = (await office.GetAsync($"/plans/1?year={year}")).Page;
        var ledger = (await office.GetAsync(plan.QuerySelector("a[href^='/plans/1/ledger']")!.GetAttribute("href")!)).Page;

        Assert.Equal(Figure(plan, "逾期未完成"), Figure(ledger, "逾期未完成"));
        Assert.Equal(Figure(plan, "进行中"), Figure(ledger, "正在进行"));
        Assert.Equal(plan.QuerySelector(".theme[aria-current]")!.TextContent.Trim(), ledger.QuerySelector(".theme[aria-current]")!.TextContent.Trim());
    }

    private static string Figure(AngleSharp.Dom.IDocument page, string label) =>
        page.QuerySelectorAll(".figure-card").Single(card => card.QuerySelector(".figure-label")!.TextContent.Trim() == label).QuerySelector(".figure-value")!.TextContent.Trim();

    private static async Task<string> MeasureAsync(Browser browser, string number) =>
        (await browser.GetAsync("/plans/1")).Page.QuerySelectorAll(".plan-measure-head a").First(link => link.TextContent.StartsWith(number, StringComparison.Ordinal)).GetAttribute("href")!;

    private static async Task<string> TextAsync(Answer file, string ending)
    {
        await using var stream = await file.Response.Content.ReadAsStreamAsync();
        using var copy = new MemoryStream();
        stream.Position = 0;
        await stream.CopyToAsync(copy);
        if (ending == "docx")
        {
            using var document = WordprocessingDocument.Open(copy, isEditable: false);
            return document.MainDocumentPart!.Document!.InnerText;
        }

        using var book = SpreadsheetDocument.Open(copy, isEditable: false);
        return string.Concat(book.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!.InnerText)) + book.WorkbookPart.SharedStringTablePart?.SharedStringTable?.InnerText;
    }
}
