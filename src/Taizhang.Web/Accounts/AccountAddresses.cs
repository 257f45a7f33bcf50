using Microsoft.AspNetCore.Mvc;
using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Accounts;

/// <summary>What is done with one's own session from the frame of every page.</summary>
internal static class AccountAddresses
{
    public static void MapAccounts(this IEndpointRouteBuilder app) =>
        app.MapPost("/account/capacity", async ([FromForm] string? capacity, SessionHolder holder, ChooseCapacity choose, Actor actor, CancellationToken cancellationToken) =>
        {
            if (holder.Session is { } session)
            {
                await choose.RunAsync(new(session.Id, session.AccountId, capacity), actor, cancellationToken);
            }

            // To the front page: where the person was may not be theirs in the other capacity.
            return Results.Redirect("/");
        }).Needs("own.read");
}
