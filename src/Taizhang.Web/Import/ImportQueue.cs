using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Rosters;

namespace Taizhang.Web.Import;

/// <summary>Carries imports out one after the other, apart from the request that started them.</summary>
public sealed class ImportQueue(IServiceScopeFactory scopes, JobProgress progress, ILogger<ImportQueue> log) : BackgroundService
{
    private readonly Channel<Work> _waiting = Channel.CreateUnbounded<Work>();

    /// <summary>Puts an import that was decided on behind those at work; the task ends with it.</summary>
    public Task Add(ApplyRoster.Request request, Actor actor)
    {
        var work = new Work(request, actor, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        progress.Set(request.ImportId, 0, 0);
        _waiting.Writer.TryWrite(work);
        return work.Ended.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What was at work when the process ended was rolled back with it.
        await TurnAsync(job => job.Stage == JobStage.Running, JobStage.Broken, stoppingToken);
        await foreach (var work in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await CarryOutAsync(work, stoppingToken);
        }
    }

    private async Task CarryOutAsync(Work work, CancellationToken stoppingToken)
    {
        var id = work.Request.ImportId;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = work.Actor.Scope;
            var outcome = await scope.ServiceProvider.GetRequiredService<ApplyRoster>().RunAsync(work.Request, work.Actor, stoppingToken);
            if (!outcome.IsDone)
            {
                log.LogWarning("Import {Id} was refused after all: {Refusals}", id, outcome.Refusals);
                await TurnAsync(job => job.Id == id && job.Stage == JobStage.Running, JobStage.Previewed, stoppingToken);
            }
        }
#pragma warning disable CA1031 // Whatever broke it, the next import must go on, and the page must say so.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            log.LogError(broken, "Import {Id} broke off; nothing of it was kept", id);
            await TurnAsync(job => job.Id == id && job.Stage == JobStage.Running, JobStage.Broken, CancellationToken.None);
        }
        finally
        {
            progress.Forget(id);
            work.Ended.TrySetResult();
        }
    }

    private async Task TurnAsync(System.Linq.Expressions.Expression<Func<JobRow, bool>> which, JobStage stage, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TaizhangDb>().Jobs.Where(job => job.Kind == RosterImports.Kind).Where(which)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.Stage, stage), cancellationToken);
    }

    private sealed record Work(ApplyRoster.Request Request, Actor Actor, TaskCompletionSource Ended);
}
