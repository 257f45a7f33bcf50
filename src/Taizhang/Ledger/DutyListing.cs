using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Ledger;

/// <summary>A duty in a list.</summary>
public sealed record DutyRow(Requirement Requirement, string PeriodKey, Subject Subject, string SubjectName, long OrganizationId, DutyState State, DateOnly DueOn)
{
    /// <summary>The requirement's code.</summary>
    public string Code => Requirement.Code;

    /// <summary>The requirement's title.</summary>
    public Bilingual Title => Requirement.Title;

    /// <summary>Whether it can still be done after its day: what is asked once, what follows an event, what always holds.</summary>
    public bool CanBeMadeUp => Requirement.Cadence is Cadence.Once or Cadence.Standing || Requirement.Measure is Measure.Within;
}

/// <summary>Counts of a requirement over a subtree.</summary>
public sealed record RequirementCounts(Requirement Requirement, int Met, int Missed, int Running, int OutOfReach)
{
    /// <summary>What was missed or can no longer be met.</summary>
    public int Behind => Missed + OutOfReach;

    /// <summary>All that is judged or runs.</summary>
    public int All => Met + Missed + Running + OutOfReach;
}

/// <summary>What of a requirement falls due soon or is out of reach in a period, over a subtree.</summary>
public sealed record ComingDuties(Requirement Requirement, string PeriodKey, int DueSoon, int OutOfReach);

/// <summary>How far an organization is behind, all requirements together.</summary>
public sealed record OrganizationBehind(long OrganizationId, string Name, int Behind, int All);

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
            return new DutyRow(requirement, duty.PeriodKey, duty.Subject, names.GetValueOrDefault(duty.Subject, duty.Subject.ToString()), duty.OrganizationId, duty.State, duty.DueOn);
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
            .OrderByDescending(counts => counts.Behind).ThenBy(counts => counts.Requirement.Code, StringComparer.Ordinal)];
    }

    /// <summary>What falls due soon or is out of reach in an organization's whole subtree, what is out of reach first and then the earliest period.</summary>
    public async Task<IReadOnlyList<ComingDuties>> ComingAsync(long organizationId, CancellationToken cancellationToken)
    {
        var requirements = (await book.ReadAsync(db, cancellationToken)).ToDictionary(requirement => requirement.Id);
        var rows = await db.RollUps.AsNoTracking().Where(row => row.OrganizationId == organizationId && row.DueSoon + row.OutOfReach > 0).ToListAsync(cancellationToken);
        return [.. rows.Where(row => requirements.ContainsKey(row.RequirementId)).Select(row => new ComingDuties(requirements[row.RequirementId], row.PeriodKey, row.DueSoon, row.OutOfReach))
            .OrderByDescending(row => row.OutOfReach > 0).ThenBy(row => CalendarPeriod.TryParse(row.PeriodKey, out var period) ? period.Days.To : DateOnly.MaxValue).ThenBy(row => row.Requirement.Code, StringComparer.Ordinal)];
    }

    /// <summary>The organizations of some kinds that are furthest behind in a year, as far as any is.</summary>
    public async Task<IReadOnlyList<OrganizationBehind>> BehindAsync(IReadOnlyCollection<OrganizationType> types, int year, int most, CancellationToken cancellationToken)
    {
        var rows = await (from row in OfYear(year)
                          join organization in db.OrganizationsInScope on row.OrganizationId equals organization.Id
                          where types.Contains(organization.Type) && organization.DissolvedOn == null
                          group row by new { organization.Id, organization.Name } into one
                          select new { one.Key.Id, one.Key.Name, Behind = one.Sum(row => row.Missed + row.OutOfReach), All = one.Sum(row => row.Missed + row.OutOfReach + row.Met + row.MetLate + row.Open + row.DueSoon) })
            .Where(each => each.Behind > 0).OrderByDescending(each => each.Behind).ThenBy(each => each.Id).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new OrganizationBehind(row.Id, row.Name, row.Behind, row.All))];
    }

    /// <summary>Those due next; of each state apart an index has them in that order, however many there are.</summary>
    private static IQueryable<Duty> Nearest(IQueryable<Duty> duties, int most) => duties.OrderBy(duty => duty.DueOn).ThenBy(duty => duty.RequirementId).ThenBy(duty => duty.SubjectId).Take(most);

    /// <summary>The organization at the top.</summary>
    public async Task<long> RootIdAsync(CancellationToken cancellationToken) => await db.Organizations.Where(organization => organization.ParentId == null).Select(organization => organization.Id).FirstOrDefaultAsync(cancellationToken);

    private IQueryable<RollUp> OfYear(int year)
    {
        var prefix = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return db.RollUps.AsNoTracking().Where(row => row.PeriodKey.StartsWith(prefix) || row.PeriodKey == CalendarPeriod.Standing || row.PeriodKey == CalendarPeriod.Once);
    }
}
