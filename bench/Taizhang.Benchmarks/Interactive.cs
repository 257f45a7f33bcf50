using Taizhang.Kernel;

namespace Taizhang.Benchmarks;

/// <summary>What a person waits for: a save, a ledger, a page.</summary>
internal static class Interactive
{
    public static async Task RunAsync(IServiceProvider services, BenchmarkOptions options, string connectionString, string? file, Figures figures)
    {
        var samples = await services.AskAsync<TaizhangDb, Samples>(Scope.Everything, Samples.ReadAsync);
        if (options.Parts.Contains("readings"))
        {
            await new LedgerReadings(services, samples, figures, options.Repeats).RunAsync();
        }

        if (options.Parts.Contains("saves"))
        {
            await new Saves(services, samples, figures, options.Repeats).RunAsync(file);
        }

        if (options.Parts.Contains("pages"))
        {
            await using var web = new BenchmarkWeb(connectionString, options.AsOf);
            using var client = await web.SignInAsync();
            await new Pages(client, samples, figures, Math.Max(2, options.Repeats / 4)).RunAsync(services);
        }
    }
}
