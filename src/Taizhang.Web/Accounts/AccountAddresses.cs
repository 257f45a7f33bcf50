using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Accounts;

/// <summary>What is done with one's own session from the frame of every page.</summary>
internal static class AccountAddresses
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        MapSessions(app);
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

    private static void MapSessions(IEndpointRouteBuilder app)
    {
        app.MapPost("/account/sessions/end", async ([FromForm] long? session, SessionHolder holder, EndSession end, Actor actor, CancellationToken cancellationToken) =>
        {
            if (holder.Session is { } here && session is { } other)
            {
                await end.RunAsync(new(other, here.AccountId, SessionEnd.EndedElsewhere), actor, cancellationToken);
            }

            return Results.Redirect("/account#sessions");
        }).Needs("own.read");
        app.MapPost("/account/sessions/end-all", async (HttpContext http, [FromForm] string? all, SessionHolder holder, EndEverySession end, Actor actor, CancellationToken cancellationToken) =>
        {
            _ = all;
            if (holder.Session is { } here)
            {
                await end.RunAsync(new(here.AccountId), actor, cancellationToken);
            }

            await http.SignOutAsync();
            return Results.Redirect("/sign-in");
        }).Needs("own.read");
    }
}
