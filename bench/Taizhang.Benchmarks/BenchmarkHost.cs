using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Hosting;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;

namespace Taizhang.Benchmarks;

/// <summary>The system on a store of its own, as the hosts put it together.</summary>
internal static class BenchmarkHost
{
    public static ServiceProvider Build(string connectionString, DateOnly day)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FixedClock(day));
        services.AddSingleton(Scope.Everything);
        services.AddTaizhangOn(connectionString);
        return services.BuildServiceProvider();
    }

    public static async Task AddRequirementsAsync(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<TaizhangDb>();
        using var reader = new StreamReader(typeof(BenchmarkHost).Assembly.GetManifestResourceStream("requirements.yaml")!, Encoding.UTF8);
        foreach (var text in (await reader.ReadToEndAsync()).Split("---\n"))
        {
            var definition = RequirementReader.Read(text);
            var requirement = definition.Value ?? throw new InvalidOperationException(string.Join("; ", definition.Problems));
            db.Requirements.Add(new RequirementRow { Code = requirement.Code, Version = 1, From = requirement.InForce.From, Definition = RequirementWriter.Write(requirement), Digest = "", RecordedAt = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
            await db.SaveChangesAsync();
        }
    }
}
