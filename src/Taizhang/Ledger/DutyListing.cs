using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>A duty in a list.</summary>
public sealed record DutyRow(string Code, Bilingual Title, string PeriodKey, Subject Subject, string SubjectName, DutyState State, DateOnly DueOn, long Achieved, long Expected, Measure Measure);

/// <summary>Counts of a requirement over a subtree.</summary>
public sealed record RequirementCounts(Requirement Requirement, int Met, int Missed, int Running, int OutOfReach);

/// <summary>What is due, what is behind: lists and counts for front pages.</summary>
public sealed class DutyListing(TaizhangDb db, RequirementBook book) : IReading
{
    /// <summary>Duties of the reader's scope in some states, the nearest due day first.</summary>
    public async Task<IReadOnlyList<DutyRow>> ListAsync(IReadOnlyCollection<DutyState> states, Subject? subject, int most, CancellationToken cancellationToken)
    {
        var requirements = (await book.ReadAsync(db, cancellationToken)).ToDictionary(requirement => requirement.Id);
        var query = db.Duties.AsNoTracking();
        query = subject is { } only
            ? query.Where(duty => duty.SubjectKind == only.Kind && duty.SubjectId == only.Id && states.Contains(duty.State))
            : states.Select(state => Nearest(query.Where(duty => duty.State == state), most)).Aggregate((one, other) => one.Concat(other));
        var duties = await Nearest(query, most).ToListAsync(cancellationToken);
        var organizations = duties.Where(duty => duty.SubjectKind == SubjectKind.Organization).Select(duty => duty.SubjectId).ToHashSet();
        var members = duties.Where(duty => duty.SubjectKind == SubjectKind.Member).Select(duty => duty.SubjectId).ToHashSet();
        var names = await db.Organizations.Where(each => organizations.Contains(each.Id)).ToDictionaryAsync(each => new Subject(SubjectKind.Organization, each.Id), each => each.Name, cancellationToken);
        foreach (var member in await db.Members.Where(each => members.Contains(each.Id)).Select(each => new { each.Id, each.Name }).ToListAsync(cancellationToken))
        {
            names[new Subject(SubjectKind.Member, member.Id)] = member.Name;
        }

        return [.. duties.Where(duty => requirements.ContainsKey(duty.RequirementId)).Select(duty =>
        {
            var requirement = requirements[duty.RequirementId];
            return new DutyRow(requirement.Code, requirement.Title, duty.PeriodKey, duty.Subject, names.GetValueOrDefault(duty.Subject, duty.Subject.ToString()), duty.State, duty.DueOn, duty.Achieved, duty.Expected, requirement.Measure);
        })];
    }

    /// <summary>Counts of an organization's whole subtree by requirement, for periods of a year and what always holds.</summary>
    public async Task<IReadOnlyList<RequirementCounts>> ByRequirementAsync(long organizationId, int year, CancellationToken cancellationToken)
    {
        var requirements = (await book.ReadAsync(db, cancellationToken)).ToDictionary(requirement => requirement.Id);
        var rows = await OfYear(year).Where(row => row.OrganizationId == organizationId).ToListAsync(cancellationToken);
        return [.. rows.Where(row => requirements.ContainsKey(row.RequirementId)).GroupBy(row => requirements[row.RequirementId].Code)
            .Select(group => new RequirementCounts(
                requirements[group.Max(row => row.RequirementId)],
                group.Sum(row => row.Met + row.MetLate),
                group.Sum(row => row.Missed),
                group.Sum(row => row.Open + row.DueSoon),
                group.Sum(row => row.OutOfReach)))
            .OrderByDescending(counts => counts.Missed + counts.OutOfReach).ThenBy(counts => counts.Requirement.Code, StringComparer.Ordinal)];
    }

    /// <summary>Those due next; of each state apart an index has them in that order, however many there are.</summary>
    private static IQueryable<Duty> Nearest(IQueryable<Duty> duties, int most) => duties.OrderBy(duty => duty.DueOn).ThenBy(duty => duty.RequirementId).ThenBy(duty => duty.SubjectId).Take(most);

    /// <summary>The organization at the top.</summary>
    public async Task<long> RootIdAsync(CancellationToken cancellationToken) => await db.Organizations.Where(organization => organization.ParentId == null).Select(organization => organization.Id).FirstOrDefaultAsync(cancellationToken);

    private IQueryable<RollUp> OfYear(int year)
    {
        var prefix = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return db.RollUps.AsNoTracking().Where(row => row.PeriodKey.StartsWith(prefix) || row.PeriodKey == CalendarPeriod.Standing);
    }
}
