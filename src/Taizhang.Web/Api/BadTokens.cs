using System.Threading.RateLimiting;
using Taizhang.Accounts;
using Taizhang.Demonstration;

namespace Taizhang.Web.Api;

/// <summary>How often a minute one address may present tokens that are not good, over all of them: as often as it may try to sign in. After that none of its tokens is looked at until the minute is over.</summary>
public sealed class BadTokens(ConfiguredPolicy configured, DemonstrationMode demonstration) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _tries = PartitionedRateLimiter.Create<HttpContext, string>(http => demonstration.IsOn
        ? RateLimitPartition.GetNoLimiter("none")
        : RateLimitPartition.GetFixedWindowLimiter($"{http.Connection.RemoteIpAddress}", _ => new FixedWindowRateLimiterOptions { PermitLimit = configured.Policy.TriesAMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>How long the address of a call is not heard; null where it is.</summary>
    public TimeSpan? WaitOf(HttpContext http)
    {
        using var lease = _tries.AttemptAcquire(http, permitCount: 0);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    /// <summary>Counts a token that was not good.</summary>
    public void Count(HttpContext http) => _tries.AttemptAcquire(http).Dispose();

    public void Dispose() => _tries.Dispose();
}
