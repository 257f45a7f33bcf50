using AngleSharp.Html.Dom;
using Taizhang.Tests.Plans;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed class PlanPagesTests(PlanPagesTests.Application application) : IClassFixture<PlanPagesTests.Application>
{
    private readonly TaizhangApp _app = application.App;

    public sealed class Application : IAsyncDisposable
    {
        public TaizhangApp App { get; } = new() { Demonstration = true };

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    [Fact]
    public async Task The_office_reads_a_plan_in_decides_every_proposal_and_adopts_it_with_nothing_but_forms()
    {
        await using var app = new TaizhangApp { Demonstration = true };
        var office = await SignedInAsync(app, "office");
        var read = await office.UploadAsync("/plans/new", "upload", "File", "qingchuan.docx", SamplePlan.Word);
        var review = read.Response.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Matches("^/plans/[0-9]+/review$", review);
        var first = read.Page.QuerySelectorAll("article.proposal button[name='Input.Refuse']").OfType<IHtmlButtonElement>().First().Value;

        await office.SendAsync(review, "decide", ("Input.Refuse", first));
        var rest = await office.SendAsync(review, "decide", ("Input.All", "open"));

        Assert.Empty(rest.Page.QuerySelectorAll(".proposal-open"));
        Assert.Single(rest.Page.QuerySelectorAll(".proposal-refused"));
        var adopted = await office.SendAsync(review.Replace("review", "adopt", StringComparison.Ordinal), "adopt", ("Input.From", "2024-01-15"));
        Assert.Equal(review.Replace("/review", "", StringComparison.Ordinal), adopted.Response.RequestMessage!.RequestUri!.AbsolutePath);
        var measure = adopted.Page.QuerySelectorAll(".plan-measure").First(line => line.TextContent.Contains("领导干部带头讲", StringComparison.Ordinal));
        Assert.NotEmpty(measure.QuerySelectorAll(".counts-part.state-met"));
        var clause = await office.GetAsync(measure.QuerySelector("a")!.GetAttribute("href")!);
        var duty = clause.Page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).First(href => href?.StartsWith("/ledger/why/", StringComparison.Ordinal) == true);
        var why = await office.GetAsync(duty!);
        Assert.Contains(why.Page.QuerySelectorAll("a"), link => link.GetAttribute("href")?.StartsWith(review.Replace("/review", "/clauses/", StringComparison.Ordinal), StringComparison.Ordinal) == true);
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_file_that_is_no_plan_is_refused_at_its_field_with_what_to_do(string fileName, byte[] bytes, string expected)
    {
        var office = await SignedInAsync(_app, "office");
        var before = (await office.GetAsync("/plans")).Page.QuerySelectorAll("tbody tr").Length;

        var answer = await office.UploadAsync("/plans/new", "upload", "File", fileName, bytes);

        Assert.Equal("/plans/new", answer.Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains(expected, answer.Page.QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, (await office.GetAsync("/plans")).Page.QuerySelectorAll("tbody tr").Length);
    }

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "empty.docx", [], "文件中没有文字" },
        { "picture.docx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "Word" },
        { "old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "docx" },
        { "macros.docx", WordFile.Package((WordFile.Document, "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>一、组织开展学习</w:t></w:r></w:p></w:body></w:document>"u8.ToArray()), ("word/vbaProject.bin", [0xD0, 0xCF])), "宏" },
        { "broken.docx", SamplePlan.Word[..4000], "损坏" },
        { "shopping.txt", "面包、牛奶和鸡蛋"u8.ToArray(), "不像是一份计划" },
        { "huge.txt", new byte[21 * 1024 * 1024], "MB" },
    };

    [Fact]
    public async Task A_file_of_fifty_megabytes_is_answered_and_not_taken_in()
    {
        var office = await SignedInAsync(_app, "office");

        var answer = await office.UploadAsync("/plans/new", "upload", "File", "huge.docx", new byte[50 * 1024 * 1024]);

        Assert.True(answer.Status is 200 or 400 or 413, $"{answer.Status}");
        Assert.NotEmpty(answer.Page.QuerySelector("main")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_form_without_a_file_says_so()
    {
        var office = await SignedInAsync(_app, "office");

        var answer = await office.SendAsync("/plans/new", "upload");

        Assert.NotNull(answer.Page.QuerySelector(".field-error"));
    }

    [Theory]
    [InlineData("office")]
    [InlineData("personnel")]
    [InlineData("secretary-1")]
    [InlineData("leader-4")]
    public async Task Everyone_reads_the_plan_down_to_its_records_and_only_the_office_is_offered_deeds(string account)
    {
        var reader = await SignedInAsync(_app, account);

        var plan = await reader.GetAsync("/plans/1");
        var clause = await reader.GetAsync(plan.Page.QuerySelector(".plan-measure-head a")!.GetAttribute("href")!);
        var text = await reader.GetAsync("/plans/1/text");
        var original = await reader.GetAsync("/plans/1/file");

        Assert.All([plan, clause, text, original], answer => Assert.Equal(200, answer.Status));
        Assert.Equal(account == "office", plan.Page.QuerySelector("input[name=_handler][value=close]") is not null);
        Assert.Equal(account == "office", (await reader.GetAsync("/plans")).Page.QuerySelector("a[href='/plans/new']") is not null);
        Assert.Equal(account == "office" ? 200 : 403, (await reader.GetAsync("/plans/1/adopt")).Status);
        Assert.Equal("attachment", original.Response.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Theory]
    [InlineData("/plans/999")]
    [InlineData("/plans/999/review")]
    [InlineData("/plans/999/adopt")]
    [InlineData("/plans/999/text")]
    [InlineData("/plans/999/file")]
    [InlineData("/plans/1/clauses/99999")]
    [InlineData("/plans/1/proposals/99999")]
    public async Task An_address_of_nothing_is_not_found(string address) =>
        Assert.Equal(404, (await (await SignedInAsync(_app, "office")).GetAsync(address)).Status);

    [Fact]
    public async Task An_edit_that_cannot_be_comes_back_with_each_error_at_its_field_and_what_was_typed()
    {
        await using var app = new TaizhangApp { Demonstration = true };
        var office = await SignedInAsync(app, "office");
        var read = await office.UploadAsync("/plans/new", "upload", "File", "qingchuan.docx", SamplePlan.Word);
        var edit = read.Page.QuerySelector(".proposal-actions a")!.GetAttribute("href")!;

        var answer = await office.SendAsync(edit, "edit", ("Input.Title", "季度交流"), ("Input.EnglishTitle", ""), ("Input.Cadence", "once"), ("Input.DueOn", ""), ("Input.Count", "0"));
        var broken = await office.SendAsync(edit, "definition", ("Definition", "{\"code\": 1"));

        Assert.Equal(3, answer.Page.QuerySelectorAll(".field-error").Length);
        Assert.Equal("季度交流", ((IHtmlInputElement)answer.Page.QuerySelector("input[name='Input.Title']")!).Value);
        Assert.NotNull(broken.Page.QuerySelector(".field-error"));
        Assert.Contains("{\"code\": 1", broken.Page.QuerySelector("textarea[name=Definition]")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<Browser> SignedInAsync(TaizhangApp app, string account)
    {
        var browser = app.Open();
        await browser.SendAsync("/sign-in", "sign-in", ("Account", account));
        return browser;
    }
}
