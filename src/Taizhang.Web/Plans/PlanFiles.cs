using Taizhang.Kernel;
using Taizhang.Plans;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Plans;

/// <summary>The original of a plan as a download.</summary>
internal static class PlanFiles
{
    public static void MapPlanFiles(this IEndpointRouteBuilder app) => app.MapGet("/plans/{id:long}/file", async (long id, PlanListing plans, CancellationToken cancellationToken) =>
        await plans.OriginalAsync(id, cancellationToken) is { Original: { } original } plan
            ? Results.File(original.Bytes, "application/octet-stream", SentFileName.Of(plan.FileName))
            : Results.NotFound()).Needs("plans.read");
}
