using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;

namespace Taizhang.Organizations;

/// <summary>An organization in a list, in the order of the hierarchy.</summary>
public sealed record OrganizationRow(long Id, string Code, string Name, OrganizationType Type, long? ParentId, int Depth, DateOnly FoundedOn, int Members, string? Secretary, DateOnly? TermEndsOn);

/// <summary>Organizations of the reader's scope with sizes, secretaries and terms.</summary>
public sealed class OrganizationListing(TaizhangDb db) : IReading
{
    /// <summary>All organizations of the scope.</summary>
    public async Task<IReadOnlyList<OrganizationRow>> ListAsync(CancellationToken cancellationToken)
    {
        var organizations = await db.OrganizationsInScope.AsNoTracking().OrderBy(organization => organization.Path).ToListAsync(cancellationToken);
        var sizes = await db.Members.IgnoreQueryFilters().Where(member => member.Standing == Standing.Full || member.Standing == Standing.Probationary)
            .GroupBy(member => member.OrganizationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancellationToken);
        var secretaries = (await (from post in db.Posts
                                  join member in db.Members.IgnoreQueryFilters() on post.MemberId equals member.Id
                                  where post.Kind == PostKind.Secretary && post.To == null && post.SupersededAt == null
                                  select new { post.OrganizationId, member.Name }).ToListAsync(cancellationToken)).ToLookup(each => each.OrganizationId, each => each.Name);
        var terms = (await db.Terms.Where(term => term.To == null && term.SupersededAt == null).Select(term => new { term.OrganizationId, term.EndsOn }).ToListAsync(cancellationToken)).ToLookup(each => each.OrganizationId, each => each.EndsOn);
        var least = organizations.Count == 0 ? 0 : organizations.Min(organization => organization.Path.Count(character => character == '/'));
        return [.. organizations.Select(organization => new OrganizationRow(
            organization.Id, organization.Code, organization.Name, organization.Type, organization.ParentId, organization.Path.Count(character => character == '/') - least, organization.FoundedOn,
            organizations.Where(each => each.Path.StartsWith(organization.Path, StringComparison.Ordinal)).Sum(each => sizes.GetValueOrDefault(each.Id)),
            secretaries[organization.Id].FirstOrDefault(),
            terms[organization.Id].Select(day => (DateOnly?)day).LastOrDefault()))];
    }

    /// <summary>What a subject is called; null where it is not the reader's to see.</summary>
    public async Task<string?> NameAsync(Subject subject, CancellationToken cancellationToken) => subject.Kind == SubjectKind.Organization
        ? await db.Organizations.Where(organization => organization.Id == subject.Id).Select(organization => organization.Name).FirstOrDefaultAsync(cancellationToken)
        : await db.Members.Where(member => member.Id == subject.Id).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);
}
