using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace Taizhang.Benchmarks;

/// <summary>The web application itself in this process, on a port, with the benchmark's store, rules and day.</summary>
internal sealed class BenchmarkWeb : WebApplicationFactory<Program>
{
    private readonly string _connectionString;
    private readonly DateOnly _day;

    public BenchmarkWeb(string connectionString, DateOnly day)
    {
        (_connectionString, _day) = (connectionString, day);
        UseKestrel(0);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Demonstration");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("ConnectionStrings:Taizhang", _connectionString);
        builder.UseSetting("Demonstration", "true");
        builder.ConfigureTestServices(services => BenchmarkHost.Change(services, _day));
    }

    /// <summary>A browser signed in as the office, on a real connection.</summary>
    public async Task<PageClient> SignInAsync()
    {
        StartServer();
        var client = new PageClient(ClientOptions.BaseAddress);
        await client.SignInAsync("office");
        return client;
    }
}

/// <summary>Asks for pages over HTTP with a session, as a browser without script does.</summary>
internal sealed partial class PageClient(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false }) { BaseAddress = address };

    /// <summary>The whole page; an answer that is none stops the run.</summary>
    public async Task<string> GetAsync(string path)
    {
        using var response = await _client.GetAsync(path);
        var page = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.OK && page.Contains("</html>", StringComparison.Ordinal)
            ? page
            : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}.");
    }

    /// <summary>Sends a form; the values come beside the token of the page it stands on.</summary>
    public async Task<Uri> PostAsync(string path, string page, string form, IEnumerable<KeyValuePair<string, string>> values)
    {
        var token = Token().Match(page).Groups[1].Value;
        using var content = new FormUrlEncodedContent([new("_handler", form), new("__RequestVerificationToken", WebUtility.HtmlDecode(token)), .. values]);
        using var response = await _client.PostAsync(path, content);
        await response.Content.ReadAsStringAsync();
        var at = response.RequestMessage!.RequestUri!;
        return response.StatusCode == HttpStatusCode.OK && at.AbsolutePath != path.Split('?')[0]
            ? at
            : throw new InvalidOperationException($"The form {form} at {path} was not taken ({(int)response.StatusCode}).");
    }

    public async Task SignInAsync(string account) => await PostAsync("/sign-in", await GetAsync("/sign-in"), "sign-in", [new("Account", account)]);

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
