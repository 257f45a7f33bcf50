using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Exchange;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Regulations;

namespace Taizhang.Benchmarks;

/// <summary>Loads a year of records, judges it, checks the answers, and measures, beside the set-based query on the same file.</summary>
internal static class LedgerBenchmark
{
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        Directory.CreateDirectory(options.Output);
        var file = Path.Combine(options.Output, "ledger.db");
        foreach (var old in Directory.GetFiles(options.Output, "ledger.db*"))
        {
            File.Delete(old);
        }

        var figures = new Figures();
        figures.Set("scale", Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Data))));
        figures.Set("as_of", Words.DayInTable(options.AsOf));
        figures.Set("machine", Machine.Describe());
        var connectionString = options.Server ?? $"Data Source={file}";
        await using var services = BenchmarkHost.Build(connectionString, options.AsOf);
        if (!await LoadAsync(services, options, figures))
        {
            return 1;
        }

        await services.AskAsync<ShippedRules, bool>(Scope.Everything, rules => rules.BringAsync(default));
        await RecomputeAsync(services, options, figures);
        figures.Set("peak_memory_mb", Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576);
        if (options.Server is null && options.Parts.Contains("reference"))
        {
            await ReferenceQueries.RunAsync(services, file, options, figures);
        }

        await Interactive.RunAsync(services, options, connectionString, options.Server is null ? file : null, figures);
        if (options.Parts.Contains("process"))
        {
            await FreshProcess.RunAsync(options, figures);
        }

        figures.Set("peak_memory_of_all_mb", Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576);
        figures.Write(options.Output);
        return 0;
    }

    private static async Task<bool> LoadAsync(ServiceProvider services, BenchmarkOptions options, Figures figures)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<TaizhangDb>();
        await db.Database.MigrateAsync();
        var import = new ExchangeImport(db, scope.ServiceProvider.GetRequiredService<IStore>(), scope.ServiceProvider.GetRequiredService<TimeProvider>(), scope.ServiceProvider.GetRequiredService<Journal>());
        var rows = await figures.OnceAsync("import_ms", () => import.RunAsync(options.Data, null, default));
        foreach (var problem in import.Problems.Take(10))
        {
            Console.Error.WriteLine($"{problem.File}:{problem.Line} {problem.Column}: {Words.Say(problem.Refusal)}");
        }

        figures.Set("import_rows", rows);
        return import.Problems.Count == 0;
    }

    private static async Task RecomputeAsync(ServiceProvider services, BenchmarkOptions options, Figures figures)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<TaizhangDb>();
        var store = scope.ServiceProvider.GetRequiredService<IStore>();
        var keeper = scope.ServiceProvider.GetRequiredService<LedgerKeeper>();
        var engine = scope.ServiceProvider.GetRequiredService<LedgerEngine>();
        await keeper.KeepFromAsync(new DateOnly(2025, 1, 1), default);
        await figures.OnceAsync("rebuild_and_write_first_ms", () => keeper.RebuildAsync(default));
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        var requirements = await scope.ServiceProvider.GetRequiredService<RequirementBook>().ReadAsync(db);
        var codes = requirements.ToDictionary(requirement => requirement.Id, requirement => requirement.Code);
        var (facts, rollUp) = Answers.Write(store, connection, codes, options.AsOf, options.Output);
        figures.Set("facts_sha256", facts);
        figures.Set("rollup_sha256", rollUp);
        var window = new EvaluationWindow(new DateOnly(2025, 1, 1), options.AsOf, WorkingDays.WeekdaysOnly);
        if (!options.Parts.Contains("recompute"))
        {
            return;
        }

        await figures.ManyAsync("recompute", 1, options.Runs, _ =>
        {
            var (registry, evaluation) = engine.JudgeAll(connection, requirements, window);
            var counts = new RollUpCounts(registry);
            foreach (var duty in evaluation.Conclude())
            {
                counts.Add(duty.OrganizationId, duty.Requirement.Id, duty.PeriodKey, duty.State);
            }

            _ = counts.Carry().Count();
            return Task.CompletedTask;
        });
        await figures.ManyAsync("rebuild_and_write", 0, Math.Min(3, options.Runs), async _ => await keeper.RebuildAsync(default));
    }
}
