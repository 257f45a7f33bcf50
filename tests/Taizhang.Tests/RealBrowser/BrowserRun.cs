using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.RealBrowser;

/// <summary>One Chromium for all tests that need it, and the demonstration on a port: once to be read and once to be written in; and an empty store that is no demonstration.</summary>
public sealed class BrowserRun : IAsyncDisposable
{
    /// <summary>The day it is in the demonstration.</summary>
    public static readonly DateOnly Today = new(2026, 11, 24);

    private readonly Lazy<Task<Chromium>> _chromium = new(Chromium.StartAsync);
    private readonly Lazy<TaizhangApp> _read = new(() => Start(demonstration: true));
    private readonly Lazy<TaizhangApp> _written = new(() => Start(demonstration: true));
    private readonly Lazy<TaizhangApp> _plain = new(() => Start(demonstration: false));
    private readonly Lazy<Task<IReadOnlyList<SitePage>>> _pages;
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Finding>>>> _findings = new();

    public BrowserRun() => _pages = new(() => Site.PagesAsync(_read.Value));

    /// <summary>The browser itself, for a visit to an application apart.</summary>
    internal Task<Chromium> ChromiumAsync()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        return _chromium.Value;
    }

    /// <summary>Every page of the application that is only read.</summary>
    internal Task<IReadOnlyList<SitePage>> PagesAsync() => _pages.Value;

    /// <summary>What is wrong on the pages in that language, looked at once for every test.</summary>
    internal Task<IReadOnlyList<Finding>> FindingsAsync(string culture) => _findings.GetOrAdd(culture, language => new(async () =>
    {
        var pages = await PagesAsync();
        var visitors = new Dictionary<string, IBrowserContext>();
        foreach (var account in pages.Select(page => page.Account).Distinct())
        {
            visitors[account] = await ReaderAsync(account, language);
        }

        var findings = await new PageScan(language).RunAsync(visitors, pages);
        await Task.WhenAll(visitors.Values.Select(visitor => visitor.CloseAsync()));
        return findings;
    })).Value;

    /// <summary>Someone who reads, signed in unless a stranger.</summary>
    internal Task<IBrowserContext> ReaderAsync(string account, string culture = "zh-CN", int width = Widths.Desk, bool script = true) => VisitorAsync(_read, account, culture, width, script);

    /// <summary>Someone who may write, in an application apart; signed in unless a stranger.</summary>
    internal Task<IBrowserContext> WriterAsync(string account, string culture = "zh-CN", int width = Widths.Desk, bool script = true) => VisitorAsync(_written, account, culture, width, script);

    /// <summary>Someone who has not signed in where there is no demonstration, so that one comes in by an account.</summary>
    internal Task<IBrowserContext> StrangerAsync(string culture) => VisitorAsync(_plain, Site.Stranger, culture, Widths.Desk, script: true);

    public async ValueTask DisposeAsync()
    {
        if (_chromium.IsValueCreated)
        {
            await (await _chromium.Value).DisposeAsync();
        }

        foreach (var app in new[] { _read, _written, _plain }.Where(app => app.IsValueCreated))
        {
            await app.Value.DisposeAsync();
        }
    }

    private static TaizhangApp Start(bool demonstration)
    {
        var app = new TaizhangApp
        {
            Demonstration = demonstration,
            Filled = demonstration ? (Beginning.Bureau, Today) : null,
            Changes = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(StoreTemplates.NoonOf(Today)))),
        };
        app.UseKestrel(0);
        app.StartServer();
        return app;
    }

    private async Task<IBrowserContext> VisitorAsync(Lazy<TaizhangApp> app, string account, string culture, int width, bool script)
    {
        var visitor = await (await ChromiumAsync()).VisitorAsync(app.Value.ClientOptions.BaseAddress, culture, width, script);
        var window = await visitor.NewPageAsync();
        await window.GotoAsync($"/culture?set={culture}&back=/sign-in");
        if (account != Site.Stranger)
        {
            await Walk.SignInAsync(window, account);
        }

        await window.CloseAsync();
        return visitor;
    }
}

/// <summary>The tests that share the browser, one after the other.</summary>
[CollectionDefinition(nameof(BrowserRun))]
public sealed class BrowserTests : ICollectionFixture<BrowserRun>;
