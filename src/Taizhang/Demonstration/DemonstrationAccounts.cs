using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members;

namespace Taizhang.Demonstration;

/// <summary>A person one may come to the demonstration as.</summary>
/// <param name="Key">The key the sign-in form sends.</param>
/// <param name="Actor">Who it is, with role and scope.</param>
/// <param name="Organization">The name of the organization the role is held in.</param>
public sealed record DemonstrationAccount(string Key, Actor Actor, string Organization);

/// <summary>Whether the system runs as a demonstration, where anyone may come as one of its accounts.</summary>
public sealed record DemonstrationMode(bool IsOn)
{
    /// <summary>No demonstration: the accounts do not exist.</summary>
    public static DemonstrationMode Off { get; } = new(false);
}

/// <summary>The accounts of the demonstration: the office, the personnel section, and people found in the registry by their posts.</summary>
public sealed class DemonstrationAccounts(TaizhangDb db, DemonstrationMode mode) : IReading
{
    private static readonly (string Key, Role Role)[] Administrators =
    [
        ("system-administrator", Role.SystemAdministrator),
        ("security-administrator", Role.SecurityAdministrator),
        ("audit-administrator", Role.AuditAdministrator),
    ];

    /// <summary>All accounts, the office first; none where no demonstration runs.</summary>
    public async Task<IReadOnlyList<DemonstrationAccount>> ListAsync(CancellationToken cancellationToken)
    {
        if (!mode.IsOn)
        {
            return [];
        }

        var organizations = await db.Organizations.IgnoreQueryFilters().AsNoTracking().OrderBy(organization => organization.Id).ToDictionaryAsync(organization => organization.Id, cancellationToken);
        var root = organizations.Values.FirstOrDefault(organization => organization.ParentId is null);
        if (root is null)
        {
            return [];
        }

        var accounts = new List<DemonstrationAccount>
        {
            new("office", new Actor("", Role.OfficeClerk, null, root.Id, Scope.Everything, root.Path), root.Name),
            new("personnel", new Actor("", Role.PersonnelSection, null, root.Id, Scope.Everything, root.Path), root.Name),
        };
        accounts.AddRange(Administrators.Select(each => new DemonstrationAccount(each.Key, new Actor("", each.Role, null, null, Scope.Nothing), root.Name)));
        var secretaries = await (from post in db.Posts.IgnoreQueryFilters()
                                 join member in db.Members.IgnoreQueryFilters() on post.MemberId equals member.Id
                                 where post.Kind == PostKind.Secretary && post.To == null && post.SupersededAt == null
                                 orderby post.OrganizationId
                                 select new { member.Id, member.Name, post.OrganizationId }).Take(6).ToListAsync(cancellationToken);
        accounts.AddRange(secretaries.Select(person => Account($"secretary-{person.Id}", person.Name, Role.BranchSecretary, person.Id, person.OrganizationId)));
        var leaders = await (from rank in db.RankHoldings.IgnoreQueryFilters()
                             join member in db.Members.IgnoreQueryFilters() on rank.MemberId equals member.Id
                             where rank.Rank >= CadreRank.DivisionLevel && rank.To == null && rank.SupersededAt == null
                             orderby member.Id
                             select new { member.Id, member.Name, member.OrganizationId }).Take(3).ToListAsync(cancellationToken);
        accounts.AddRange(leaders.Select(person => Account($"leader-{person.Id}", person.Name, Role.Leader, person.Id, person.OrganizationId)));
        var members = await db.Members.IgnoreQueryFilters().Where(member => member.Standing == Standing.Full || member.Standing == Standing.Probationary)
            .OrderByDescending(member => member.Id).Select(member => new { member.Id, member.Name, member.OrganizationId }).Take(2).ToListAsync(cancellationToken);
        accounts.AddRange(members.Select(person => Account($"member-{person.Id}", person.Name, Role.Member, person.Id, person.OrganizationId)));
        return accounts;

        DemonstrationAccount Account(string key, string name, Role role, long memberId, long organizationId)
        {
            var home = organizations[organizationId];
            var scope = role switch
            {
                Role.Leader => new Scope("/"),
                Role.Member => new Scope(home.Path, memberId),
                _ => new Scope(home.Path),
            };
            return new(key, new Actor(name, role, memberId, organizationId, scope, home.Path), home.Name);
        }
    }
}
