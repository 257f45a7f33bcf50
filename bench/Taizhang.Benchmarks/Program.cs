using Taizhang.Benchmarks;

if (args is not ["ledger", var data, var output, .. var rest])
{
    Console.Error.WriteLine("usage: dev bench ledger DATA_DIR OUT_DIR [--as-of yyyy-MM-dd] [--reference reference.sql] [--runs N] [--server CONNECTION_STRING_OF_AN_EMPTY_DATABASE]");
    return 2;
}

return await LedgerBenchmark.RunAsync(BenchmarkOptions.Read(data, output, rest));
