using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members;

/// <summary>A person in a list.</summary>
public sealed record MemberRow(long Id, string Name, Gender Gender, DateOnly? JoinedOn, Standing Standing, long OrganizationId, string Organization, IReadOnlyList<PostKind> Posts);

/// <summary>A page of people.</summary>
public sealed record MemberPage(IReadOnlyList<MemberRow> Rows, int Total);

/// <summary>People of the reader's scope: chosen, ordered and cut into pages in the store.</summary>
public sealed class MemberListing(TaizhangDb db, TimeProvider clock) : IReading
{
    /// <summary>What is asked for.</summary>
    /// <param name="Text">A part of the name, the beginning of its pinyin initials, or the whole number.</param>
    /// <param name="OrganizationId">Only people of this organization and those below it.</param>
    /// <param name="Standing">Only this standing; without one, everyone who has not left.</param>
    /// <param name="Post">Only holders of this post.</param>
    /// <param name="Sort">name or joined; else by organization; names in the order of their pinyin initials.</param>
    /// <param name="Descending">Descending.</param>
    /// <param name="Skip">How many come before the page.</param>
    /// <param name="Take">How many the page holds.</param>
    /// <param name="AfterId">Only people whose key comes behind this one, in the order of keys; null for the order of a list.</param>
    public sealed record Request(string? Text = null, long? OrganizationId = null, Standing? Standing = null, PostKind? Post = null, string? Sort = null, bool Descending = false, int Skip = 0, int Take = 50, long? AfterId = null);

    /// <summary>One page, and how many there are; of people behind a key they are not counted.</summary>
    public async Task<MemberPage> ListAsync(Request request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var chosen = await ChosenAsync(request, today, cancellationToken);
        var total = request.AfterId is null ? await chosen.CountAsync(cancellationToken) : 0;
        var people = await Ordered(chosen, request).Skip(request.Skip).Take(request.Take)
            .Select(member => new { member.Id, member.Name, member.Gender, member.JoinedOn, member.Standing, member.OrganizationId }).ToListAsync(cancellationToken);
        var organizationIds = people.Select(person => person.OrganizationId).Distinct().ToList();
        var names = await db.Organizations.IgnoreQueryFilters().Where(each => organizationIds.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => each.Name, cancellationToken);
        var ids = people.Select(person => person.Id).ToList();
        var posts = (await Held(today).Where(post => ids.Contains(post.MemberId)).OrderBy(post => post.Kind).Select(post => new { post.MemberId, post.Kind }).ToListAsync(cancellationToken)).ToLookup(post => post.MemberId, post => post.Kind);
        return new([.. people.Select(person => new MemberRow(person.Id, person.Name, person.Gender, person.JoinedOn, person.Standing, person.OrganizationId, names[person.OrganizationId], [.. posts[person.Id].Distinct()]))], total);
    }

    /// <summary>The roll of an organization on a day.</summary>
    public async Task<IReadOnlyList<(long Id, string Name)>> RollAsync(long organizationId, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await (from membership in db.Memberships
                          join member in db.Members on membership.MemberId equals member.Id
                          where membership.OrganizationId == organizationId && membership.SupersededAt == null && membership.From <= day && (membership.To == null || membership.To >= day)
                              && (membership.Standing == Standing.Full || membership.Standing == Standing.Probationary)
                          orderby member.Id
                          select new { member.Id, member.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Id, row.Name))];
    }

    private async Task<IQueryable<Member>> ChosenAsync(Request request, DateOnly today, CancellationToken cancellationToken)
    {
        var chosen = db.Members.AsNoTracking();
        chosen = request.Standing is { } standing ? chosen.Where(member => member.Standing == standing) : chosen.Where(member => member.Standing != Standing.Left);
        if (request.Text is { } text)
        {
            var initials = text.ToUpperInvariant();
            // Initials and numbers are of letters and digits: for a Chinese text the names alone are looked through, which an index holds.
            chosen = text.All(char.IsAscii)
                ? chosen.Where(member => member.Name.Contains(text) || member.Initials!.StartsWith(initials) || member.Code == text)
                : chosen.Where(member => member.Name.Contains(text));
        }

        if (request.OrganizationId is { } organizationId)
        {
            var path = await db.OrganizationsInScope.Where(organization => organization.Id == organizationId).Select(organization => organization.Path).FirstOrDefaultAsync(cancellationToken) ?? "-";
            if (path != db.Scope.Path)
            {
                chosen = chosen.Where(member => db.Organizations.Where(organization => organization.Path.StartsWith(path)).Select(organization => organization.Id).Contains(member.OrganizationId));
            }
        }

        if (request.Post is { } kind)
        {
            var holders = Held(today).Where(post => post.Kind == kind).Select(post => post.MemberId);
            chosen = chosen.Where(member => holders.Contains(member.Id));
        }

        return request.AfterId is { } after ? chosen.Where(member => member.Id > after) : chosen;
    }

    private IQueryable<Post> Held(DateOnly today) => db.Posts.Where(post => post.SupersededAt == null && post.From <= today && (post.To == null || post.To >= today));

    private static IQueryable<Member> Ordered(IQueryable<Member> members, Request request) => (request.Sort, request.Descending) switch
    {
        _ when request.AfterId is not null => members.OrderBy(member => member.Id),
        ("name", false) => members.OrderBy(member => member.Initials).ThenBy(member => member.Name).ThenBy(member => member.Id),
        ("name", true) => members.OrderByDescending(member => member.Initials).ThenByDescending(member => member.Name).ThenByDescending(member => member.Id),
        ("joined", false) => members.OrderBy(member => member.JoinedOn).ThenBy(member => member.Id),
        ("joined", true) => members.OrderByDescending(member => member.JoinedOn).ThenByDescending(member => member.Id),
        (_, true) => members.OrderByDescending(member => member.OrganizationId).ThenByDescending(member => member.Initials).ThenByDescending(member => member.Name).ThenByDescending(member => member.Id),
        _ => members.OrderBy(member => member.OrganizationId).ThenBy(member => member.Initials).ThenBy(member => member.Name).ThenBy(member => member.Id),
    };
}
