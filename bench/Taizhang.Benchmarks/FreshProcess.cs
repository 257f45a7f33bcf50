using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Taizhang.Benchmarks;

/// <summary>The web application as a process of its own: from the start to the first page, and what it takes while it rests.</summary>
internal static class FreshProcess
{
    private static readonly string[] Pages = ["/", "/ledger", "/members", "/organizations", "/activities", "/rules", "/plans"];

    public static async Task RunAsync(BenchmarkOptions options, Figures figures)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Output, "fresh"));
        foreach (var old in folder.GetFiles())
        {
            old.Delete();
        }

        var store = Path.Combine(folder.FullName, "demonstration.db");
        await StartAsync(options, store, async (client, watch) =>
        {
            await client.GetAsync("/sign-in");
            figures.Set("first_start_with_demonstration_ms", Math.Round(watch.Elapsed.TotalMilliseconds));
        });
        var times = new List<double>();
        for (var run = 0; run < options.Runs; run++)
        {
            await StartAsync(options, store, async (client, watch) =>
            {
                await client.GetAsync("/sign-in");
                times.Add(watch.Elapsed.TotalMilliseconds);
            });
        }

        figures.Times("cold_start", [.. times]);
        await StartAsync(options, store, async (client, _) =>
        {
            await client.SignInAsync("office");
            foreach (var path in Pages.SelectMany(path => Enumerable.Repeat(path, 10)))
            {
                await client.GetAsync(path);
            }
        }, figures);
    }

    private static async Task StartAsync(BenchmarkOptions options, string store, Func<PageClient, Stopwatch, Task> use, Figures? figures = null)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var program = Path.GetFullPath(options.Program ?? Beside());
        var start = new ProcessStartInfo("dotnet", [program, "--demo", "--urls", address.ToString()])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            Environment = { ["ConnectionStrings__Taizhang"] = $"Data Source={store}", ["DOTNET_ENVIRONMENT"] = "Demonstration", ["ASPNETCORE_ENVIRONMENT"] = "Demonstration" },
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The web application did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            using var client = new PageClient(address);
            await AnswersAsync(address, process);
            await use(client, watch);
            if (figures is not null)
            {
                await Task.Delay(3000);
                figures.Set("idle_memory_mb", Memory(process, "VmRSS"));
                figures.Set("idle_memory_of_its_own_mb", Memory(process, "RssAnon"));
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Waits until someone listens; the question itself is left to the page.</summary>
    private static async Task AnswersAsync(Uri address, Process process)
    {
        while (!process.HasExited)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(address.Host, address.Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(5);
            }
        }

        throw new InvalidOperationException($"The web application ended with {process.ExitCode}.");
    }

    /// <summary>A figure of the operating system for the process, in megabytes; where it keeps none, the working set.</summary>
    private static long Memory(Process process, string name)
    {
        var file = $"/proc/{process.Id}/status";
        return File.Exists(file)
            ? long.Parse(File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
            : process.WorkingSet64 / 1_048_576;
    }

    /// <summary>The web application beside this program, built in the same configuration.</summary>
    private static string Beside()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, "Taizhang.Web", here.Name, "Taizhang.Web.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
