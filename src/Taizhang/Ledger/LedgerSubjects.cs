using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>The organizations and people of a subtree, as far as the reader may see them.</summary>
/// <param name="Organizations">The organizations with their names, in the order of the hierarchy.</param>
/// <param name="Members">The people with their names: those there now, and those who were.</param>
public sealed record SubjectNames(IReadOnlyDictionary<long, string> Organizations, IReadOnlyDictionary<long, string> Members)
{
    /// <summary>What a subject is called.</summary>
    public string Of(Subject subject) =>
        (subject.Kind == SubjectKind.Organization ? Organizations : Members).GetValueOrDefault(subject.Id) ?? subject.ToString();
}

/// <summary>Finds who is judged under an organization.</summary>
public sealed class LedgerSubjects(TaizhangDb db) : IReading
{
    /// <summary>All subjects under the organization with this path, itself included.</summary>
    public async Task<SubjectNames> UnderAsync(string path, CancellationToken cancellationToken)
    {
        var organizations = await db.OrganizationsInScope.AsNoTracking().Where(each => each.Path.StartsWith(path))
            .OrderBy(each => each.Path).Select(each => new { each.Id, each.Name }).ToDictionaryAsync(each => each.Id, each => each.Name, cancellationToken);
        var under = db.OrganizationsInScope.Where(each => each.Path.StartsWith(path)).Select(each => each.Id);
        var members = await db.Members.AsNoTracking()
            .Where(member => under.Contains(member.OrganizationId) || db.Memberships.Any(row => row.MemberId == member.Id && row.SupersededAt == null && under.Contains(row.OrganizationId)))
            .OrderBy(member => member.OrganizationId).ThenBy(member => member.Id)
            .Select(member => new { member.Id, member.Name }).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        return new(organizations, members);
    }

    /// <summary>Some subjects, as far as the reader may see them.</summary>
    public async Task<SubjectNames> OfAsync(IReadOnlyCollection<Subject> asked, CancellationToken cancellationToken)
    {
        var organizations = asked.Where(each => each.Kind == SubjectKind.Organization).Select(each => each.Id).ToHashSet();
        var members = asked.Where(each => each.Kind == SubjectKind.Member).Select(each => each.Id).ToHashSet();
        return new(
            await db.OrganizationsInScope.AsNoTracking().Where(each => organizations.Contains(each.Id)).Select(each => new { each.Id, each.Name }).ToDictionaryAsync(each => each.Id, each => each.Name, cancellationToken),
            await db.Members.AsNoTracking().Where(each => members.Contains(each.Id)).Select(each => new { each.Id, each.Name }).ToDictionaryAsync(each => each.Id, each => each.Name, cancellationToken));
    }
}
