using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Taizhang.Tests.RealBrowser;

/// <summary>The rules of accessibility a page is held against, by axe.</summary>
internal static class AccessRules
{
    /// <summary>Runs in the page itself: the package's own way opens a second window for each page and takes ten times as long. The pages have no frames.</summary>
    private const string Run = """
        async () => {
          const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const result = await axe.run(document, { runOnly: { type: 'tag', values: levels }, resultTypes: ['violations'], preload: false });
          return result.violations.flatMap(each => each.nodes.map(node => `${each.id} (${each.impact}): ${node.html.slice(0, 200)}`));
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What the page, as it stands, does against them.</summary>
    public static async Task<IReadOnlyList<string>> BrokenAsync(IPage window)
    {
        await window.EvaluateAsync(Axe);
        return await window.EvaluateAsync<string[]>(Run);
    }
}
