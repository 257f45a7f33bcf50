using Microsoft.EntityFrameworkCore;

namespace Taizhang.Organizations;

/// <summary>An organization with its place in the hierarchy.</summary>
internal sealed record PlacedOrganization(long Id, string Name, OrganizationType Type, string Path);

/// <summary>The organizations a form or a filter offers: a list that a person can still choose from.</summary>
internal static class OrganizationChoices
{
    /// <summary>Organizations offered at once at the most; of more, those around the chosen one.</summary>
    private const int Most = 400;

    /// <summary>All of these; where they are too many, those above the chosen one and all that lie directly under one of these, or those at the top.</summary>
    public static async Task<List<PlacedOrganization>> AroundAsync(this IQueryable<Organization> organizations, long? chosenId, CancellationToken cancellationToken)
    {
        var rows = await organizations.OrderBy(each => each.Path).Take(Most + 1).Placed().ToListAsync(cancellationToken);
        if (rows.Count <= Most)
        {
            return rows;
        }

        var path = chosenId is { } id ? await organizations.Where(each => each.Id == id).Select(each => each.Path).FirstOrDefaultAsync(cancellationToken) : null;
        var keys = Organization.KeysOf(path ?? rows[0].Path).ToList();
        return await organizations.Where(each => keys.Contains(each.Id) || (each.ParentId != null && keys.Contains(each.ParentId.Value))).OrderBy(each => each.Path).Placed().ToListAsync(cancellationToken);
    }

    /// <summary>The rows a choice is made of.</summary>
    public static IQueryable<PlacedOrganization> Placed(this IQueryable<Organization> organizations) =>
        organizations.Select(organization => new PlacedOrganization(organization.Id, organization.Name, organization.Type, organization.Path));
}
