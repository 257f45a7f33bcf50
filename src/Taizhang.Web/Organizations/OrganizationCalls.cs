using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;
using Taizhang.Web.Api;

namespace Taizhang.Web.Organizations;

/// <summary>An organization in a list.</summary>
/// <param name="Id">The key.</param>
/// <param name="Code">The short code outside files name it by.</param>
/// <param name="Name">The full name of its seal.</param>
/// <param name="Type">What kind it is.</param>
/// <param name="ParentId">The organization above it; none at the top.</param>
/// <param name="FoundedOn">The day it was founded.</param>
/// <param name="Members">How many members it and all below it have.</param>
/// <param name="Secretary">The name of its secretary; none where the post is vacant.</param>
/// <param name="TermFrom">The first day of the term of office that runs.</param>
/// <param name="TermEndsOn">The day that term ends.</param>
public sealed record OrganizationEntry(long Id, string Code, string Name, OrganizationType Type, long? ParentId, DateOnly FoundedOn, int Members, string? Secretary, DateOnly? TermFrom, DateOnly? TermEndsOn);

/// <summary>A post and who holds it.</summary>
/// <param name="MemberId">The key of the person.</param>
/// <param name="Name">The name of the person.</param>
/// <param name="Kind">Which post.</param>
/// <param name="From">Since when.</param>
public sealed record OrganizationPost(long MemberId, string Name, PostKind Kind, DateOnly From);

/// <summary>An organization with who leads it and how it stands this year.</summary>
/// <param name="Id">The key.</param>
/// <param name="Code">The short code outside files name it by.</param>
/// <param name="Name">The full name of its seal.</param>
/// <param name="Type">What kind it is.</param>
/// <param name="ParentId">The organization above it; none at the top.</param>
/// <param name="Above">The names of the organizations above it, from the top down.</param>
/// <param name="FoundedOn">The day it was founded.</param>
/// <param name="DissolvedOn">The last day of its existence, where it was dissolved.</param>
/// <param name="Members">How many members it and all below it have.</param>
/// <param name="Posts">The posts held today.</param>
/// <param name="Duties">How many duties of it and all below it stand how, this year.</param>
public sealed record OrganizationFile(long Id, string Code, string Name, OrganizationType Type, long? ParentId, IReadOnlyList<string> Above, DateOnly FoundedOn, DateOnly? DissolvedOn, int Members, IReadOnlyList<OrganizationPost> Posts, OrganizationDuties Duties);

/// <summary>How many duties stand how.</summary>
/// <param name="Met">Met, in time or late.</param>
/// <param name="Running">Open or due soon.</param>
/// <param name="OutOfReach">Can no longer be met.</param>
/// <param name="Missed">Missed.</param>
public sealed record OrganizationDuties(int Met, int Running, int OutOfReach, int Missed);

/// <summary>The calls that read organizations.</summary>
internal static class OrganizationCalls
{
    public static void MapOrganizationCalls(this IEndpointRouteBuilder calls)
    {
        calls.MapGet("/organizations", ListAsync).Reads<ApiPage<OrganizationEntry>>("list-organizations", "registry.read", new Filter("as-of", FilterForm.Day), Filter.Limit, Filter.Cursor);
        calls.MapGet("/organizations/{id:long}", FindAsync).Reads<OrganizationFile>("read-organization", "registry.read");
    }

    private static async Task<IResult> ListAsync(HttpContext http, OrganizationListing organizations, ApiCursor cursor, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = ApiQuery.Of(http);
        var (last, refusal) = cursor.Read(http, query, 1);
        var refuse = new Refuse().And(refusal is null ? [] : [refusal]).OrIf(query.Day("as-of") > clock.Today(), ApiRefusals.DayAhead("as-of", clock.Today()));
        if (refuse.Any)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, refuse.Reasons);
        }

        var after = last is null ? 0 : ApiNumbers.Key(last[0]);
        var all = query.Day("as-of") is { } day ? await organizations.AsOfAsync(day, cancellationToken) : await organizations.ListAsync(cancellationToken);
        var rows = all.Where(row => row.Id > after).OrderBy(row => row.Id).Take(query.Limit + 1).ToList();
        return Results.Ok(new ApiPage<OrganizationEntry>(
            [.. rows.Take(query.Limit).Select(row => new OrganizationEntry(row.Id, row.Code, row.Name, row.Type, row.ParentId, row.FoundedOn, row.Members, row.Secretary, row.TermFrom, row.TermEndsOn))],
            rows.Count > query.Limit ? cursor.Write(http, query, ApiNumbers.Text(rows[query.Limit - 1].Id)) : null));
    }

    private static async Task<IResult> FindAsync(long id, OrganizationProfile profile, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await profile.HeadAsync(id, cancellationToken) is not { Organization: var organization } head)
        {
            return ApiProblems.NotFound();
        }

        var posts = await profile.PostsAsync(id, clock.Today(), cancellationToken);
        var (own, _) = await profile.CountsAsync(id, clock.Today().Year, cancellationToken);
        return Results.Ok(new OrganizationFile(
            organization.Id, organization.Code, organization.Name, organization.Type, organization.ParentId, [.. head.Above.Select(each => each.Name)], organization.FoundedOn, organization.DissolvedOn,
            await profile.SizeAsync(organization.Path, cancellationToken),
            [.. posts.Select(post => new OrganizationPost(post.MemberId, post.Name, post.Kind, post.From))],
            new(own.Met, own.Running, own.OutOfReach, own.Missed)));
    }
}
