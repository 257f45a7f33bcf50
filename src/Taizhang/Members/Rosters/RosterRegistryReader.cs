using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Rosters;

/// <summary>The registry of the reader's scope on a day, in five queries, with personal data opened.</summary>
public sealed class RosterRegistryReader(TaizhangDb db, PersonalSeals seals) : IReading
{
    private static readonly PersonalKind[] Kinds = [PersonalKind.IdentityNumber, PersonalKind.Phone, PersonalKind.Address];

    /// <summary>The registry on the day.</summary>
    public async Task<RosterRegistry> ReadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var organizations = await db.Organizations.AsNoTracking().OrderBy(organization => organization.Path).ToListAsync(cancellationToken);
        var members = await db.Members.AsNoTracking().OrderBy(member => member.Id).ToListAsync(cancellationToken);
        var memberships = (await db.Memberships.AsNoTracking().Where(row => row.SupersededAt == null && (row.To == null || row.To >= day)).ToListAsync(cancellationToken)).ToLookup(row => row.MemberId);
        var posts = (await db.Posts.AsNoTracking().Where(row => row.SupersededAt == null && row.To == null && row.From <= day).OrderBy(row => row.Id).ToListAsync(cancellationToken))
            .ToLookup(row => row.MemberId, row => new KnownPost(row.Id, row.OrganizationId, row.Kind, row.From));
        var ranks = (await db.RankHoldings.AsNoTracking().Where(row => row.SupersededAt == null && row.To == null && row.From <= day).ToListAsync(cancellationToken)).ToLookup(row => row.MemberId);
        var values = (await db.PersonalValues.AsNoTracking().Where(value => value.Sealed != null && Kinds.Contains(value.Kind)).ToListAsync(cancellationToken)).ToLookup(value => value.MemberId);
        var unreadable = new List<string>();
        return new RosterRegistry(day, [.. members.Select(member => Person(member, memberships[member.Id], posts[member.Id], ranks[member.Id].MaxBy(rank => rank.From)))], organizations) { Unreadable = unreadable };

        KnownPerson Person(Member member, IEnumerable<Membership> all, IEnumerable<KnownPost> held, RankHolding? rank)
        {
            var now = all.Where(row => row.From <= day && row.Standing != Standing.Left).MaxBy(row => row.From);
            var later = all.Where(row => row.From > day).Select(row => (DateOnly?)row.From).Append(now?.To?.AddDays(1)).Min();
            return new KnownPerson(
                member.Id,
                Fields(member, values[member.Id], unreadable),
                now is null ? null : new KnownMembership(now.Id, now.OrganizationId, now.Standing, now.From),
                later,
                [.. held],
                rank is null ? null : new KnownRank(rank.Id, rank.Rank, rank.From));
        }
    }

    /// <summary>The rows of sealed values of some people, to be changed.</summary>
    internal async Task<ILookup<long, PersonalValue>> ValuesAsync(IEnumerable<long> memberIds, CancellationToken cancellationToken) =>
        (await db.PersonalValues.Where(value => memberIds.Contains(value.MemberId)).ToListAsync(cancellationToken)).ToLookup(value => value.MemberId);

    /// <summary>What a member's entry says, opened; names of people whose values do not open are noted.</summary>
    internal PersonFields Fields(Member member, IEnumerable<PersonalValue> values, List<string>? unreadable = null)
    {
        var opened = values.Select(value => (value.Kind, Opened: seals.Open(value))).ToList();
        if (opened.Exists(each => each.Opened.Fault != OpenFault.None))
        {
            unreadable?.Add(member.Name);
        }

        return new(
            member.Name, member.Gender, member.BornOn, member.Ethnicity, member.Education, member.Occupation, member.JoinedOn, member.ConvertedOn, member.Standing, member.OrganizationId, member.Code,
            Text(PersonalKind.IdentityNumber), Text(PersonalKind.Phone), Text(PersonalKind.Address), member.LostContactOn, member.FloatingTo);

        string? Text(PersonalKind kind) => opened.Find(each => each.Kind == kind).Opened?.Text;
    }

    /// <summary>Writes what is wanted into a member's entry; sealed values go into their own rows.</summary>
    internal static void Write(PersonFields wanted, Member member)
    {
        (member.Name, member.Gender, member.BornOn, member.Ethnicity, member.Education) = (wanted.Name, wanted.Gender, wanted.BornOn, wanted.Ethnicity, wanted.Education);
        (member.Occupation, member.JoinedOn, member.ConvertedOn, member.Standing, member.OrganizationId, member.Code) = (wanted.Occupation, wanted.JoinedOn, wanted.ConvertedOn, wanted.Standing, wanted.OrganizationId, wanted.Code);
        (member.LostContactOn, member.FloatingTo) = (wanted.LostContactOn, wanted.FloatingTo);
    }

    /// <summary>Seals what is wanted and is another than before.</summary>
    internal void Seal(long memberId, PersonFields? before, PersonFields wanted, IEnumerable<PersonalValue> rows, ValueSource source)
    {
        var kept = rows.ToDictionary(row => row.Kind);
        foreach (var (kind, old, value) in new[]
        {
            (PersonalKind.IdentityNumber, before?.IdentityNumber, wanted.IdentityNumber),
            (PersonalKind.Phone, before?.Phone, wanted.Phone),
            (PersonalKind.Address, before?.Address, wanted.Address),
        })
        {
            if (old != value)
            {
                seals.Put(memberId, kind, kept.GetValueOrDefault(kind), value, source);
            }
        }
    }
}
