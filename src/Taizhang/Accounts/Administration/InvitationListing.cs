using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Administration;

/// <summary>A branch or committee with the people on its roll who have no account.</summary>
public sealed record RollToInvite(long OrganizationId, string Name, int Depth, int WithoutAccount);

/// <summary>A person to open an account for: what tells two of one name apart, and nothing else.</summary>
public sealed record PersonToInvite(long MemberId, string Name, string? Code, string Organization, string ProposedLogin);

/// <summary>Who has no account yet, for the one who opens accounts.</summary>
public sealed class InvitationListing(TaizhangDb db, TimeProvider clock) : IReading
{
    /// <summary>How many people a search shows.</summary>
    public const int Most = 20;

    /// <summary>The organizations with somebody on the roll who has no account, in the order of the hierarchy.</summary>
    public async Task<IReadOnlyList<RollToInvite>> RollsAsync(CancellationToken cancellationToken)
    {
        var counts = await People().GroupBy(person => person.OrganizationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancellationToken);
        var organizations = await db.Organizations.IgnoreQueryFilters().AsNoTracking().OrderBy(each => each.Path).Select(each => new { each.Id, each.Name, each.Path }).ToListAsync(cancellationToken);
        return [.. organizations.Where(each => counts.ContainsKey(each.Id)).Select(each => new RollToInvite(each.Id, each.Name, each.Path.Count(letter => letter == '/') - 2, counts[each.Id]))];
    }

    /// <summary>People without an account whose name has a text in it, or whose number it is.</summary>
    public async Task<IReadOnlyList<PersonToInvite>> SearchAsync(string text, CancellationToken cancellationToken)
    {
        var initials = text.ToUpperInvariant();
        var found = await (from person in People()
                           join organization in db.Organizations.IgnoreQueryFilters() on person.OrganizationId equals organization.Id
                           where person.Name.Contains(text) || person.Code == text || person.Initials!.StartsWith(initials)
                           orderby person.Name, person.Id
                           select new { person.Id, person.Name, person.Code, person.Initials, Organization = organization.Name }).Distinct().Take(Most).ToListAsync(cancellationToken);
        return [.. found.Select(each => new PersonToInvite(each.Id, each.Name, each.Code, each.Organization, Logins.Proposed(each.Initials, each.Id)))];
    }

    private IQueryable<OnARoll> People()
    {
        var today = clock.Today();
        return from membership in db.Memberships.IgnoreQueryFilters()
               join member in db.Members.IgnoreQueryFilters() on membership.MemberId equals member.Id
               where membership.SupersededAt == null && membership.From <= today && (membership.To == null || membership.To >= today) && !db.Accounts.Any(account => account.MemberId == member.Id)
               select new OnARoll { Id = member.Id, Name = member.Name, Code = member.Code, Initials = member.Initials, OrganizationId = membership.OrganizationId };
    }

    private sealed class OnARoll
    {
        public long Id { get; init; }

        public required string Name { get; init; }

        public string? Code { get; init; }

        public string? Initials { get; init; }

        public long OrganizationId { get; init; }
    }
}
