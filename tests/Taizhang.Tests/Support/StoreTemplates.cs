using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Taizhang.Audit;
using Taizhang.Demonstration;
using Taizhang.Evidence;
using Taizhang.Hosting;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Tests.Support;

/// <summary>What a store begins with.</summary>
internal enum Beginning
{
    /// <summary>The tables alone.</summary>
    Tables,

    /// <summary>The shipped rules and nobody they bind.</summary>
    Rules,

    /// <summary>The invented bureau.</summary>
    Bureau,
}

/// <summary>Stores that are filled once in a run and copied for every test that begins with the same.</summary>
internal static class StoreTemplates
{
    private static readonly ConcurrentDictionary<(StoreKind, Beginning, DateOnly), Lazy<Task<StorePlace>>> Filled = [];
    private static readonly SemaphoreSlim Copying = new(1);

    /// <summary>The key ring of all stores of a run: what a template holds sealed opens in its copies.</summary>
    public static string KeyFile { get; } = Path.Combine(Directory.CreateTempSubdirectory("taizhang-keys-").FullName, "test.keys");

    /// <summary>A copy of the store of this kind that begins so on this day.</summary>
    public static async Task<StorePlace> CopyAsync(StoreKind kind, Beginning beginning, DateOnly today)
    {
        var template = await Filled.GetOrAdd((kind, beginning, today), key => new(() => FillAsync(key.Item1, key.Item2, key.Item3))).Value;
        await Copying.WaitAsync();
        try
        {
            return await StorePlace.CopyAsync(template);
        }
        finally
        {
            Copying.Release();
        }
    }

    /// <summary>The system on a store, at a time.</summary>
    public static ServiceProvider Services(StorePlace place, TimeProvider clock, PersonalDataSettings? personalData = null, EvidenceSettings? evidence = null) => new ServiceCollection()
        .AddSingleton(clock)
        .AddSingleton(Scope.Everything)
        .AddTaizhangOn(place.ConnectionString, personalData ?? new PersonalDataSettings(KeyFile), new AuditSettings { AnchorFile = place.AnchorFile }, (evidence ?? new EvidenceSettings()) with { Folder = place.EvidenceFolder })
        .BuildServiceProvider();

    /// <summary>Noon in China.</summary>
    public static DateTimeOffset NoonOf(DateOnly day) => new(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);

    public static async Task DropAsync()
    {
        foreach (var template in Filled.Values.Where(template => template.Value.IsCompletedSuccessfully))
        {
            await (await template.Value).DropAsync();
        }

        Directory.Delete(Path.GetDirectoryName(KeyFile)!, true);
    }

    private static async Task<StorePlace> FillAsync(StoreKind kind, Beginning beginning, DateOnly today)
    {
        var place = await StorePlace.CreateAsync(kind);
        await using var services = Services(place, new FakeTimeProvider(NoonOf(today)));
        if (beginning == Beginning.Tables)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<TaizhangDb>().Database.MigrateAsync();
        }
        else
        {
            Assert.Null(await TaizhangStart.PrepareAsync(services, new DemonstrationMode(beginning == Beginning.Bureau)));
        }

        return place;
    }
}
