using System.Text.RegularExpressions;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Web;

/// <summary>Follows every link from the front page as the office sees it, one of each kind of address.</summary>
public sealed partial class EveryPageTests
{
    [Theory, OnEachStore]
    public async Task Every_link_leads_to_a_page(StoreKind kind)
    {
        await using var app = new TaizhangApp { Demonstration = true, Store = kind };
        var browser = app.Open();
        await browser.SendAsync("/sign-in", "sign-in", ("Account", "office"));
        var waiting = new Queue<(string Address, string From)>([("/", "")]);
        var seen = new HashSet<string>();
        var wrong = new List<string>();
        while (waiting.TryDequeue(out var next))
        {
            var answer = await browser.GetAsync(next.Address);
            if (answer.Status != 200)
            {
                wrong.Add($"{next.Address} from {next.From}: {answer.Status}");
            }

            foreach (var link in answer.Page.QuerySelectorAll("main a[href^='/'], nav a[href^='/']").Select(link => link.GetAttribute("href")!).Where(link => seen.Add(Shape(link))))
            {
                waiting.Enqueue((link, next.Address));
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(seen.Count, 10, 200);
    }

    /// <summary>The address without its keys and values: two that differ in these alone are the same page.</summary>
    private static string Shape(string address) => Key().Replace(address.Split('?')[0], "/…") + (address.Contains('?', StringComparison.Ordinal) ? "?" : "");

    [GeneratedRegex(@"/[^/]*\d[^/]*")]
    private static partial Regex Key();
}
