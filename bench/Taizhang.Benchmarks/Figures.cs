using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Taizhang.Benchmarks;

/// <summary>What was measured, by name, in the order it was.</summary>
internal sealed class Figures
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Dictionary<string, object> _values = [];

    /// <summary>A figure; nothing where it was not taken.</summary>
    public object? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>A figure that is a number; nothing where it was not taken.</summary>
    public double? Number(string name) => this[name] is IConvertible and not string ? Convert.ToDouble(this[name], CultureInfo.InvariantCulture) : null;

    public void Set(string name, object value)
    {
        _values[name] = value;
        Console.WriteLine($"{name,-52} {value}");
    }

    /// <summary>One figure over another.</summary>
    public void Ratio(string name, double one, double other) => Set(name, Math.Round(one / other, 2));

    /// <summary>Times something once, in milliseconds.</summary>
    public async Task<T> OnceAsync<T>(string name, Func<Task<T>> run)
    {
        var watch = Stopwatch.StartNew();
        var result = await run();
        Set(name, Math.Round(watch.Elapsed.TotalMilliseconds, 1));
        return result;
    }

    /// <summary>Times something several times after a warm-up and keeps median and 95th percentile, in milliseconds, and the mean processor time, which a busy machine moves little.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="warmUp">Turns that are not counted.</param>
    /// <param name="runs">Turns that are.</param>
    /// <param name="run">The thing itself, told its turn from 0, the warm-up's included.</param>
    /// <returns>The median.</returns>
    public async Task<double> ManyAsync(string name, int warmUp, int runs, Func<int, Task> run)
    {
        for (var index = 0; index < warmUp; index++)
        {
            await run(index);
        }

        var times = new double[runs];
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var index = 0; index < runs; index++)
        {
            var watch = Stopwatch.StartNew();
            await run(warmUp + index);
            times[index] = watch.Elapsed.TotalMilliseconds;
        }

        process.Refresh();
        var median = Times(name, times);
        Set($"{name}_cpu_ms_mean", Math.Round((process.TotalProcessorTime - before).TotalMilliseconds / runs, 3));
        return median;
    }

    /// <summary>Keeps median and 95th percentile of times in milliseconds.</summary>
    public double Times(string name, double[] times)
    {
        Array.Sort(times);
        var median = times[times.Length / 2];
        Set($"{name}_ms_median", Math.Round(median, 3));
        Set($"{name}_ms_p95", Math.Round(times[Math.Min(times.Length - 1, (int)(times.Length * 0.95))], 3));
        Set($"{name}_ms_least", Math.Round(times[0], 3));
        return median;
    }

    /// <summary>Writes all of them as JSON, and as a table.</summary>
    public void Write(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "figures.json"), JsonSerializer.Serialize(_values, Indented) + "\n");
        var table = FigureTable.Write(this);
        File.WriteAllText(Path.Combine(folder, "figures.md"), table);
        Console.WriteLine();
        Console.WriteLine(table);
    }
}
