using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

public sealed class EveryPageTests
{
    [Theory, OnEachStore]
    public async Task Every_link_leads_to_a_page(StoreKind kind)
    {
        await using var app = new TaizhangApp { Demonstration = true, Store = kind };
        var browser = app.Open();
        await browser.SendAsync("/sign-in", "sign-in", ("Account", "office"));

        var reached = await Crawl.FromTheFrontPageAsync(browser);

        Assert.Empty(reached.Where(each => each.Status != 200).Select(each => $"{each.Address} from {each.From}: {each.Status}"));
        Assert.InRange(reached.Count, 10, 200);
    }
}
