using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Taizhang.Web.Accounts.Providers;

/// <summary>Registers the identity provider of the enterprise, where one is set: by code alone, with a proof key, a state and a nonce.</summary>
internal static class ProviderServices
{
    public const string Scheme = "provider";

    /// <summary>Where the provider sends people back to.</summary>
    public const string CallbackPath = "/sign-in/provider/back";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddProvider(this IServiceCollection services, ProviderSettings? settings, bool isProduction)
    {
        services.AddSingleton(new ProviderChoice(settings));
        services.AddSingleton<SealedNotes>();
        if (settings is null)
        {
            return services;
        }

        services.AddScoped<ProviderReturn>();
        services.AddAuthentication().AddOpenIdConnect(Scheme, options =>
        {
            Ask(options, settings);
            Guard(options, isProduction);
            options.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<ProviderReturn>().TakeAsync(context);
            options.Events.OnRemoteFailure = ProviderReturn.FailAsync;
        });
        return services;
    }

    /// <summary>What is asked of the provider.</summary>
    private static void Ask(OpenIdConnectOptions options, ProviderSettings settings)
    {
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.RequireHttpsMetadata = settings.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.BackchannelTimeout = Patience;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // In the address, so that cookies need not travel with posts from elsewhere.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.MapInboundClaims = false;
        options.ClaimActions.Remove("acr");
        options.GetClaimsFromUserInfoEndpoint = false;
        options.SaveTokens = false;
    }

    /// <summary>How what comes back is bound to the browser that asked.</summary>
    private static void Guard(OpenIdConnectOptions options, bool isProduction)
    {
        options.CallbackPath = CallbackPath;
        // Nobody is signed out from elsewhere: a link on any page could do it, and the session would go on.
        options.SignedOutCallbackPath = default;
        options.RemoteSignOutPath = default;
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.UsePkce = true;
        foreach (var cookie in new[] { options.NonceCookie, options.CorrelationCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = isProduction ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }
    }
}
