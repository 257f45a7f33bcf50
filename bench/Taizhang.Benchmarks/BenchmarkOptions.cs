using System.Globalization;

namespace Taizhang.Benchmarks;

/// <summary>What a run is asked for.</summary>
internal sealed record BenchmarkOptions(string Data, string Output, DateOnly AsOf, string? Reference, int Runs, string? Server)
{
    public static BenchmarkOptions Read(string data, string output, string[] rest)
    {
        string? Value(string name) => Array.IndexOf(rest, name) is var at and >= 0 && at + 1 < rest.Length ? rest[at + 1] : null;
        return new(
            data,
            output,
            DateOnly.ParseExact(Value("--as-of") ?? "2026-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Value("--reference") ?? new[] { Path.Combine(data, "reference.sql"), Path.Combine(data, "..", "..", "reference.sql"), Environment.GetEnvironmentVariable("TAIZHANG_REFERENCE_SQL") ?? "" }.FirstOrDefault(File.Exists),
            int.Parse(Value("--runs") ?? "5", CultureInfo.InvariantCulture),
            Value("--server"));
    }
}
