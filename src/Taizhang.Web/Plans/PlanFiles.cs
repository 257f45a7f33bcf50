using Microsoft.Net.Http.Headers;
using Taizhang.Kernel;
using Taizhang.Plans;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Plans;

/// <summary>The original of a plan as a download.</summary>
internal static class PlanFiles
{
    public static void MapPlanFiles(this IEndpointRouteBuilder app) => app.MapGet("/plans/{id:long}/file", async (long id, HttpContext context, TakeOriginal take, Actor actor, CancellationToken cancellationToken) =>
    {
        if (!(await take.RunAsync(new(id), actor, cancellationToken)).IsDone || take.File is not { } file)
        {
            return Results.NotFound();
        }

        // Each time it is taken is on record: no copy kept on the way gives it past the journal.
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Results.File(file.Bytes, "application/octet-stream", file.Name);
    }).Needs("plans.read");
}
