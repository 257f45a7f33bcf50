using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Taizhang.Tests.Accounts;

/// <summary>A real identity provider on a port of its own, with one person who is always signed in there, and what it may get wrong.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string Client = "taizhang", Secret = "a secret of the two";

    private readonly SqliteConnection _store = new("Data Source=:memory:");
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private WebApplication? _host;

    /// <summary>Who is signed in there.</summary>
    public string Person { get; set; } = "u-1001";

    /// <summary>How they showed it.</summary>
    public string? Method { get; set; }

    /// <summary>Another nonce than the one that was asked with.</summary>
    public string? WrongNonce { get; set; }

    /// <summary>Another issuer than itself.</summary>
    public string? WrongIssuer { get; set; }

    public string Address => _host!.Urls.Single();

    public static async Task<IdentityProvider> StartAsync()
    {
        var provider = new IdentityProvider();
        await provider._store.OpenAsync();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite(provider._store).UseOpenIddict());
        builder.Services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>()).AddServer(provider.SetUp);
        provider._host = builder.Build();
        provider._host.UseRouting();
        provider._host.UseAuthentication();
        provider._host.MapGet("/connect/authorize", provider.SignInAsync);
        provider._host.MapPost("/connect/token", (Func<HttpContext, Task<IResult>>)TokenAsync);
        await provider._host.StartAsync();
        await provider.KnowAsync();

        // Once before anyone waits for it: the first answer is slow on a busy machine.
        using var described = await provider._browser.GetAsync(provider.Address + "/.well-known/openid-configuration");
        described.EnsureSuccessStatusCode();
        return provider;
    }

    /// <summary>What the browser brings back when it is sent there.</summary>
    public async Task<Uri> AnswerAsync(Uri asked)
    {
        using var answer = await _browser.GetAsync(asked);
        return answer.Headers.Location ?? throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _browser.Dispose();
        await _store.DisposeAsync();
    }

    private void SetUp(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().DisableTransportSecurityRequirement();
        server.AddEventHandler<OpenIddictServerEvents.ProcessSignInContext>(handler => handler.UseInlineHandler(Spoil).SetOrder(OpenIddictServerHandlers.PrepareIdentityTokenPrincipal.Descriptor.Order + 1));
    }

    private ValueTask Spoil(OpenIddictServerEvents.ProcessSignInContext context)
    {
        if (WrongNonce is not null)
        {
            context.IdentityTokenPrincipal?.SetClaim(Claims.Nonce, WrongNonce);
        }

        if (WrongIssuer is not null)
        {
            context.IdentityTokenPrincipal?.SetClaim(Claims.Private.Issuer, WrongIssuer);
        }

        return default;
    }

    private IResult SignInAsync(HttpContext http)
    {
        var identity = new ClaimsIdentity("here", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Person);
        if (Method is not null)
        {
            identity.SetClaims(Claims.AuthenticationMethodReference, [Method]);
        }

        identity.SetScopes(http.GetOpenIddictServerRequest()!.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> TokenAsync(HttpContext http) =>
        Results.SignIn((await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!, null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);

    private async Task KnowAsync()
    {
        await using var scope = _host!.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = Client,
            ClientSecret = Secret,
            RedirectUris = { new Uri("http://localhost/sign-in/provider/back") },
            Permissions = { Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code },
        });
    }
}
