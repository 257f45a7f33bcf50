using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Taizhang.Accounts;
using Taizhang.Kernel;
using Taizhang.Web.Accounts;
using Taizhang.Web.Api;
using Taizhang.Web.Layout;

namespace Taizhang.Web.SignIn;

/// <summary>Who the request comes from: the signed-in person as an actor with role and scope.</summary>
public static class CurrentActor
{
    private const string LimitClaim = "limit";

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.LoginPath = "/sign-in";
            // A cookie never opens the interface of other systems: its calls are answered by their token alone.
            options.ForwardDefaultSelector = http => http.IsCall() ? TokenScheme.Name : null;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            options.Cookie.Name = "taizhang";
            options.Cookie.SameSite = SameSiteMode.Lax;
            // The session decides how long it holds, so the cookie outlives it; and it is never written again with what was found.
            options.SlidingExpiration = false;
            options.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
        });
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<ConfiguredPolicy>((options, configured) => options.ExpireTimeSpan = (LongestOf(configured.Policy)) + TimeSpan.FromDays(1));
        services.AddScoped<SessionHolder>();
        services.AddDataProtection().SetApplicationName("Taizhang");
        // What says nothing of who may come is closed; an address that leads nowhere stays a page that says so.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(asked => asked.Resource is HttpContext http && http.GetEndpoint() is null).Build());
        services.AddScoped<IAuthorizationHandler, NeedsHandler>();
        services.AddCascadingAuthenticationState();
        services.AddScoped(provider => Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User));
        services.AddScoped(provider => provider.GetRequiredService<Actor>().Scope);
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http ? OriginOf(http) : DeedOrigin.Program);
        services.AddScoped(provider => ViewerOf(provider.GetRequiredService<Actor>(), provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User, provider.GetRequiredService<SessionHolder>().Session, provider.GetRequiredService<Texts>()));
        return services;
    }

    /// <summary>Signing out ends the session; the form carries an antiforgery token.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder app) => app.MapPost("/sign-out", async (HttpContext context, [FromForm] string? returnTo, SessionHolder holder, EndSession end) =>
    {
        _ = returnTo;
        if (holder.Session is { } session)
        {
            await end.RunAsync(new(session.Id, session.AccountId, SessionEnd.SignedOut), session.Whole);
        }

        await context.SignOutAsync();
        return Results.Redirect("/sign-in");
    }).AllowAnonymous();

    private static TimeSpan LongestOf(AccountPolicy policy) => policy.SessionByRole.Values.Append(policy.Session).Append(AccountPolicy.LongestSession).Max();

    /// <summary>The person behind a request; with an account, its forms are good for that account alone.</summary>
    public static ClaimsPrincipal Principal(Actor actor, string organization, long? accountId = null, string scheme = CookieAuthenticationDefaults.AuthenticationScheme)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.Name, actor.Name),
            new(ClaimTypes.Role, actor.Role.ToString()),
            new("scope", actor.Scope.Path ?? ""),
            new("home", actor.HomePath ?? ""),
            new("organization-name", organization),
        };
        Add(ClaimTypes.NameIdentifier, accountId);
        Add("member", actor.MemberId);
        Add("scope-member", actor.Scope.MemberId);
        Add("organization", actor.OrganizationId);
        if (actor.Limit is { } limit)
        {
            claims.AddRange(limit.Prepend("").Select(permission => new Claim(LimitClaim, permission)));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));

        void Add(string type, long? value)
        {
            if (value is { } known)
            {
                claims.Add(new Claim(type, known.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    public static Actor Of(ClaimsPrincipal? user)
    {
        if (user?.Identity is not { IsAuthenticated: true } || !Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role))
        {
            return Actor.Nobody;
        }

        return new Actor(
            user.FindFirstValue(ClaimTypes.Name) ?? "",
            role,
            Key("member"),
            Key("organization"),
            new Scope(user.FindFirstValue("scope") is { Length: > 0 } path ? path : null, Key("scope-member")),
            user.FindFirstValue("home") is { Length: > 0 } home ? home : null)
        {
            AccountId = Key(ClaimTypes.NameIdentifier),
            Limit = user.HasClaim(claim => claim.Type == LimitClaim) ? user.FindAll(LimitClaim).Select(claim => claim.Value).ToHashSet() : null,
        };

        long? Key(string type) => long.TryParse(user.FindFirstValue(type), NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;
    }

    private static DeedOrigin OriginOf(HttpContext http) => new(http.Means() is null ? DeedChannel.Web : DeedChannel.Interface, http.Connection.RemoteIpAddress?.ToString(), http.Means());

    private static Viewer ViewerOf(Actor actor, ClaimsPrincipal? user, CurrentSession? session, Texts texts) => actor.Role == Role.Public
        ? new Viewer(null, null, null, _ => false) { SignInAddress = "/sign-in" }
        : new Viewer(
            actor.Name.Length > 0 ? actor.Name : texts[$"role.{Kebab.Word(actor.Role)}"],
            texts[$"role.{Kebab.Word(actor.Role)}"],
            user?.FindFirstValue("organization-name") is { Length: > 0 } organization ? organization : null,
            permission => actor.May(new Permission(permission)))
        {
            SignOutAddress = "/sign-out",
            AccountAddress = session is null ? null : "/account",
            Capacities = session is null ? [] : [.. session.Capacities.Select(each => new ViewerCapacity(each.Key, texts[$"role.{Kebab.Word(each.Role)}"], each.Organization, each == session.Capacity))],
        };
}
