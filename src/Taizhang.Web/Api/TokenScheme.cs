using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Taizhang.Accounts.Tokens;
using Taizhang.Kernel;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Api;

/// <summary>Who calls the interface: the holder of the token in the Authorization header, and nobody by a cookie.</summary>
public sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IServiceScopeFactory scopes, BadTokens badTokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    /// <summary>The claim with the token's name.</summary>
    public const string MeansClaim = "token-name";

    private const string KeyClaim = "token";

    private TimeSpan? _wait;

    /// <summary>The key of the token a call came with.</summary>
    public static long KeyOf(ClaimsPrincipal user) => long.Parse(user.FindFirstValue(KeyClaim)!, CultureInfo.InvariantCulture);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } text || !text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if ((_wait = badTokens.WaitOf(Context)) is not null)
        {
            return AuthenticateResult.Fail("The address presented too many tokens that are not good.");
        }

        // A scope of its own: that of the call is made of the answer.
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<TokenKeeper>().ResumeAsync(text["Bearer ".Length..].Trim(), Context.RequestAborted) is not { } token)
        {
            badTokens.Count(Context);
            return AuthenticateResult.Fail("The token is not good.");
        }

        var principal = CurrentActor.Principal(token.Actor, token.Organization ?? "", token.Actor.AccountId, Name);
        var identity = (ClaimsIdentity)principal.Identity!;
        identity.AddClaims([new Claim(KeyClaim, token.Id.ToString(CultureInfo.InvariantCulture)), new Claim(MeansClaim, token.Name)]);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_wait is { } wait)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            SignInLimits.TellWait(Context, wait);
            return ApiProblems.WriteAsync(Context, ApiRefusals.TooManyBadTokens);
        }

        var isMissing = Request.Headers.Authorization.Count == 0;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = isMissing ? "Bearer realm=\"taizhang\"" : "Bearer realm=\"taizhang\", error=\"invalid_token\"";
        return ApiProblems.WriteAsync(Context, isMissing ? ApiRefusals.NoToken : ApiRefusals.BadToken);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        // What has no route is routing's own answer to a method or a content type no call takes.
        if (Context.GetEndpoint() is { RequestDelegate: { } answer } and not RouteEndpoint)
        {
            return answer(Context);
        }

        var missing = Context.GetEndpoint()!.Metadata.OfType<NeedsAttribute>().Select(needs => TokenScopes.Granting(needs.Permission)).OfType<TokenScope>().Select(Kebab.Word).Distinct().ToList();
        Response.StatusCode = StatusCodes.Status403Forbidden;
        Response.Headers.WWWAuthenticate = $"Bearer realm=\"taizhang\", error=\"insufficient_scope\", scope=\"{string.Join(' ', missing)}\"";
        return ApiProblems.WriteAsync(Context, ApiRefusals.ScopeMissing(missing));
    }
}

/// <summary>Puts the scheme beside that of the pages.</summary>
internal static class TokenSchemeExtensions
{
    /// <summary>Whether a request is a call of the interface.</summary>
    public static bool IsCall(this HttpContext http) => http.Request.Path.StartsWithSegments(ApiEndpoints.Root);

    /// <summary>The name of the token a call came with; null for a page.</summary>
    public static string? Means(this HttpContext http) => http.User.FindFirstValue(TokenScheme.MeansClaim);

    /// <summary>What a bearer presents, before it is known to be good: calls are counted by it.</summary>
    public static string Bearer(this HttpContext http) => http.Request.Headers[HeaderNames.Authorization].ToString();
}
