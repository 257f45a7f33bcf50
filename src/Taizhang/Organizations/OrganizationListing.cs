using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;

namespace Taizhang.Organizations;

/// <summary>An organization in a list, in the order of the hierarchy.</summary>
public sealed record OrganizationRow(long Id, string Code, string Name, OrganizationType Type, long? ParentId, int Depth, DateOnly FoundedOn, int Members, string? Secretary, DateOnly? TermEndsOn, DateOnly? TermFrom);

/// <summary>An organization to choose: its name, kind and depth.</summary>
public sealed record OrganizationOutline(long Id, string Name, OrganizationType Type, int Depth);

/// <summary>An organization whose leadership asks for a decision: its term is over, ends soon or is not recorded (no day), or nobody is its secretary.</summary>
public sealed record LeadershipGap(string Name, DateOnly? TermEndsOn, bool LacksSecretary);

/// <summary>Organizations of the reader's scope with sizes, secretaries and terms.</summary>
public sealed class OrganizationListing(TaizhangDb db) : IReading
{
    private static readonly OrganizationType[] Elected = [.. Enum.GetValues<OrganizationType>().Where(type => Hierarchy.TermYears(type) is not null)];

    private static readonly OrganizationType[] KeepRolls = [.. Enum.GetValues<OrganizationType>().Where(Hierarchy.KeepsRoll)];

    /// <summary>The organizations of the scope that exist now.</summary>
    public async Task<IReadOnlyList<OrganizationRow>> ListAsync(CancellationToken cancellationToken)
    {
        var organizations = await db.OrganizationsInScope.AsNoTracking().Where(organization => organization.DissolvedOn == null).OrderBy(organization => organization.Id)
            .Select(organization => new Placed(organization.Id, organization.Code, organization.Name, organization.Type, organization.ParentId, organization.FoundedOn)).ToListAsync(cancellationToken);
        var sizes = await db.Members.IgnoreQueryFilters().Where(member => member.Standing == Standing.Full || member.Standing == Standing.Probationary)
            .GroupBy(member => member.OrganizationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancellationToken);
        var posts = db.Posts.Where(post => post.To == null);
        var terms = db.Terms.Where(term => term.To == null);
        return await RowsAsync(organizations, sizes, posts, terms, cancellationToken);
    }

    /// <summary>Those whose leadership is elected and whose term ends before a day or is not recorded, or who lack a secretary; the longest overdue first.</summary>
    public async Task<IReadOnlyList<LeadershipGap>> LeadershipGapsAsync(DateOnly before, CancellationToken cancellationToken) => await (
        from organization in db.OrganizationsInScope
        where organization.DissolvedOn == null && Elected.Contains(organization.Type)
        let ends = db.Terms.Where(term => term.OrganizationId == organization.Id && term.To == null && term.SupersededAt == null).Max(term => (DateOnly?)term.EndsOn)
        let lacks = KeepRolls.Contains(organization.Type) && !db.Posts.Any(post => post.OrganizationId == organization.Id && post.Kind == PostKind.Secretary && post.To == null && post.SupersededAt == null)
        where ends == null || ends < before || lacks
        orderby ends, organization.Id
        select new LeadershipGap(organization.Name, ends, lacks)).ToListAsync(cancellationToken);

    /// <summary>The organizations of the scope that exist now, to choose among; in the order of the hierarchy.</summary>
    public async Task<IReadOnlyList<OrganizationOutline>> OutlineAsync(CancellationToken cancellationToken) =>
        Outline(await db.OrganizationsInScope.Where(organization => organization.DissolvedOn == null).Placed().ToListAsync(cancellationToken));

    /// <summary>The organizations to choose among in a filter: all of a small scope; of a large one those above the chosen one and all that lie directly under one of these.</summary>
    public async Task<IReadOnlyList<OrganizationOutline>> AroundAsync(long? chosenId, CancellationToken cancellationToken) =>
        Outline(await db.OrganizationsInScope.Where(organization => organization.DissolvedOn == null).AroundAsync(chosenId, cancellationToken));

    /// <summary>The organization at the top of the scope; 0 where there is none.</summary>
    public async Task<long> TopAsync(CancellationToken cancellationToken) =>
        await db.OrganizationsInScope.OrderBy(organization => organization.Path.Length).ThenBy(organization => organization.Id).Select(organization => organization.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The organizations of the scope as they were on a day: names, kinds, places, sizes, secretaries and terms of that day.</summary>
    public async Task<IReadOnlyList<OrganizationRow>> AsOfAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var organizations = await (from version in db.OrganizationVersions.AsNoTracking()
                                   join organization in db.OrganizationsInScope on version.OrganizationId equals organization.Id
                                   where version.SupersededAt == null && version.From <= day && (version.To == null || version.To >= day)
                                   orderby organization.Id
                                   select new Placed(organization.Id, organization.Code, version.Name, version.Type, version.ParentId, organization.FoundedOn)).ToListAsync(cancellationToken);
        var sizes = await db.Memberships.IgnoreQueryFilters()
            .Where(each => each.SupersededAt == null && each.From <= day && (each.To == null || each.To >= day) && (each.Standing == Standing.Full || each.Standing == Standing.Probationary))
            .GroupBy(each => each.OrganizationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancellationToken);
        var posts = db.Posts.Where(post => post.From <= day && (post.To == null || post.To >= day));
        var terms = db.Terms.Where(term => term.From <= day && (term.To == null || term.To >= day));
        return await RowsAsync(organizations, sizes, posts, terms, cancellationToken);
    }

    /// <summary>What a subject is called; null where it is not the reader's to see.</summary>
    public async Task<string?> NameAsync(Subject subject, CancellationToken cancellationToken) => subject.Kind == SubjectKind.Organization
        ? await db.Organizations.Where(organization => organization.Id == subject.Id).Select(organization => organization.Name).FirstOrDefaultAsync(cancellationToken)
        : await db.Members.Where(member => member.Id == subject.Id).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);

    private async Task<IReadOnlyList<OrganizationRow>> RowsAsync(List<Placed> organizations, Dictionary<long, int> sizes, IQueryable<Post> posts, IQueryable<Term> terms, CancellationToken cancellationToken)
    {
        var secretaries = (await (from post in posts
                                  join member in db.Members.IgnoreQueryFilters() on post.MemberId equals member.Id
                                  where post.Kind == PostKind.Secretary && post.SupersededAt == null
                                  select new { post.OrganizationId, member.Name }).ToListAsync(cancellationToken)).ToLookup(each => each.OrganizationId, each => each.Name);
        var running = (await terms.Where(term => term.SupersededAt == null).Select(term => new { term.OrganizationId, term.From, term.EndsOn }).ToListAsync(cancellationToken)).ToLookup(each => each.OrganizationId);
        var known = organizations.Select(organization => organization.Id).ToHashSet();
        var below = organizations.Where(organization => organization.ParentId is { } above && known.Contains(above)).ToLookup(organization => organization.ParentId!.Value);
        var rows = new List<OrganizationRow>(organizations.Count);
        foreach (var top in organizations.Where(organization => organization.ParentId is not { } above || !known.Contains(above)))
        {
            Add(top, 0);
        }

        return rows;

        int Add(Placed organization, int depth)
        {
            var at = rows.Count;
            var size = sizes.GetValueOrDefault(organization.Id);
            rows.Add(null!);
            foreach (var child in below[organization.Id])
            {
                size += Add(child, depth + 1);
            }

            var term = running[organization.Id].LastOrDefault();
            rows[at] = new(organization.Id, organization.Code, organization.Name, organization.Type, organization.ParentId, depth, organization.FoundedOn, size, secretaries[organization.Id].FirstOrDefault(), term?.EndsOn, term?.From);
            return size;
        }
    }

    /// <summary>In the order of the hierarchy, each with how deep it lies under the highest of them.</summary>
    private static IReadOnlyList<OrganizationOutline> Outline(List<PlacedOrganization> organizations)
    {
        var placed = organizations.Select(organization => (Keys: Organization.KeysOf(organization.Path).ToArray(), Of: organization)).ToList();
        var least = placed.Count == 0 ? 0 : placed.Min(each => each.Keys.Length);
        return [.. placed.OrderBy(each => each.Keys, Comparer<long[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)))
            .Select(each => new OrganizationOutline(each.Of.Id, each.Of.Name, each.Of.Type, each.Keys.Length - least))];
    }

    private sealed record Placed(long Id, string Code, string Name, OrganizationType Type, long? ParentId, DateOnly FoundedOn);
}
