using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Taizhang.Tests.Support;

/// <summary>The system on a store of its own, on a day the test sets.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly StorePlace _place;

    private TemporaryStore(StorePlace place, DateOnly today)
    {
        _place = place;
        Clock = new FakeTimeProvider(StoreTemplates.NoonOf(today));
        Services = StoreTemplates.Services(place, Clock);
    }

    public FakeTimeProvider Clock { get; }

    public ServiceProvider Services { get; }

    /// <summary>With the invented bureau in it.</summary>
    public static Task<TemporaryStore> WithTheBureauAsync(DateOnly today, StoreKind kind = StoreKind.Sqlite) => BeginAsync(kind, Beginning.Bureau, today);

    /// <summary>With the shipped rules and nobody they bind.</summary>
    public static Task<TemporaryStore> WithTheRulesAsync(DateOnly today, StoreKind kind = StoreKind.Sqlite) => BeginAsync(kind, Beginning.Rules, today);

    /// <summary>With its tables alone.</summary>
    public static Task<TemporaryStore> EmptyAsync(DateOnly today, StoreKind kind = StoreKind.Sqlite) => BeginAsync(kind, Beginning.Tables, today);

    public async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> question)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await _place.DropAsync();
    }

    private static async Task<TemporaryStore> BeginAsync(StoreKind kind, Beginning beginning, DateOnly today) =>
        new(await StoreTemplates.CopyAsync(kind, beginning, today), today);
}
