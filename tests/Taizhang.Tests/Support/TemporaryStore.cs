using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Taizhang.Demonstration;
using Taizhang.Hosting;
using Taizhang.Kernel;

namespace Taizhang.Tests.Support;

/// <summary>The system on an embedded store of its own, with the invented bureau in it, on a day the test sets.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taizhang-").FullName;

    private TemporaryStore(DateOnly today)
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(today.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero));
        Services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Scope.Everything)
            .AddTaizhangOn($"Data Source={Path.Combine(_folder, "t.db")};Pooling=False")
            .BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; }

    public ServiceProvider Services { get; }

    public static async Task<TemporaryStore> WithTheBureauAsync(DateOnly today)
    {
        var store = new TemporaryStore(today);
        await TaizhangStart.PrepareAsync(store.Services, new DemonstrationMode(true));
        return store;
    }

    public async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> question)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Directory.Delete(_folder, true);
    }
}
