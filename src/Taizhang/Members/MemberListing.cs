using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members;

/// <summary>A person in a list.</summary>
public sealed record MemberRow(long Id, string Name, Gender Gender, DateOnly? BornOn, DateOnly? JoinedOn, Standing Standing, long OrganizationId, string Organization);

/// <summary>A page of people.</summary>
public sealed record MemberPage(IReadOnlyList<MemberRow> Rows, int Total);

/// <summary>People of the reader's scope.</summary>
public sealed class MemberListing(TaizhangDb db) : IReading
{
    /// <summary>What is asked for.</summary>
    public sealed record Request(string? Text = null, long? OrganizationId = null, Standing? Standing = null, string? Sort = null, bool Descending = false, int Skip = 0, int Take = 20);

    /// <summary>One page, and how many there are.</summary>
    public async Task<MemberPage> ListAsync(Request request, CancellationToken cancellationToken)
    {
        var query = from member in db.Members.AsNoTracking()
                    join organization in db.Organizations on member.OrganizationId equals organization.Id
                    select new { member, organization };
        if (request.Text is { } text)
        {
            query = query.Where(each => each.member.Name.Contains(text));
        }

        if (request.OrganizationId is { } organizationId)
        {
            var path = await db.Organizations.Where(organization => organization.Id == organizationId).Select(organization => organization.Path).FirstOrDefaultAsync(cancellationToken) ?? "-";
            query = query.Where(each => each.organization.Path.StartsWith(path));
        }

        if (request.Standing is { } standing)
        {
            query = query.Where(each => each.member.Standing == standing);
        }

        var total = await query.CountAsync(cancellationToken);
        query = (request.Sort, request.Descending) switch
        {
            ("name", false) => query.OrderBy(each => each.member.Name).ThenBy(each => each.member.Id),
            ("name", true) => query.OrderByDescending(each => each.member.Name).ThenBy(each => each.member.Id),
            ("joined", false) => query.OrderBy(each => each.member.JoinedOn).ThenBy(each => each.member.Id),
            ("joined", true) => query.OrderByDescending(each => each.member.JoinedOn).ThenBy(each => each.member.Id),
            _ => query.OrderBy(each => each.member.OrganizationId).ThenBy(each => each.member.Id),
        };
        var rows = await query.Skip(request.Skip).Take(request.Take)
            .Select(each => new MemberRow(each.member.Id, each.member.Name, each.member.Gender, each.member.BornOn, each.member.JoinedOn, each.member.Standing, each.member.OrganizationId, each.organization.Name)).ToListAsync(cancellationToken);
        return new(rows, total);
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
}
