using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Taizhang.Tests.RealBrowser;

/// <summary>What can be wrong with a page in a browser.</summary>
internal enum Fault
{
    /// <summary>Script reported an error, or something the page asked for did not come.</summary>
    Loading,

    /// <summary>It is wider than the window.</summary>
    Sideways,

    /// <summary>Its title, its one heading or its language.</summary>
    Head,

    /// <summary>A link into the page that leads out of it or to no place in it.</summary>
    Places,

    /// <summary>A rule of accessibility.</summary>
    Access,
}

/// <summary>Something wrong at an address.</summary>
internal sealed record Finding(Fault Fault, string Address, int Width, string Words)
{
    public override string ToString() => $"{Address} at {Width}: {Words}";
}

/// <summary>Opens pages side by side and gathers what is wrong with them.</summary>
internal sealed class PageScan(string culture)
{
    private const int WindowsAtOnce = 3;

    private readonly ConcurrentBag<Finding> _findings = [];

    /// <summary>Looks at the pages, each as the visitor of its account.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(IReadOnlyDictionary<string, IBrowserContext> visitors, IEnumerable<SitePage> pages)
    {
        var waiting = new ConcurrentQueue<SitePage>(pages);
        await Task.WhenAll(Enumerable.Range(0, WindowsAtOnce).Select(async _ =>
        {
            var windows = new Dictionary<string, IPage>();
            while (waiting.TryDequeue(out var page))
            {
                if (!windows.TryGetValue(page.Account, out var window))
                {
                    windows[page.Account] = window = await visitors[page.Account].NewPageAsync();
                }

                await LookAsync(window, page);
            }
        }));
        return [.. _findings.OrderBy(finding => finding.Address, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Looks at one page at both widths. The rules are held against one of them: the languages differ in it, so that both
    /// widths and both languages are judged without judging everything twice.
    /// </summary>
    public async Task LookAsync(IPage window, SitePage page)
    {
        using var ear = new Ear(window, page);
        await window.SetViewportSizeAsync(Widths.Desk, Widths.HeightOf(Widths.Desk));
        var answer = await window.GotoAsync(page.Address);
        if (answer?.Status != page.Status)
        {
            Add(Fault.Loading, page, Widths.Desk, $"answered with {answer?.Status}");
        }

        await HeadAsync(window, page);
        foreach (var lost in await window.EvaluateAsync<string[]>(Places))
        {
            Add(Fault.Places, page, Widths.Desk, lost);
        }

        foreach (var width in new[] { Widths.Desk, Widths.Phone })
        {
            await window.SetViewportSizeAsync(width, Widths.HeightOf(width));
            foreach (var wide in await window.EvaluateAsync<string[]>(Sideways))
            {
                Add(Fault.Sideways, page, width, wide);
            }

            if (width == (culture == "en" ? Widths.Phone : Widths.Desk))
            {
                foreach (var words in await AccessRules.BrokenAsync(window))
                {
                    Add(Fault.Access, page, width, words);
                }
            }
        }

        foreach (var heard in ear.Heard)
        {
            Add(Fault.Loading, page, Widths.Desk, heard);
        }
    }

    /// <summary>What reaches beyond the window where the page can be moved sideways: the innermost elements.</summary>
    private const string Sideways = """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) { return []; }
          const wide = [...document.body.querySelectorAll('*')].filter(each => each.getBoundingClientRect().right > root.clientWidth + 1);
          const inner = wide.filter(each => ![...each.children].some(child => wide.includes(child)));
          return [`${root.scrollWidth} > ${root.clientWidth}: ${inner.slice(0, 3).map(each => each.outerHTML.slice(0, 120)).join(' | ')}`];
        }
        """;

    private const string Head = """
        () => [document.title, document.documentElement.lang, String(document.querySelectorAll('h1').length)]
        """;

    /// <summary>Links into the page; its base would lead a bare # to the front page.</summary>
    private const string Places = """
        () => [...document.querySelectorAll('a[href*="#"]')].filter(each => {
          const isHere = each.pathname === location.pathname && each.search === location.search;
          return each.getAttribute('href').startsWith('#') ? !isHere : isHere && !document.getElementById(decodeURIComponent(each.hash.slice(1)));
        }).map(each => each.outerHTML.slice(0, 160))
        """;

    private async Task HeadAsync(IPage window, SitePage page)
    {
        var head = await window.EvaluateAsync<string[]>(Head);
        if (head[0].Trim().Length == 0)
        {
            Add(Fault.Head, page, Widths.Desk, "no title");
        }

        if (head[1] != culture)
        {
            Add(Fault.Head, page, Widths.Desk, $"language {head[1]}");
        }

        if (head[2] != "1")
        {
            Add(Fault.Head, page, Widths.Desk, string.Create(CultureInfo.InvariantCulture, $"{head[2]} headings of the first order"));
        }
    }

    private void Add(Fault fault, SitePage page, int width, string words) => _findings.Add(new(fault, page.Account == Site.Office ? page.Address : $"{page.Address} of {page.Account}", width, words));
}
