using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Members.Personal;
using Taizhang.Organizations;
using Taizhang.Web.Api;
using Taizhang.Web.Members.Personal;

namespace Taizhang.Web.Members;

/// <summary>A person in a list.</summary>
/// <param name="Id">The key.</param>
/// <param name="Name">The name.</param>
/// <param name="Gender">The gender.</param>
/// <param name="Standing">The standing of the membership.</param>
/// <param name="OrganizationId">The organization that answers for the person.</param>
/// <param name="Organization">Its name.</param>
/// <param name="Posts">The posts held today.</param>
/// <param name="JoinedOn">The day the person was admitted.</param>
public sealed record MemberEntry(long Id, string Name, Gender Gender, Standing Standing, long OrganizationId, string Organization, IReadOnlyList<PostKind> Posts, DateOnly? JoinedOn);

/// <summary>A person as the page shows them: what is sealed only masked.</summary>
/// <param name="Id">The key.</param>
/// <param name="Name">The name.</param>
/// <param name="Gender">The gender.</param>
/// <param name="Standing">The standing of the membership.</param>
/// <param name="OrganizationId">The organization that answers for the person.</param>
/// <param name="Organization">Its name.</param>
/// <param name="JoinedOn">The day the person was admitted.</param>
/// <param name="ConvertedOn">The day the person became a full member.</param>
/// <param name="BornOn">The birthday; only where the reader keeps or reads the person's branch.</param>
/// <param name="Ethnicity">The ethnicity; only where the reader keeps or reads the person's branch.</param>
/// <param name="Education">The education; only where the reader keeps or reads the person's branch.</param>
/// <param name="Occupation">The occupation.</param>
/// <param name="Sealed">What is held sealed, masked.</param>
/// <param name="Memberships">Which organization answered for the person when, the newest first.</param>
/// <param name="Posts">The posts there are and were, the newest first.</param>
public sealed record MemberFile(
    long Id, string Name, Gender Gender, Standing Standing, long OrganizationId, string Organization, DateOnly? JoinedOn, DateOnly? ConvertedOn, DateOnly? BornOn, string? Ethnicity, string? Education, string? Occupation,
    IReadOnlyList<MaskedValue> Sealed, IReadOnlyList<MemberMembership> Memberships, IReadOnlyList<MemberPost> Posts);

/// <summary>A sealed value, masked.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Masked">What of it is shown; none where it does not open.</param>
public sealed record MaskedValue(PersonalKind Kind, string? Masked);

/// <summary>A stretch of days an organization answered for a person.</summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="Organization">Its name.</param>
/// <param name="Standing">The standing.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, inside; none while it lasts.</param>
public sealed record MemberMembership(long OrganizationId, string Organization, Standing Standing, DateOnly From, DateOnly? To);

/// <summary>A post of a person.</summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="Organization">Its name.</param>
/// <param name="Kind">Which post.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, inside; none while it lasts.</param>
public sealed record MemberPost(long OrganizationId, string Organization, PostKind Kind, DateOnly From, DateOnly? To);

/// <summary>The calls that read people.</summary>
internal static class MemberCalls
{
    public static void MapMemberCalls(this IEndpointRouteBuilder calls)
    {
        calls.MapGet("/members", ListAsync).Reads<ApiPage<MemberEntry>>(
            "list-members", "registry.read", new Filter("q", FilterForm.Text), new Filter("organization", FilterForm.Key), Filter.Of<Standing>("standing"), Filter.Of<PostKind>("post"), Filter.Limit, Filter.Cursor);
        calls.MapGet("/members/{id:long}", FindAsync).Reads<MemberFile>("read-member", "registry.read");
    }

    private static async Task<IResult> ListAsync(HttpContext http, MemberListing members, OrganizationProfile organizations, ApiCursor cursor, CancellationToken cancellationToken)
    {
        var query = ApiQuery.Of(http);
        var (last, refusal) = cursor.Read(http, query, 1);
        if (refusal is not null)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, refusal);
        }

        if (query.Key("organization") is { } organization && await organizations.HeadAsync(organization, cancellationToken) is null)
        {
            return ApiProblems.NotFound();
        }

        var page = await members.ListAsync(
            new(query.Text("q"), query.Key("organization"), query.Word<Standing>("standing"), query.Word<PostKind>("post"), Take: query.Limit + 1, AfterId: last is null ? 0 : ApiNumbers.Key(last[0])), cancellationToken);
        return Results.Ok(new ApiPage<MemberEntry>(
            [.. page.Rows.Take(query.Limit).Select(row => new MemberEntry(row.Id, row.Name, row.Gender, row.Standing, row.OrganizationId, row.Organization, row.Posts, row.JoinedOn))],
            page.Rows.Count > query.Limit ? cursor.Write(http, query, ApiNumbers.Text(page.Rows[query.Limit - 1].Id)) : null));
    }

    private static async Task<IResult> FindAsync(long id, MemberProfile profile, PersonalFile personal, Actor actor, CancellationToken cancellationToken)
    {
        if (await profile.HeadAsync(id, cancellationToken) is not { Member: var member } head)
        {
            return ApiProblems.NotFound();
        }

        // As on the page: birthdays and what is sealed are the person's own, of the own branch and of the office.
        var isOpen = actor.MemberId == id || actor.May(RegistryPermissions.Read, head.OrganizationPath);
        var history = await profile.HistoryAsync(id, cancellationToken);
        var held = isOpen ? PersonalShown.To(actor, id, head.OrganizationPath, await personal.OfAsync(id, cancellationToken)) : [];
        return Results.Ok(new MemberFile(
            member.Id, member.Name, member.Gender, member.Standing, member.OrganizationId, head.Organization, member.JoinedOn, member.ConvertedOn,
            isOpen ? member.BornOn : null, isOpen ? member.Ethnicity : null, isOpen ? member.Education : null, member.Occupation,
            [.. held.Select(value => new MaskedValue(value.Kind, value.Mask))],
            [.. history.Memberships.Select(row => new MemberMembership(row.Membership.OrganizationId, row.Organization, row.Membership.Standing, row.Membership.From, row.Membership.To))],
            [.. history.Posts.Select(row => new MemberPost(row.Post.OrganizationId, row.Organization, row.Post.Kind, row.Post.From, row.Post.To))]));
    }
}
