using System.Collections.Concurrent;

namespace Taizhang.Kernel;

/// <summary>How far the jobs at work in this process are; what a job writes is not seen by others before it is done.</summary>
public sealed class JobProgress
{
    private readonly ConcurrentDictionary<long, (int Done, int Total)> _jobs = [];

    /// <summary>Says how far a job is.</summary>
    public void Set(long jobId, int done, int total) => _jobs[jobId] = (done, total);

    /// <summary>Forgets a job that has ended.</summary>
    public void Forget(long jobId) => _jobs.TryRemove(jobId, out _);

    /// <summary>How far a job is; nothing where it is not at work here.</summary>
    public (int Done, int Total)? Of(long jobId) => _jobs.TryGetValue(jobId, out var progress) ? progress : null;
}
