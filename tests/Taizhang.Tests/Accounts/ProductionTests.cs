using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Taizhang.Members.Personal;

namespace Taizhang.Tests.Accounts;

/// <summary>The real program, started as in production: with what is wrong it says so and does not run.</summary>
public sealed class ProductionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taizhang-production-").FullName;

    private readonly int _port = FreePort();

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_in_both_languages()
    {
        var (code, errors) = RunToTheEnd([], "--demo");

        Assert.Equal(2, code);
        foreach (var reason in new[] { "production.demonstration", "ConnectionStrings__Taizhang", "PersonalData__KeyFile", "Audit__AnchorFile", "DataProtection__KeyFolder", "http://localhost:5000", "演示模式", "lets anyone in" })
        {
            Assert.Contains(reason, errors, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("Demonstration", "true", "production.demonstration")]
    [InlineData("ConnectionStrings__Taizhang", "", "production.setting-missing")]
    [InlineData("ConnectionStrings__Taizhang", "Host=db;Database=taizhang;Username=taizhang;Password=Postgres", "production.easy-password")]
    [InlineData("PersonalData__KeyFile", "", "production.setting-missing")]
    [InlineData("Audit__AnchorFile", "", "production.setting-missing")]
    [InlineData("DataProtection__KeyFolder", " ", "production.setting-missing")]
    [InlineData("ForwardedHeaders__KnownProxies__0", "", "production.plain-http")]
    [InlineData("ForwardedHeaders__KnownProxies__0", "the proxy", "production.bad-proxy")]
    [InlineData("ForwardedHeaders__KnownNetworks__0", "10.0.0.0/240", "production.bad-proxy")]
    [InlineData("SignIn__OpenIdConnect__Authority", "http://id.example.cn", "provider-settings.plain-http")]
    [InlineData("SignIn__OpenIdConnect__Authority", "id.example.cn", "provider-settings.authority")]
    [InlineData("SignIn__OpenIdConnect__Authority", "https://id.example.cn", "provider-settings.client-id")]
    [InlineData("SignIn__OpenIdConnect__ClientSecretFile", "/no/such/file", "provider-settings.secret-file")]
    public void One_thing_that_is_wrong_is_enough(string variable, string value, string reason)
    {
        var settings = Good();
        settings[variable] = value;

        var (code, errors) = RunToTheEnd(settings);

        Assert.Equal(2, code);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Password=", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_everything_set_it_runs_tells_the_set_up_code_and_keeps_cookies_to_encrypted_connections()
    {
        Assert.Null(new KeyRingFile(new PersonalDataSettings(Path.Combine(_folder, "t.key")), TimeProvider.System).Make());
        using var process = Start(Good());
        try
        {
            var told = await ReadUntilAsync(process, "[A-Z2-8]{4}-[A-Z2-8]{4}-[A-Z2-8]{4}");
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
            using var request = await AskUntilThereAsync(client);

            Assert.Matches("[A-Z2-8]{4}-", told);
            Assert.Equal(HttpStatusCode.OK, request.StatusCode);
            Assert.Equal(["max-age=31536000"], request.Headers.GetValues("Strict-Transport-Security"));
            Assert.All(request.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
            Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(_folder, "keys")));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<HttpResponseMessage> AskUntilThereAsync(HttpClient client)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/first-start");
                request.Headers.Host = "taizhang.example";
                request.Headers.Add("X-Forwarded-Proto", "https");
                return await client.SendAsync(request);
            }
            catch (HttpRequestException) when (tries < 100)
            {
                await Task.Delay(200);
            }
        }
    }

    private static async Task<string> ReadUntilAsync(Process process, string pattern)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Regex.IsMatch(line, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
            {
                return line;
            }
        }

        return "";
    }

    private Dictionary<string, string> Good() => new()
    {
        ["ConnectionStrings__Taizhang"] = $"Data Source={Path.Combine(_folder, "t.db")}",
        ["PersonalData__KeyFile"] = Path.Combine(_folder, "t.key"),
        ["Audit__AnchorFile"] = Path.Combine(_folder, "t.anchors"),
        ["DataProtection__KeyFolder"] = Path.Combine(_folder, "keys"),
        ["ForwardedHeaders__KnownProxies__0"] = "127.0.0.1",
        ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_port}",
    };

    private (int Code, string Errors) RunToTheEnd(Dictionary<string, string> settings, params string[] arguments)
    {
        using var process = Start(settings, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill();
        }

        output.Wait();
        return (process.ExitCode, errors.Result);
    }

    private Process Start(Dictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Taizhang.Web.dll"), .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || key.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal) || key.Contains("__", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
