using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed class FormTests(TaizhangApp app) : IClassFixture<TaizhangApp>
{
    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_in_the_summary_and_nothing_typed_is_lost()
    {
        var page = (await app.Open().SendAsync("/gallery/form", "activity", ("Input.Title", ""), ("Input.HeldOn", "2018-10-23"), ("Input.Record", "党员到会 12 人"))).Page;

        var title = page.QuerySelector("[name='Input.Title']")!;
        Assert.Equal("true", title.GetAttribute("aria-invalid"));
        Assert.Contains("请填写主题", page.GetElementById(title.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        var link = Assert.Single(page.QuerySelectorAll(".notice-failure a"));
        Assert.Equal("/gallery/form#" + title.Id, link.GetAttribute("href"));
        Assert.Equal("2018-10-23", page.QuerySelector("[name='Input.HeldOn']")!.GetAttribute("value"));
        Assert.Equal("党员到会 12 人", page.QuerySelector("[name='Input.Record']")!.TextContent);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_beside_its_field_and_still_shown()
    {
        var page = (await app.Open().SendAsync("/gallery/form", "activity", ("Input.Title", "党课"), ("Input.HeldOn", "23rd of October"))).Page;

        var day = page.QuerySelector("[name='Input.HeldOn']")!;
        Assert.Equal("true", day.GetAttribute("aria-invalid"));
        Assert.Equal("23rd of October", day.GetAttribute("value"));
        Assert.Contains("23rd of October", page.QuerySelector(".notice-failure")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_without_a_reason_opens_the_question_again()
    {
        var page = (await app.Open().SendAsync("/gallery/form", "close", ("Reason", " "))).Page;

        Assert.True(page.QuerySelector("details.confirm")!.HasAttribute("open"));
        Assert.Equal("true", page.QuerySelector("[name=Reason]")!.GetAttribute("aria-invalid"));
        Assert.Null(page.QuerySelector("[name='Input.Title'][aria-invalid]"));
    }

    [Fact]
    public async Task A_form_that_is_right_is_answered_by_another_page()
    {
        var answer = await app.Open(follows: false).SendAsync("/gallery/form", "activity", ("Input.Title", "党课"), ("Input.HeldOn", "2018-10-23"));

        Assert.Equal(302, answer.Status);
        Assert.EndsWith("/gallery/form?saved=1", answer.Response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_from_elsewhere_is_refused()
    {
        var answer = await app.Open().PostAsync("/gallery/form", [new("_handler", "activity"), new("Input.Title", "党课")]);

        Assert.Equal(400, answer.Status);
    }
}
