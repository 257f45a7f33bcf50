using Microsoft.Extensions.DependencyInjection;
using Taizhang.Hosting;
using Taizhang.Kernel;
using Taizhang.Regulations;

namespace Taizhang.Benchmarks;

/// <summary>The system on a store of its own, as the hosts put it together, with the benchmark's rules and on its day.</summary>
internal static class BenchmarkHost
{
    public static ServiceProvider Build(string connectionString, DateOnly day)
    {
        var services = new ServiceCollection();
        services.AddScoped<ReaderScope>();
        services.AddScoped(provider => provider.GetRequiredService<ReaderScope>().Scope);
        services.AddTaizhangOn(connectionString);
        Change(services, day);
        return services.BuildServiceProvider();
    }

    /// <summary>What differs from the product: the day stands still, and its own eight requirements are the rules in force.</summary>
    public static void Change(IServiceCollection services, DateOnly day)
    {
        services.AddSingleton<TimeProvider>(new FixedClock(day));
        services.AddSingleton(_ => RuleBook.Shipped(typeof(BenchmarkHost).Assembly));
    }

    /// <summary>Asks a reading or runs an operation in a scope of its own, as one request does, for a reader of this part of the hierarchy.</summary>
    public static async Task<T> AskAsync<TService, T>(this IServiceProvider services, Scope reader, Func<TService, Task<T>> question)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ReaderScope>().Scope = reader;
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private sealed class ReaderScope
    {
        public Scope Scope { get; set; } = Scope.Everything;
    }
}
