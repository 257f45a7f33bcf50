using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Taizhang.Accounts.Providers;
using Taizhang.Web.Hosting;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Accounts.Providers;

/// <summary>The ways to the identity provider: links and not forms, since a browser follows no form to another site.</summary>
internal static class ProviderAddresses
{
    /// <summary>For how long the proof of who links an account is good.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    public static void MapProvider(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in/provider", (HttpContext http, string? returnUrl, ProviderChoice choice) =>
            choice.Settings is null ? NotFoundAsync(http) : GoAsync(http, new() { RedirectUri = LocalAddress.Or(returnUrl) })).AllowAnonymous();
        app.MapGet("/account/provider/go", (HttpContext http, string? proof, ProviderChoice choice, SessionHolder holder, SealedNotes notes) =>
            choice.Settings is null || holder.Session is not { } session || notes.Open(proof, Fresh, "provider", Number(session.Id)) is null
                ? NotFoundAsync(http)
                : GoAsync(http, new() { RedirectUri = "/account/provider", Items = { [ProviderReturn.LinkItem] = Number(session.Id) } })).Needs("own.read");
    }

    /// <summary>The way to link one's account, for whoever has just shown who they are.</summary>
    public static string LinkWith(SealedNotes notes, long sessionId) => "/account/provider/go?proof=" + Uri.EscapeDataString(notes.Seal("", "provider", Number(sessionId)));

    /// <summary>A key as it travels.</summary>
    public static string Number(long key) => key.ToString(CultureInfo.InvariantCulture);

    private static async Task GoAsync(HttpContext http, AuthenticationProperties properties)
    {
        try
        {
            await http.ChallengeAsync(ProviderServices.Scheme, properties);
        }
        catch (InvalidOperationException unreachable)
        {
            // The provider's description of itself could not be had.
            ProviderReturn.Failed(http.RequestServices.GetRequiredService<ILogger<ProviderReturn>>(), unreachable);
            http.Response.Redirect(ProviderReturn.Refused(ProviderRefusals.Failed, properties));
        }
    }

    private static Task NotFoundAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
