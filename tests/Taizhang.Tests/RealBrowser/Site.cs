using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Taizhang.Tests.Plans;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.RealBrowser;

/// <summary>A page to be looked at, who opens it, and the status it is answered with.</summary>
internal sealed record SitePage(string Address, string Account = Site.Office, int Status = 200);

/// <summary>Every page of the application, found by following its links and held against its routes.</summary>
internal static partial class Site
{
    public const string Office = "office";

    /// <summary>Who has not signed in.</summary>
    public const string Stranger = "";

    /// <summary>Who is led about besides the office: pages they alone are led to are opened as theirs.</summary>
    private static readonly string[] Others = ["personnel", "system-administrator", "security-administrator", "audit-administrator"];

    /// <summary>Pages no link leads to, and further states of pages that have one.</summary>
    private static readonly SitePage[] Further =
    [
        new("/account"), new("/account/password"), new("/account/second-factor"), new("/account/passkeys"), new("/account/provider"), new("/account/tokens"), new("/api", Stranger), new("/evidence/1/close"), new("/gallery"), new("/gallery/charts"), new("/gallery/form"), new("/gallery/list"),
        new("/ledger?paper=1&code=BR-14"), new("/ledger?kind=member&code=EDU-01"), new("/ledger?as-of=2026-03-31&code=BR-14"), new("/ledger?code=none"),
        new("/organizations?view=list"), new("/organizations?q=none"), new("/terms?state=none"),
        new("/members?q=none"), new("/activities?q=none"), new("/talks?q=none"),
        new("/activities/new?kind=committee-meeting"),
        new("/no/such/page", Status: 404), new("/members/999999", Status: 404), new("/problem/403", Status: 403), new("/problem/500", Status: 500),
        .. Others.Concat(["secretary", "leader", "member"]).Select(account => new SitePage("/", account)),
        new("/my-data", "member"), new("/my-data/correction", "member"), new("/members/1/unmask?kind=phone", "personnel"), new("/members/1/retention", "personnel"), new("/export-reason?to=%2Fmembers%2Froster.xlsx", "personnel"), new("/privacy", Stranger),
        new("/ledger", "secretary"), new("/sign-in", Stranger), new("/problem/403", Stranger, 403),
    ];

    /// <summary>All pages; the store is first given what some of them show.</summary>
    public static async Task<IReadOnlyList<SitePage>> PagesAsync(TaizhangApp app)
    {
        var browser = await ComeAsync(app, Office);
        await browser.UploadAsync("/plans/new", "upload", "File", "qingchuan.docx", SamplePlan.Word);
        foreach (var roster in new[] { "qingchuan-roster.xlsx", "qingchuan-roster-with-errors.xlsx" })
        {
            await browser.UploadAsync("/import", "roster", "Input.File", roster, await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "rosters", roster)), ("Input.AsOf", "2026-07-01"));
        }

        await (await ComeAsync(app, "member")).SendAsync("/my-data/correction", "ask-correction", ("Input.Field", "education"), ("Input.Wanted", "党校研究生"), ("Input.Why", "已取得学历"));
        var linked = await LinkedAsync(browser, Office);
        foreach (var account in Others)
        {
            var shapes = linked.Select(page => Crawl.Shape(page.Address)).ToHashSet();
            linked.AddRange((await LinkedAsync(await ComeAsync(app, account), account)).Where(page => !shapes.Contains(Crawl.Shape(page.Address))));
        }

        return [.. linked.Concat(Further).DistinctBy(page => (page.Account, page.Address))];
    }

    /// <summary>The routes that none of the pages is at; the first start is over where there is a demonstration, and nobody there has an account that could hold a token.</summary>
    public static IEnumerable<string> RoutesBeside(IReadOnlyList<SitePage> pages)
    {
        var paths = pages.Where(page => page.Status != 404).Select(page => page.Address.Split('?', '#')[0]).ToList();
        return typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false)).Select(route => route.Template)
            .Where(template => template is not ("/first-start" or "/tokens/{Id:long}") && !paths.Exists(path => Regex.IsMatch(path, $"^{Parameter().Replace(template, "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1))));
    }

    private static async Task<Browser> ComeAsync(TaizhangApp app, string account)
    {
        var browser = app.Open();
        var keys = (await browser.GetAsync("/sign-in")).Page.QuerySelectorAll("[name=Account]").Select(input => input.GetAttribute("value")!);
        await browser.SendAsync("/sign-in", "sign-in", ("Account", keys.First(key => key.StartsWith(account, StringComparison.Ordinal))));
        return browser;
    }

    private static async Task<List<SitePage>> LinkedAsync(Browser browser, string account) =>
        [.. (await Crawl.FromTheFrontPageAsync(browser)).Where(each => each.IsPage && each.Status == 200).Select(each => new SitePage(each.Address, account))];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
