using System.Threading.RateLimiting;
using Taizhang.Accounts;
using Taizhang.Demonstration;

namespace Taizhang.Web.SignIn;

/// <summary>How often one address may try to come in: so often a minute as the policy says, whatever the accounts; the demonstration, which knows no passwords, sets no limit.</summary>
internal static class SignInLimits
{
    /// <summary>The addresses at which somebody tries a secret without having come in.</summary>
    private static readonly PathString[] Guarded = ["/sign-in", "/first-start"];

    public static IServiceCollection AddSignInLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Of);
    });

    private static RateLimitPartition<string> Of(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !Guarded.Contains(context.Request.Path) || context.RequestServices.GetRequiredService<DemonstrationMode>().IsOn)
        {
            return RateLimitPartition.GetNoLimiter("none");
        }

        var tries = context.RequestServices.GetRequiredService<ConfiguredPolicy>().Policy.TriesAMinute;
        return RateLimitPartition.GetFixedWindowLimiter($"from {context.Connection.RemoteIpAddress}", _ => new FixedWindowRateLimiterOptions { PermitLimit = tries, Window = TimeSpan.FromMinutes(1) });
    }
}
