namespace Taizhang.Benchmarks;

/// <summary>The command of the benchmark.</summary>
internal static class BenchmarkProgram
{
    private const string Usage = """
        usage: dev bench ledger DATA_DIR OUT_DIR [--as-of yyyy-MM-dd] [--reference reference.sql] [--runs N] [--repeats N]
                                [--parts recompute,reference,readings,saves,pages,process] [--server CONNECTION_STRING_OF_AN_EMPTY_DATABASE]
        """;

    public static async Task<int> Main(string[] args)
    {
        if (args is not ["ledger", var data, var output, .. var rest])
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        return await LedgerBenchmark.RunAsync(BenchmarkOptions.Read(data, output, rest));
    }
}
