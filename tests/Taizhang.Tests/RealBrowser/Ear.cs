using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Taizhang.Tests.RealBrowser;

/// <summary>Hears what a window complains of while a page is open in it.</summary>
internal sealed class Ear : IDisposable
{
    private readonly IPage _window;
    private readonly SitePage _page;
    private readonly ConcurrentQueue<string> _heard = [];

    public Ear(IPage window, SitePage page)
    {
        _window = window;
        _page = page;
        window.Console += OnConsole;
        window.PageError += OnError;
        window.RequestFailed += OnFailed;
        window.Response += OnResponse;
    }

    public IReadOnlyCollection<string> Heard => _heard;

    public void Dispose()
    {
        _window.Console -= OnConsole;
        _window.PageError -= OnError;
        _window.RequestFailed -= OnFailed;
        _window.Response -= OnResponse;
    }

    private void OnConsole(object? sender, IConsoleMessage message)
    {
        // The browser also says here that the page itself was answered with the status that is expected of it.
        if (message.Type is "error" or "warning" && !(_page.Status != 200 && message.Text.Contains($"status of {_page.Status}", StringComparison.Ordinal)))
        {
            _heard.Enqueue($"console: {message.Text}");
        }
    }

    private void OnError(object? sender, string error) => _heard.Enqueue($"script: {error}");

    private void OnFailed(object? sender, IRequest request)
    {
        // A page that script fetched and that was left before it had come whole is no fault.
        if (!(request.ResourceType == "fetch" && request.Failure == "net::ERR_ABORTED"))
        {
            _heard.Enqueue($"{request.ResourceType} {request.Url} failed: {request.Failure}");
        }
    }

    private void OnResponse(object? sender, IResponse response)
    {
        if (response.Status >= 400 && response.Request.ResourceType != "document")
        {
            _heard.Enqueue($"{response.Url} answered with {response.Status}");
        }
    }
}
