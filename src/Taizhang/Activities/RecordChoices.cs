using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Activities;

/// <summary>An organization or person one may choose in a form.</summary>
public sealed record RecordChoice(long Id, string Name, string? Beside = null);

/// <summary>The roll of an organization on a day.</summary>
public sealed record Roll(long OrganizationId, string Organization, IReadOnlyList<RecordChoice> People);

/// <summary>What a record form offers: organizations, the roll of the day, people who may lead, partners.</summary>
/// <remarks>
/// A joint meeting and a lecture of a leader need names from beside the own branch: of the same committee, and names alone.
/// </remarks>
public sealed class RecordChoices(TaizhangDb db) : IReading
{
    /// <summary>People and partners offered at the most.</summary>
    private const int Most = 400;

    private static readonly PostKind[] CommitteePosts =
        [PostKind.Secretary, PostKind.DeputySecretary, PostKind.OrganizationOfficer, PostKind.PublicityOfficer, PostKind.DisciplineOfficer, PostKind.CommitteeMember];

    /// <summary>The organizations for which the actor may record, in the order of the hierarchy; of very many, those around the chosen or the own one.</summary>
    public async Task<IReadOnlyList<RecordChoice>> OrganizationsAsync(Actor actor, Permission permission, long? chosenId, CancellationToken cancellationToken) =>
        [.. (await db.OrganizationsInScope.Where(each => each.DissolvedOn == null).AroundAsync(chosenId ?? actor.OrganizationId, cancellationToken)).Where(each => actor.May(permission, each.Path)).Select(each => new RecordChoice(each.Id, each.Name))];

    /// <summary>The organizations of the reader's scope, for filters; of very many, those around the chosen one.</summary>
    public async Task<IReadOnlyList<RecordChoice>> InScopeAsync(long? chosenId, CancellationToken cancellationToken) =>
        [.. (await db.OrganizationsInScope.AroundAsync(chosenId, cancellationToken)).Select(each => new RecordChoice(each.Id, each.Name))];

    /// <summary>Who is called to an activity of the kind on the day: the roll, or the committee alone, of each organization.</summary>
    public async Task<IReadOnlyList<Roll>> RollsAsync(IReadOnlyCollection<long> organizations, FactKind? kind, DateOnly day, CancellationToken cancellationToken)
    {
        var near = await NearAsync(organizations.FirstOrDefault(), cancellationToken);
        var rows = await (from membership in db.Memberships.IgnoreQueryFilters()
                          join member in db.Members.IgnoreQueryFilters() on membership.MemberId equals member.Id
                          join organization in near on membership.OrganizationId equals organization.Id
                          where organizations.Contains(organization.Id) && membership.SupersededAt == null && membership.From <= day && (membership.To == null || membership.To >= day)
                              && (membership.Standing == Standing.Full || membership.Standing == Standing.Probationary)
                          orderby member.Id
                          select new { member.Id, member.Name, OrganizationId = organization.Id, Organization = organization.Name, membership.Standing }).ToListAsync(cancellationToken);
        var posts = kind is { } asked && ActivityKinds.OfCommittee(asked)
            ? await db.Posts.IgnoreQueryFilters().Where(post => organizations.Contains(post.OrganizationId) && CommitteePosts.Contains(post.Kind) && post.SupersededAt == null && post.From <= day && (post.To == null || post.To >= day))
                .Select(post => new { post.MemberId, post.OrganizationId }).Distinct().ToListAsync(cancellationToken)
            : null;
        return [.. rows
            .Where(row => posts is null || posts.Any(post => post.MemberId == row.Id && post.OrganizationId == row.OrganizationId) || posts.All(post => post.OrganizationId != row.OrganizationId))
            .GroupBy(row => (row.OrganizationId, row.Organization)).OrderBy(group => group.Key.OrganizationId != organizations.First())
            .Select(group => new Roll(group.Key.OrganizationId, group.Key.Organization, [.. group.DistinctBy(row => row.Id).Select(row => new RecordChoice(row.Id, row.Name))]))];
    }

    /// <summary>People from beside the organization who may lead there: secretaries and division-level leaders of the same committee.</summary>
    public async Task<IReadOnlyList<RecordChoice>> LeadersAsync(long organizationId, DateOnly day, CancellationToken cancellationToken)
    {
        var near = await NearAsync(organizationId, cancellationToken);
        var rows = await (from member in db.Members.IgnoreQueryFilters()
                          join organization in near on member.OrganizationId equals organization.Id
                          where organization.Id != organizationId
                              && (db.RankHoldings.IgnoreQueryFilters().Any(rank => rank.MemberId == member.Id && rank.Rank >= CadreRank.DivisionLevel && rank.SupersededAt == null && rank.From <= day && (rank.To == null || rank.To >= day))
                                  || db.Posts.IgnoreQueryFilters().Any(post => post.MemberId == member.Id && (post.Kind == PostKind.Secretary || post.Kind == PostKind.DeputySecretary) && post.SupersededAt == null && post.From <= day && (post.To == null || post.To >= day)))
                          orderby organization.Path, member.Id
                          select new { member.Id, member.Name, Organization = organization.Name }).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RecordChoice(row.Id, row.Name, row.Organization))];
    }

    /// <summary>People a talk may be between: all of the organization and below it, whatever their standing, and those who may lead from beside it.</summary>
    public async Task<IReadOnlyList<RecordChoice>> TalkersAsync(long organizationId, DateOnly day, CancellationToken cancellationToken)
    {
        var path = await db.OrganizationsInScope.Where(each => each.Id == organizationId).Select(each => each.Path).FirstOrDefaultAsync(cancellationToken) ?? "-";
        var own = await (from membership in db.Memberships.IgnoreQueryFilters()
                         join member in db.Members.IgnoreQueryFilters() on membership.MemberId equals member.Id
                         join organization in db.Organizations.IgnoreQueryFilters() on membership.OrganizationId equals organization.Id
                         where organization.Path.StartsWith(path) && membership.SupersededAt == null && membership.Standing != Standing.Left && membership.From <= day && (membership.To == null || membership.To >= day)
                         orderby organization.Path, member.Id
                         select new { member.Id, member.Name, OrganizationId = organization.Id, Organization = organization.Name }).Take(Most).ToListAsync(cancellationToken);
        return [.. own.Select(row => new RecordChoice(row.Id, row.Name, row.OrganizationId == organizationId ? null : row.Organization)).Concat(await LeadersAsync(organizationId, day, cancellationToken)).DistinctBy(person => person.Id)];
    }

    /// <summary>What an election's form begins with: how many are entitled, when a term usually ends, and who may stand.</summary>
    public async Task<(int Entitled, DateOnly? UsualEnd, IReadOnlyList<RecordChoice> People)> ElectorsAsync(long organizationId, DateOnly day, CancellationToken cancellationToken)
    {
        var organization = await db.OrganizationsInScope.AsNoTracking().FirstOrDefaultAsync(each => each.Id == organizationId, cancellationToken);
        var path = organization?.Path ?? "-";
        var people = await (from membership in db.Memberships.IgnoreQueryFilters()
                            join member in db.Members.IgnoreQueryFilters() on membership.MemberId equals member.Id
                            join each in db.Organizations.IgnoreQueryFilters() on membership.OrganizationId equals each.Id
                            where each.Path.StartsWith(path) && membership.SupersededAt == null && membership.Standing == Standing.Full && membership.From <= day && (membership.To == null || membership.To >= day)
                            orderby each.Path, member.Id
                            select new RecordChoice(member.Id, member.Name, null)).ToListAsync(cancellationToken);
        return (people.DistinctBy(person => person.Id).Count(), organization is null ? null : ElectionChecks.UsualEnd(organization.Type, day), [.. people.DistinctBy(person => person.Id).Take(Most)]);
    }

    /// <summary>Organizations of the same committee that may take part.</summary>
    public async Task<IReadOnlyList<RecordChoice>> PartnersAsync(long organizationId, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await (await NearAsync(organizationId, cancellationToken))
            .Where(each => each.Id != organizationId && each.FoundedOn <= day && (each.DissolvedOn == null || each.DissolvedOn >= day) && each.Type != OrganizationType.Level && each.Type != OrganizationType.CellGroup)
            .OrderBy(each => each.Path).Take(Most).Select(each => new { each.Id, each.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RecordChoice(row.Id, row.Name))];
    }

    /// <summary>The place where the organization last met, the secretary of the day: what a form begins with.</summary>
    public async Task<(string? Place, long? SecretaryId)> UsualAsync(long organizationId, DateOnly day, CancellationToken cancellationToken) =>
        (await db.Activities.Where(activity => activity.OrganizationId == organizationId && activity.SupersededAt == null && activity.Place != null).OrderByDescending(activity => activity.HeldOn).Select(activity => activity.Place).FirstOrDefaultAsync(cancellationToken),
         await db.Posts.Where(post => post.OrganizationId == organizationId && post.Kind == PostKind.Secretary && post.SupersededAt == null && post.From <= day && (post.To == null || post.To >= day)).Select(post => (long?)post.MemberId).FirstOrDefaultAsync(cancellationToken));

    /// <summary>The organizations under the same committee; of a committee, all below it.</summary>
    internal async Task<IQueryable<Organization>> NearAsync(long organizationId, CancellationToken cancellationToken)
    {
        var path = await db.OrganizationsInScope.Where(each => each.Id == organizationId).Select(each => each.Path).FirstOrDefaultAsync(cancellationToken) ?? "-";
        var keys = Organization.KeysOf(path == "-" ? "" : path).ToList();
        var above = await db.Organizations.Where(each => keys.Contains(each.Id) && (each.Type == OrganizationType.OrganPartyCommittee || each.Type == OrganizationType.PrimaryCommittee)).OrderByDescending(each => each.Path.Length).Select(each => each.Path).FirstOrDefaultAsync(cancellationToken) ?? path;
        return db.Organizations.IgnoreQueryFilters().AsNoTracking().Where(each => each.Path.StartsWith(above));
    }
}
