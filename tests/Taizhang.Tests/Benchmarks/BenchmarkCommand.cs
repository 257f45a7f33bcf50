using System.Diagnostics;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Benchmarks;

/// <summary>The benchmark as a process of its own, as it is called.</summary>
internal static class BenchmarkCommand
{
    public static async Task<(int Exit, string Said)> RunAsync(params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path.Combine(Repository.Root, "artifacts", "bin", "Taizhang.Benchmarks", configuration, "Taizhang.Benchmarks.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, said[0] + said[1]);
    }
}
