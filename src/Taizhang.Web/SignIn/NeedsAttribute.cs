using Microsoft.AspNetCore.Authorization;
using Taizhang.Kernel;

namespace Taizhang.Web.SignIn;

/// <summary>What a page or address asks of its visitor; one that asks nothing and is not open to everyone is closed to all.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string permission) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The permission, named as in <see cref="Authorization"/>.</summary>
    public string Permission => permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Asks the one place that decides who may do what.</summary>
internal sealed class NeedsHandler(IHttpContextAccessor http) : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (http.HttpContext!.RequestServices.GetRequiredService<Actor>().May(new Permission(requirement.Permission)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Says at an address what it asks of its visitor.</summary>
public static class NeedsExtensions
{
    public static TBuilder Needs<TBuilder>(this TBuilder address, string permission)
        where TBuilder : IEndpointConventionBuilder => address.RequireAuthorization(new NeedsAttribute(permission));
}
