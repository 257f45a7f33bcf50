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
/// <param name="Program">The published web application that is started as a process; without it, the one built beside this program.</param>
/// <param name="Parts">The parts that are measured; the answers are always made.</param>
internal sealed record BenchmarkOptions(string Data, string Output, DateOnly AsOf, string? Reference, int Runs, int Repeats, string? Server, string? Program, IReadOnlySet<string> Parts)
{
    private static readonly string[] Names = ["--as-of", "--reference", "--runs", "--repeats", "--server", "--program", "--parts"];
    private static readonly string[] AllParts = ["recompute", "reference", "readings", "saves", "pages", "process"];

    /// <summary>Reads what was asked; nothing where it cannot be understood.</summary>
    public static BenchmarkOptions? Read(string data, string output, string[] rest)
    {
        var named = rest.Chunk(2).Where(pair => pair.Length == 2).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]);
        var parts = (named.GetValueOrDefault("--parts")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? AllParts).ToHashSet();
        var reference = named.GetValueOrDefault("--reference");
        return rest.Length == named.Count * 2 && named.Keys.All(Names.Contains) && parts.IsSubsetOf(AllParts) && (reference is null || File.Exists(reference))
            && DateOnly.TryParseExact(named.GetValueOrDefault("--as-of", "2026-01-01"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf)
            && int.TryParse(named.GetValueOrDefault("--runs", "5"), NumberStyles.None, CultureInfo.InvariantCulture, out var runs) && runs > 0
            && int.TryParse(named.GetValueOrDefault("--repeats", "200"), NumberStyles.None, CultureInfo.InvariantCulture, out var repeats) && repeats > 0
            ? new(data, output, asOf, reference ?? Beside(data).FirstOrDefault(File.Exists), runs, repeats, named.GetValueOrDefault("--server"), named.GetValueOrDefault("--program"), parts)
            : null;
    }

    private static string[] Beside(string data) =>
        [Path.Combine(data, "reference.sql"), Path.Combine(data, "..", "..", "reference.sql"), Environment.GetEnvironmentVariable("TAIZHANG_REFERENCE_SQL") ?? ""];
}
