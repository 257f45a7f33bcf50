using Taizhang.Ledger;
using Taizhang.Tests.Support;
using Taizhang.Web.Components;

namespace Taizhang.Tests.Web;

public sealed class ChartTests(TaizhangApp app) : IClassFixture<TaizhangApp>
{
    [Fact]
    public async Task Every_picture_says_what_it_shows_and_keeps_its_table()
    {
        var page = (await app.Open().GetAsync("/gallery/charts")).Page;
        var pictures = page.QuerySelectorAll("main svg[role=img]");

        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture =>
        {
            Assert.NotEmpty(picture.GetAttribute("aria-label")!);
            Assert.NotNull(picture.QuerySelector("title"));
        });
        Assert.All(page.QuerySelectorAll("figure.chart:not(:has(.tree))"), figure => Assert.NotEmpty(figure.QuerySelectorAll("details table tbody tr")));
    }

    [Fact]
    public async Task Every_state_has_a_shape_and_a_pattern_of_its_own()
    {
        var page = (await app.Open().GetAsync("/gallery/charts")).Page;
        var sprite = File.ReadAllText(Path.Combine(Repository.Root, "src/Taizhang.Web/wwwroot/icons.svg"));

        var patterns = Enum.GetValues<DutyState>().Select(state =>
        {
            Assert.Contains($"id=\"mark-{Tones.Of(state)}\"", sprite, StringComparison.Ordinal);
            return page.GetElementById("tone-" + Tones.Of(state))!.InnerHtml;
        });
        Assert.Equal(Enum.GetValues<DutyState>().Length, patterns.Distinct().Count());
    }

    [Fact]
    public async Task A_mark_without_words_is_still_spoken()
    {
        var page = (await app.Open().GetAsync("/gallery")).Page;

        var bare = page.QuerySelectorAll(".state-bare svg").Select(svg => svg.GetAttribute("aria-label")!).ToList();
        Assert.Contains("已完成（补录）", bare);
        Assert.DoesNotContain(bare, words => words.StartsWith("duty-state", StringComparison.Ordinal));
    }
}
