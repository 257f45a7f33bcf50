using Microsoft.AspNetCore.Diagnostics;

namespace Taizhang.Web.Problems;

/// <summary>The page of a problem is asked for, whatever was sent to the address that led to it: nothing of that is read again.</summary>
internal static class ProblemRequests
{
    public static IApplicationBuilder UseProblemRequests(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });
}
