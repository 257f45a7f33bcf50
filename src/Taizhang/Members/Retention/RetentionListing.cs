using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Retention;

/// <summary>A person of whom values are past their term.</summary>
/// <param name="MemberId">The person.</param>
/// <param name="Name">The name.</param>
/// <param name="Organization">The organization that answers or answered for the person.</param>
/// <param name="OrganizationPath">Where that lies.</param>
/// <param name="HasLeft">Whether the person left the roll; else the longest time for notes of care is over.</param>
/// <param name="Kinds">Which values.</param>
/// <param name="Since">The day the oldest of them came.</param>
public sealed record PastTerm(long MemberId, string Name, string Organization, string OrganizationPath, bool HasLeft, IReadOnlyList<PersonalKind> Kinds, DateOnly Since);

/// <summary>Values of people of the reader's scope that are past their term: people decide on them, the machine takes nothing out.</summary>
public sealed class RetentionListing(TaizhangDb db, TimeProvider clock) : IReading
{
    /// <summary>How many people have such values.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        db.PersonalValues.Past(db.Members, clock.Today()).Select(value => value.MemberId).Distinct().CountAsync(cancellationToken);

    /// <summary>Whose and which, of all or of one person.</summary>
    public async Task<IReadOnlyList<PastTerm>> ListAsync(long? memberId, CancellationToken cancellationToken)
    {
        var rows = await (from value in db.PersonalValues.AsNoTracking().Past(db.Members, clock.Today())
                          join member in db.Members on value.MemberId equals member.Id
                          join organization in db.Organizations on member.OrganizationId equals organization.Id
                          where memberId == null || member.Id == memberId
                          orderby value.MemberId, value.Kind
                          select new { value.MemberId, value.Kind, value.RecordedAt, member.Name, member.Standing, Organization = organization.Name, organization.Path }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.MemberId).Select(group => new PastTerm(group.Key, group.First().Name, group.First().Organization, group.First().Path, group.First().Standing == Standing.Left,
            [.. group.Select(row => row.Kind)], ChinaClock.DayOf(group.Min(row => row.RecordedAt))))];
    }
}
