using Taizhang.Audit;
using Taizhang.Kernel;

namespace Taizhang.Web.Audit;

/// <summary>Puts the end of the journal's chain down outside the store, hour by hour.</summary>
internal sealed class AnchorService(IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = Scope.Everything;
            await scope.ServiceProvider.GetRequiredService<ChainHead>().AnchorAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
