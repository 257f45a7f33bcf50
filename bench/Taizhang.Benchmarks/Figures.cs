using System.Diagnostics;
using System.Text.Json;

namespace Taizhang.Benchmarks;

/// <summary>What was measured, by name, in the order it was.</summary>
internal sealed class Figures
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Dictionary<string, object> _values = [];

    public void Set(string name, object value)
    {
        _values[name] = value;
        Console.WriteLine($"{name,-46} {value}");
    }

    /// <summary>Times something once, in milliseconds.</summary>
    public async Task<T> OnceAsync<T>(string name, Func<Task<T>> run)
    {
        var watch = Stopwatch.StartNew();
        var result = await run();
        Set(name, Math.Round(watch.Elapsed.TotalMilliseconds, 1));
        return result;
    }

    /// <summary>Times something several times after a warm-up and keeps median and 95th percentile, in milliseconds.</summary>
    public async Task<double> ManyAsync(string name, int warmUp, int runs, Func<int, Task> run)
    {
        for (var index = 0; index < warmUp; index++)
        {
            await run(index);
        }

        var times = new double[runs];
        for (var index = 0; index < runs; index++)
        {
            var watch = Stopwatch.StartNew();
            await run(warmUp + index);
            times[index] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        var median = times[runs / 2];
        Set($"{name}_ms_median", Math.Round(median, 3));
        Set($"{name}_ms_p95", Math.Round(times[Math.Min(runs - 1, (int)(runs * 0.95))], 3));
        return median;
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(_values, Indented) + "\n");
}
