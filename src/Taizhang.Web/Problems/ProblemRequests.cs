using Microsoft.AspNetCore.Diagnostics;

namespace Taizhang.Web.Problems;

/// <summary>The page of a problem is asked for, whatever was sent to the address that led to it: nothing of that is read again.</summary>
internal static class ProblemRequests
{
    public static IApplicationBuilder UseProblemRequests(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            var request = context.Request;
            request.Method = HttpMethods.IsHead(request.Method) ? request.Method : HttpMethods.Get;
            (request.ContentLength, request.ContentType, request.Body) = (null, null, Stream.Null);
        }

        return next(context);
    });
}
