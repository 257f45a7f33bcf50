using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Audit;

/// <summary>Whoever reads the trail reads words.</summary>
public sealed class DeedWordTests(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    [Fact]
    public void Every_deed_has_a_word_in_both_languages()
    {
        var deeds = Operations.All.Select(type => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name)).ToList();
        var books = Words.BooksOf(typeof(Program).Assembly).Concat(Words.BooksOf(typeof(TaizhangDb).Assembly)).ToList();

        var silent = new[] { "", "zh-CN" }.SelectMany(culture => deeds.Where(deed => !books.Any(book => book.GetResourceSet(CultureInfo.GetCultureInfo(culture), true, false)?.GetString("deed." + deed) is not null)).Select(deed => (culture, deed)));

        Assert.True(deeds.Count > 60);
        Assert.Empty(silent);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task The_page_of_the_trail_shows_no_path_of_the_server_and_no_name_of_the_program(string culture)
    {
        var office = await app.SignInAsync("office");
        await office.Client.GetAsync("/ledger.xlsx");
        var browser = await app.SignInAsync("audit", culture);
        await browser.SendAsync("/audit", "verify");

        var page = (await browser.GetAsync("/audit")).Page;

        var text = page.QuerySelector("main")!.TextContent;
        Assert.DoesNotContain(Path.GetTempPath().TrimEnd('/') + "/", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[A-Z][a-z]+[A-Z][a-z]+", string.Join(' ', page.QuerySelectorAll("td").Where(cell => cell.QuerySelector("details") is null).Select(cell => cell.TextContent)));
        Assert.Contains(culture == "en" ? "Issue a paper" : "出具文件", text, StringComparison.Ordinal);
    }
}
