using Taizhang.Web.Evidence;

namespace Taizhang.Web.Hosting;

/// <summary>Refuses in words a request that says it is longer than one may be, before any of it is read.</summary>
internal static class LargestRequest
{
    /// <summary>The longest request, in bytes: room for a file that is too large for its form, so that the form can say so.</summary>
    public const long Bytes = 100L * 1024 * 1024;

    public static IApplicationBuilder UseLargestRequest(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // Pieces of an upload are held against the length of their file, not against this.
        if (context.Request.ContentLength > Bytes && !context.Request.Path.StartsWithSegments(Uploads.Address, StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(context);
    });
}
