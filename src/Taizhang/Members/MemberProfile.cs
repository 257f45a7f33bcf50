using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members;

/// <summary>A person with the branch that answers for them.</summary>
public sealed record MemberHead(Member Member, string Organization, string OrganizationPath);

/// <summary>An entry of a person's past in an organization.</summary>
public sealed record MembershipRow(Membership Membership, string Organization);

/// <summary>A post with the name of its organization.</summary>
public sealed record PostRow(Post Post, string Organization);

/// <summary>All dated entries of a person that stand, the newest first.</summary>
public sealed record MemberHistory(IReadOnlyList<MembershipRow> Memberships, IReadOnlyList<PostRow> Posts, IReadOnlyList<RankHolding> Ranks, IReadOnlyList<Circumstance> Circumstances, IReadOnlyList<MemberVersion> Corrections);

/// <summary>All that the page of a person shows, part by part; each part is of a person whose head the reader was given.</summary>
public sealed class MemberProfile(TaizhangDb db) : IReading
{
    /// <summary>The person; null where they are not there or not the reader's to see.</summary>
    public async Task<MemberHead?> HeadAsync(long id, CancellationToken cancellationToken)
    {
        // Two questions: a query that ignores the scope for one table ignores it for all.
        if (await db.Members.AsNoTracking().FirstOrDefaultAsync(member => member.Id == id, cancellationToken) is not { } member)
        {
            return null;
        }

        var organization = await db.Organizations.AsNoTracking().IgnoreQueryFilters().FirstAsync(each => each.Id == member.OrganizationId, cancellationToken);
        return new(member, organization.Name, organization.Path);
    }

    /// <summary>Memberships, posts, ranks, circumstances and corrections.</summary>
    public async Task<MemberHistory> HistoryAsync(long id, CancellationToken cancellationToken)
    {
        var memberships = await (from membership in db.Memberships.AsNoTracking()
                                 join organization in db.Organizations.IgnoreQueryFilters() on membership.OrganizationId equals organization.Id
                                 where membership.MemberId == id && membership.SupersededAt == null
                                 orderby membership.From descending
                                 select new MembershipRow(membership, organization.Name)).ToListAsync(cancellationToken);
        var posts = await (from post in db.Posts.AsNoTracking().IgnoreQueryFilters()
                           join organization in db.Organizations.IgnoreQueryFilters() on post.OrganizationId equals organization.Id
                           where post.MemberId == id && post.SupersededAt == null
                           orderby post.From descending, post.Id
                           select new PostRow(post, organization.Name)).ToListAsync(cancellationToken);
        return new(
            memberships,
            posts,
            await db.RankHoldings.AsNoTracking().Where(each => each.MemberId == id && each.SupersededAt == null).OrderByDescending(each => each.From).ToListAsync(cancellationToken),
            await db.Circumstances.AsNoTracking().Where(each => each.MemberId == id && each.SupersededAt == null).OrderByDescending(each => each.From).ToListAsync(cancellationToken),
            await db.MemberVersions.AsNoTracking().Where(each => each.MemberId == id).OrderByDescending(each => each.SupersededAt).ToListAsync(cancellationToken));
    }
}
