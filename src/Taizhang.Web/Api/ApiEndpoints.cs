using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Taizhang.Accounts.Tokens;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Web.Activities;
using Taizhang.Web.Ledger;
using Taizhang.Web.Members;
using Taizhang.Web.Organizations;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Api;

/// <summary>The HTTP interface for other systems: what the pages read and record, as data, for the bearer of a token.</summary>
public static class ApiEndpoints
{
    /// <summary>How the address of every call begins.</summary>
    public const string Root = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup(Root).AddEndpointFilter(AnswerAsync).DisableAntiforgery().WithGroupName("v1");
        calls.MapOrganizationCalls();
        calls.MapMemberCalls();
        calls.MapDutyCalls();
        calls.MapFactCalls();
        calls.MapActivityCalls();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }

    /// <summary>A call that reads: what it asks for, the filters it takes, and what it answers with.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder call, string name, string permission, params IReadOnlyList<Filter> filters) =>
        call.Produces<T>().WithName(name).WithMetadata(new Filters(filters)).Needs(permission).Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    /// <summary>The ways a call is refused, beside those every call has.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder call, params IReadOnlyList<int> statuses)
    {
        foreach (var status in statuses)
        {
            call.Produces<ApiProblem>(status, ApiProblems.MediaType);
        }

        return call;
    }

    /// <summary>Whether the answer stays as it was, whether the filters can be read, and, where people are in it, a line of the journal before it leaves.</summary>
    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.Vary = "Authorization, Accept-Language";
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            return await next(context);
        }

        var query = ApiQuery.Of(http);
        if (query.Refusals.Count > 0)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, query.Refusals);
        }

        var tag = await TagAsync(http);
        if (EntityTagHeaderValue.TryParseList(http.Request.Headers.IfNoneMatch, out var known) && known.Any(each => each.Compare(tag, useStrongComparison: false)))
        {
            Say(http, tag);
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var answer = await next(context);
        if (answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK })
        {
            Say(http, tag);
            await http.RequestServices.GetRequiredService<ReadByToken>().WriteAsync(http.RequestServices.GetRequiredService<Actor>(), http.Request.Path.Value!, query.Told, http.RequestAborted);
        }

        return answer;
    }

    private static void Say(HttpContext http, EntityTagHeaderValue tag)
    {
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = "private, no-cache";
    }

    /// <summary>The version of an answer: what is asked, by which token, in which language, and whether anything has changed.</summary>
    private static async Task<EntityTagHeaderValue> TagAsync(HttpContext http)
    {
        var version = await http.RequestServices.GetRequiredService<LedgerVersion>().ReadAsync(http.RequestAborted);
        var actor = http.RequestServices.GetRequiredService<Actor>();
        var asked = $"{version} {TokenScheme.KeyOf(http.User)} {actor.Scope.Path} {System.Globalization.CultureInfo.CurrentUICulture.Name} {http.Request.Path}{http.Request.QueryString}";
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)))[..32]}\"", isWeak: true);
    }
}
