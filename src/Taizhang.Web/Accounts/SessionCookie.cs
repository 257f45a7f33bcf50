using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using Taizhang.Accounts;
using Taizhang.Demonstration;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Accounts;

/// <summary>The cookie carries the key of a session and nothing else; who that is today is asked at every request.</summary>
internal static class SessionCookie
{
    private const string KeyClaim = "session";

    /// <summary>Gives the browser the key.</summary>
    public static Task GiveAsync(HttpContext http, string key) =>
        http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim(KeyClaim, key)], CookieAuthenticationDefaults.AuthenticationScheme)));

    /// <summary>Gives the browser the key of a session that has just begun; one it was in before ends.</summary>
    public static async Task EnterAsync(HttpContext http, string key)
    {
        var services = http.RequestServices;
        if (services.GetRequiredService<SessionHolder>().Session is { } before)
        {
            await services.GetRequiredService<EndSession>().RunAsync(new(before.Id, before.AccountId, SessionEnd.Renewed), before.Whole, http.RequestAborted);
        }

        await GiveAsync(http, key);
    }

    /// <summary>Says who the request comes from; a session that has something left to do first is nobody's yet.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            // A style sheet asks for nobody.
            context.RejectPrincipal();
            return;
        }

        if (context.Principal?.FindFirstValue(KeyClaim) is not { } key)
        {
            // The radio buttons of the demonstration leave claims; where none runs, they say nothing.
            if (!services.GetRequiredService<DemonstrationMode>().IsOn)
            {
                context.RejectPrincipal();
            }

            return;
        }

        // A scope of its own: that of the request is made of the answer.
        await using var scope = services.CreateAsyncScope();
        var session = await scope.ServiceProvider.GetRequiredService<SessionKeeper>().ResumeAsync(key, context.HttpContext.RequestAborted);
        services.GetRequiredService<SessionHolder>().Session = session;
        if (session is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
        else if (session.Step != SessionStep.Done)
        {
            context.RejectPrincipal();
        }
        else
        {
            context.ReplacePrincipal(CurrentActor.Principal(session.Actor, session.Capacity.Organization ?? "", session.AccountId));
        }
    }

    /// <summary>Where the request comes from.</summary>
    public static Origin Origin(this HttpContext http) => new(http.Connection.RemoteIpAddress?.ToString(), http.Request.Headers.UserAgent);
}
