using System.Globalization;

namespace Taizhang.Benchmarks;

/// <summary>What a run is asked for.</summary>
/// <param name="Data">The folder with the four files.</param>
/// <param name="Output">Where the answers, the figures and the store go.</param>
/// <param name="AsOf">The day it is judged for.</param>
/// <param name="Reference">The set-based query beside which it is measured, if there is one.</param>
/// <param name="Runs">How often the long things are done.</param>
/// <param name="Repeats">How often the short things are done.</param>
/// <param name="Server">The connection string of an empty database on a server, in place of a file.</param>
/// <param name="Parts">The parts that are measured; the answers are always made.</param>
internal sealed record BenchmarkOptions(string Data, string Output, DateOnly AsOf, string? Reference, int Runs, int Repeats, string? Server, IReadOnlySet<string> Parts)
{
    private static readonly string[] AllParts = ["recompute", "reference", "readings", "saves", "pages", "process"];

    public static BenchmarkOptions Read(string data, string output, string[] rest)
    {
        string? Value(string name) => Array.IndexOf(rest, name) is var at and >= 0 && at + 1 < rest.Length ? rest[at + 1] : null;
        int Number(string name, int usual) => Value(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
        return new(
            data,
            output,
            DateOnly.ParseExact(Value("--as-of") ?? "2026-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Value("--reference") ?? new[] { Path.Combine(data, "reference.sql"), Path.Combine(data, "..", "..", "reference.sql"), Environment.GetEnvironmentVariable("TAIZHANG_REFERENCE_SQL") ?? "" }.FirstOrDefault(File.Exists),
            Number("--runs", 5),
            Number("--repeats", 200),
            Value("--server"),
            (Value("--parts")?.Split(',') ?? AllParts).ToHashSet());
    }
}
