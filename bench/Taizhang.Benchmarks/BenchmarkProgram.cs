using Taizhang.Benchmarks.Data;

namespace Taizhang.Benchmarks;

/// <summary>The command of the benchmark.</summary>
internal static class BenchmarkProgram
{
    private const string Usage = """
        usage: dev bench data XS|S|M|L DATA_DIR
               dev bench ledger DATA_DIR OUT_DIR [--as-of yyyy-MM-dd] [--reference reference.sql] [--runs N] [--repeats N]
                                       [--parts recompute,reference,readings,saves,pages,process] [--server CONNECTION_STRING_OF_AN_EMPTY_DATABASE]
        """;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["data", var name, var folder] when DataScale.All.FirstOrDefault(scale => scale.Name == name) is { } scale:
                new DataGenerator(scale, folder).Write();
                return 0;
            case ["ledger", var data, var output, .. var rest] when BenchmarkOptions.Read(data, output, rest) is { } options:
                return await LedgerBenchmark.RunAsync(options);
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }
}
