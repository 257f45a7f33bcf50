using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Taizhang.Accounts;
using Taizhang.Demonstration;
using Taizhang.Web.Api;

namespace Taizhang.Web.SignIn;

/// <summary>How often one address may try to come in, whatever the accounts, and how often one token may call (those that are not good count together, see <see cref="BadTokens"/>): so often a minute as the policy says; the demonstration, which knows no passwords, sets no limit.</summary>
internal static class SignInLimits
{
    /// <summary>The addresses at which somebody tries a secret without having come in.</summary>
    private static readonly PathString[] Guarded = ["/sign-in", "/first-start"];

    public static IServiceCollection AddSignInLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            {
                TellWait(rejected.HttpContext, wait);
            }

            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Of);
    });

    /// <summary>Says in whole seconds how long to wait.</summary>
    public static void TellWait(HttpContext http, TimeSpan wait) => http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static RateLimitPartition<string> Of(HttpContext context)
    {
        if (context.IsCall() && !context.RequestServices.GetRequiredService<DemonstrationMode>().IsOn)
        {
            // By what is presented, good or not; never kept as it came. A call without a token counts for its address.
            var bearer = context.Bearer() is { Length: > 0 } text ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))) : $"without from {context.Connection.RemoteIpAddress}";
            var calls = context.RequestServices.GetRequiredService<ConfiguredPolicy>().Policy.TokenCallsAMinute;
            return RateLimitPartition.GetFixedWindowLimiter($"token {bearer}", _ => new FixedWindowRateLimiterOptions { PermitLimit = calls, Window = TimeSpan.FromMinutes(1) });
        }

        if (!HttpMethods.IsPost(context.Request.Method) || !Guarded.Contains(context.Request.Path) || context.RequestServices.GetRequiredService<DemonstrationMode>().IsOn)
        {
            return RateLimitPartition.GetNoLimiter("none");
        }

        var tries = context.RequestServices.GetRequiredService<ConfiguredPolicy>().Policy.TriesAMinute;
        return RateLimitPartition.GetFixedWindowLimiter($"from {context.Connection.RemoteIpAddress}", _ => new FixedWindowRateLimiterOptions { PermitLimit = tries, Window = TimeSpan.FromMinutes(1) });
    }
}
