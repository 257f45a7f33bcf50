using Taizhang.Tests.Support;
using Taizhang.Web.Layout;

namespace Taizhang.Tests.Web;

public sealed class MenuTests(TaizhangApp app) : IClassFixture<TaizhangApp>
{
    [Fact]
    public void An_entry_without_a_page_is_not_offered()
    {
        IReadOnlyList<MenuEntry> planned = [new("/gallery", "home", "menu.home"), new("/no-such-page", "home", "menu.home")];

        Assert.Equal(["/gallery"], Menu.WithPages(planned, typeof(Menu).Assembly).Select(entry => entry.Href));
    }

    [Fact]
    public async Task Every_entry_that_is_offered_leads_somewhere()
    {
        var browser = app.Open(follows: false);
        foreach (var entry in Menu.Entries)
        {
            Assert.NotEqual(404, (await browser.GetAsync(entry.Href)).Status);
        }

        var offered = (await browser.GetAsync("/gallery")).Page.QuerySelectorAll(".shell-side .menu a").Select(link => link.GetAttribute("href")!);
        Assert.Subset(Menu.Entries.Select(entry => entry.Href).ToHashSet(), offered.ToHashSet());
    }

    [Fact]
    public void Every_entry_has_its_icon_in_the_sprite()
    {
        var sprite = File.ReadAllText(Path.Combine(Repository.Root, "src/Taizhang.Web/wwwroot/icons.svg"));

        Assert.All(Menu.Planned, entry => Assert.Contains($"id=\"{entry.Icon}\"", sprite, StringComparison.Ordinal));
    }
}
