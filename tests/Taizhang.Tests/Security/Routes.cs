using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Tests.Support;
using Taizhang.Web.SignIn;

namespace Taizhang.Tests.Security;

/// <summary>An address of the application, as it is registered.</summary>
/// <param name="Pattern">The pattern, such as <c>/members/{Id:long}</c>.</param>
/// <param name="Methods">What it answers to.</param>
/// <param name="Needs">The permissions it asks for, all of them.</param>
/// <param name="IsOpen">Whether it says that anyone may come.</param>
/// <param name="IsPage">Whether it is a page.</param>
public sealed record Route(string Pattern, IReadOnlyList<string> Methods, IReadOnlyList<string> Needs, bool IsOpen, bool IsPage)
{
    /// <summary>Whether the address names a thing.</summary>
    public bool NamesAThing => RoutePatternFactory.Parse(Pattern).Parameters.Any(parameter => parameter.ParameterPolicies.All(policy => policy.Content?.StartsWith("regex", StringComparison.Ordinal) != true));

    /// <summary>Whether it is a call of other systems, answered by a token alone.</summary>
    public bool IsCall => Pattern.StartsWith("/api/v1/", StringComparison.Ordinal);

    /// <summary>Every address the application answers to, but for its files.</summary>
    public static IReadOnlyList<Route> Of(TaizhangApp app) =>
    [
        .. app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => !endpoint.Metadata.Any(each => each.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal)))
            .Select(endpoint => new Route(
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [],
                [.. endpoint.Metadata.OfType<NeedsAttribute>().Select(needs => needs.Permission)],
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
            .DistinctBy(route => (route.Pattern, string.Join(',', route.Methods)))
            .OrderBy(route => route.Pattern, StringComparer.Ordinal),
    ];
}
