using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;

namespace Taizhang.Organizations;

/// <summary>An organization above another, and whether the reader may open it.</summary>
public sealed record OrganizationAbove(long Id, string Name, bool MayOpen);

/// <summary>An organization with the way down to it.</summary>
public sealed record OrganizationHead(Organization Organization, IReadOnlyList<OrganizationAbove> Above);

/// <summary>Who holds which post since when.</summary>
public sealed record PostHolder(long MemberId, string Name, PostKind Kind, DateOnly From, DateOnly? To);

/// <summary>How many duties of an organization and all below it are in which state this year.</summary>
public sealed record DutyCounts(long OrganizationId, int Met, int Running, int OutOfReach, int Missed);

/// <summary>An organization directly below, with its size and states.</summary>
public sealed record OrganizationBelow(long Id, string Name, OrganizationType Type, DutyCounts Counts);

/// <summary>What an organization was, in the order of days: versions with the names above, terms, figures.</summary>
public sealed record OrganizationHistory(IReadOnlyList<(OrganizationVersion Version, string? Above)> Versions, IReadOnlyList<Term> Terms, IReadOnlyList<Figure> Figures);

/// <summary>All that the page of an organization shows, part by part; each part is of an organization whose head the reader was given.</summary>
public sealed class OrganizationProfile(TaizhangDb db) : IReading
{
    /// <summary>The organization; null where it is not there or not the reader's to see.</summary>
    public async Task<OrganizationHead?> HeadAsync(long id, CancellationToken cancellationToken)
    {
        if (await db.OrganizationsInScope.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } organization)
        {
            return null;
        }

        var keys = Organization.KeysOf(organization.Path).ToList();
        var above = await db.Organizations.AsNoTracking().Where(each => keys.Contains(each.Id) && each.Id != id).OrderBy(each => each.Path).Select(each => new { each.Id, each.Name, each.Path }).ToListAsync(cancellationToken);
        return new(organization, [.. above.Select(each => new OrganizationAbove(each.Id, each.Name, db.Scope.Covers(each.Path)))]);
    }

    /// <summary>Posts that are held on a day, the secretary first.</summary>
    public async Task<IReadOnlyList<PostHolder>> PostsAsync(long id, DateOnly day, CancellationToken cancellationToken) =>
        await (from post in db.Posts.AsNoTracking()
               join member in db.Members.IgnoreQueryFilters() on post.MemberId equals member.Id
               where post.OrganizationId == id && post.SupersededAt == null && post.From <= day && (post.To == null || post.To >= day)
               orderby post.Kind, post.From
               select new PostHolder(post.MemberId, member.Name, post.Kind, post.From, post.To)).ToListAsync(cancellationToken);

    /// <summary>How many people of which standing are on the organization's own roll.</summary>
    public async Task<IReadOnlyDictionary<Standing, int>> StandingsAsync(long id, CancellationToken cancellationToken) =>
        await db.Members.IgnoreQueryFilters().Where(member => member.OrganizationId == id && member.Standing != Standing.Left)
            .GroupBy(member => member.Standing).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancellationToken);

    /// <summary>How many members an organization and all below it have.</summary>
    public Task<int> SizeAsync(string path, CancellationToken cancellationToken) => (
        from organization in db.Organizations
        where organization.Path.StartsWith(path)
        join member in db.Members.IgnoreQueryFilters() on organization.Id equals member.OrganizationId
        where member.Standing == Standing.Full || member.Standing == Standing.Probationary
        select member.Id).CountAsync(cancellationToken);

    /// <summary>The organization's own counts of a year, and those of the organizations directly below it.</summary>
    public async Task<(DutyCounts Own, IReadOnlyList<OrganizationBelow> Below)> CountsAsync(long id, int year, CancellationToken cancellationToken)
    {
        var children = await db.OrganizationsInScope.AsNoTracking().Where(each => each.ParentId == id && each.DissolvedOn == null).OrderBy(each => each.Id).Select(each => new { each.Id, each.Name, each.Type }).ToListAsync(cancellationToken);
        var keys = children.Select(child => child.Id).Append(id).ToList();
        var prefix = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var counts = await db.RollUps.AsNoTracking().Where(row => keys.Contains(row.OrganizationId) && (row.PeriodKey.StartsWith(prefix) || row.PeriodKey == CalendarPeriod.Standing || row.PeriodKey == CalendarPeriod.Once))
            .GroupBy(row => row.OrganizationId)
            .Select(group => new { group.Key, Met = group.Sum(row => row.Met + row.MetLate), Running = group.Sum(row => row.Open + row.DueSoon), OutOfReach = group.Sum(row => row.OutOfReach), Missed = group.Sum(row => row.Missed) })
            .ToDictionaryAsync(each => each.Key, each => new DutyCounts(each.Key, each.Met, each.Running, each.OutOfReach, each.Missed), cancellationToken);
        return (Of(id), [.. children.Select(child => new OrganizationBelow(child.Id, child.Name, child.Type, Of(child.Id)))]);

        DutyCounts Of(long key) => counts.GetValueOrDefault(key) ?? new(key, 0, 0, 0, 0);
    }

    /// <summary>Names, kinds, places, terms and figures as they stand in the registry, the newest first.</summary>
    public async Task<OrganizationHistory> HistoryAsync(long id, CancellationToken cancellationToken)
    {
        var versions = await (from version in db.OrganizationVersions.AsNoTracking()
                              from above in db.Organizations.IgnoreQueryFilters().Where(each => each.Id == version.ParentId).DefaultIfEmpty()
                              where version.OrganizationId == id && version.SupersededAt == null
                              orderby version.From descending
                              select new { version, Name = above == null ? null : above.Name }).ToListAsync(cancellationToken);
        var terms = await db.Terms.AsNoTracking().Where(term => term.OrganizationId == id && term.SupersededAt == null).OrderByDescending(term => term.From).ToListAsync(cancellationToken);
        var figures = await db.Figures.AsNoTracking().Where(figure => figure.OrganizationId == id && figure.SupersededAt == null).OrderByDescending(figure => figure.On).ThenBy(figure => figure.Kind).ToListAsync(cancellationToken);
        return new([.. versions.Select(each => (each.version, each.Name))], terms, figures);
    }
}
