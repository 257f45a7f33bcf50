using Microsoft.Playwright;

namespace Taizhang.Tests.RealBrowser;

/// <summary>The installed Chromium, without a window; none is ever fetched.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>Names the browser to use by its path.</summary>
    public const string Variable = "TAIZHANG_TEST_BROWSER";

    /// <summary>How long a step may take on a machine that is busy with other things.</summary>
    private const int PatienceInMilliseconds = 60_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "microsoft-edge"];

    private readonly IPlaywright _driver;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright driver, IBrowser browser)
    {
        _driver = driver;
        _browser = browser;
    }

    /// <summary>Why no browser can be had here; null where one can.</summary>
    public static string? Missing { get; } = Find() is null ? $"No Chromium is installed; install the package chromium, or name a browser in {Variable}." : null;

    public static async Task<Chromium> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceInMilliseconds);
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find(),
            Args = ["--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        return new(driver, browser);
    }

    /// <summary>A visitor of the application: cookies, language, size of the window and whether script runs.</summary>
    public async Task<IBrowserContext> VisitorAsync(Uri application, string culture, int width, bool script)
    {
        var visitor = await _browser.NewContextAsync(new()
        {
            BaseURL = application.ToString(),
            Locale = culture,
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = width, Height = Widths.HeightOf(width) },
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
        });
        visitor.SetDefaultTimeout(PatienceInMilliseconds);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _driver.Dispose();
    }

    private static string? Find() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? given
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin")
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
            .FirstOrDefault(File.Exists);
}

/// <summary>The windows people look through, in pixels.</summary>
internal static class Widths
{
    public const int Desk = 1440;

    public const int Phone = 390;

    public static int HeightOf(int width) => width == Phone ? 844 : 900;
}
