using Taizhang.Evidence.Intake;

namespace Taizhang.Web.Evidence;

/// <summary>Clears uploads nobody went on with, hour by hour.</summary>
internal sealed class UploadClearing(UploadShelf shelf, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            shelf.ClearExpired();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
