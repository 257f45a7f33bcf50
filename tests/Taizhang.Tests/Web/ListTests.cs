using Microsoft.AspNetCore.WebUtilities;
using Taizhang.Tests.Support;
using Taizhang.Web.Components;

namespace Taizhang.Tests.Web;

public sealed class ListTests(TaizhangApp app) : IClassFixture<TaizhangApp>
{
    [Fact]
    public async Task The_filter_shows_what_the_address_says_and_the_pager_keeps_it()
    {
        var page = (await app.Open().GetAsync("/gallery/list?state=Met&sort=-due&size=50")).Page;

        Assert.Equal("Met", page.QuerySelector("select[name=state] option[selected]")!.GetAttribute("value"));
        Assert.All(page.QuerySelectorAll("tbody .state"), state => Assert.Contains("state-met", state.ClassList));
        Assert.Equal("descending", page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Equal("/gallery/list?state=Met&sort=-due&size=100", page.QuerySelector(".pager-sizes a:last-child")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("?page=-1&size=7&sort=nothing&from=yesterday")]
    [InlineData("?page=99999999999&state=Nobody")]
    [InlineData("?page=2147483647&size=100")]
    public async Task Nonsense_in_the_address_still_gives_a_list(string query) =>
        Assert.Equal(200, (await app.Open().GetAsync("/gallery/list" + query)).Status);

    [Fact]
    public async Task An_empty_list_says_what_to_do_next()
    {
        var page = (await app.Open().GetAsync("/gallery/list?q=nothing-is-called-this")).Page;

        Assert.Empty(page.QuerySelectorAll("table"));
        Assert.NotEmpty(page.QuerySelector(".empty-state .empty-next")!.TextContent);
    }

    [Fact]
    public void A_changed_filter_starts_at_the_first_page_and_keeps_the_rest()
    {
        var address = Address("?q=党课&page=3&sort=due");

        Assert.Equal("/x?q=%E5%85%9A%E8%AF%BE&sort=due&state=Met", address.With("state", "Met"));
        Assert.Equal("/x?q=%E5%85%9A%E8%AF%BE&sort=due&page=4", address.With("page", 4));
        Assert.Equal("/x?sort=due", address.With("q", null));
    }

    [Fact]
    public void A_column_asked_again_sorts_the_other_way_round()
    {
        Assert.Equal("/x?sort=due", Address("").SortedBy("due"));
        Assert.Equal("/x?sort=-due", Address("?sort=due").SortedBy("due"));
        Assert.Equal("/x?sort=due", Address("?sort=-due").SortedBy("due"));
    }

    private static ListAddress Address(string query) => new("/x", QueryHelpers.ParseQuery(query));
}
