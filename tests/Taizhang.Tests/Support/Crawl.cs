using System.Text.RegularExpressions;

namespace Taizhang.Tests.Support;

/// <summary>Something a link led to.</summary>
public sealed record Reached(string Address, string From, int Status, bool IsPage);

/// <summary>Follows every link from the front page as one account sees it, one of each kind of address.</summary>
public static partial class Crawl
{
    public static async Task<IReadOnlyList<Reached>> FromTheFrontPageAsync(Browser browser)
    {
        var reached = new List<Reached>();
        var waiting = new Queue<(string Address, string From)>([("/", "")]);
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var next))
        {
            var answer = await browser.GetAsync(next.Address);
            reached.Add(new(next.Address, next.From, answer.Status, answer.Response.Content.Headers.ContentType?.MediaType == "text/html"));
            foreach (var link in answer.Page.QuerySelectorAll("main a[href^='/'], nav a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(link => seen.Add(Shape(link))))
            {
                waiting.Enqueue((link, next.Address));
            }
        }

        return reached;
    }

    /// <summary>The address without its keys and values: two that differ in these alone are the same page.</summary>
    public static string Shape(string address) => Key().Replace(address.Split('?')[0], "/…") + (address.Contains('?', StringComparison.Ordinal) ? "?" : "");

    [GeneratedRegex(@"/[^/]*\d[^/]*")]
    private static partial Regex Key();
}
