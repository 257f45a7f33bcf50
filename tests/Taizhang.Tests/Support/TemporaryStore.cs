using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Taizhang.Members.Personal;

namespace Taizhang.Tests.Support;

/// <summary>The system on a store of its own, on a day the test sets.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private TemporaryStore(StorePlace place, DateOnly today, PersonalDataSettings? personalData)
    {
        Place = place;
        Clock = new FakeTimeProvider(StoreTemplates.NoonOf(today));
        Services = StoreTemplates.Services(place, Clock, personalData);
    }

    /// <summary>Where it lives.</summary>
    public StorePlace Place { get; }

    public FakeTimeProvider Clock { get; }

    public ServiceProvider Services { get; }

    /// <summary>With the invented bureau in it.</summary>
    public static Task<TemporaryStore> WithTheBureauAsync(DateOnly today, StoreKind kind = StoreKind.Sqlite, PersonalDataSettings? personalData = null) => BeginAsync(kind, Beginning.Bureau, today, personalData);

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
        await Place.DropAsync();
    }

    private static async Task<TemporaryStore> BeginAsync(StoreKind kind, Beginning beginning, DateOnly today, PersonalDataSettings? personalData = null) =>
        new(await StoreTemplates.CopyAsync(kind, beginning, today), today, personalData);
}
