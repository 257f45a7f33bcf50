using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>The registry of the reader's scope on a day, in four queries, with personal data opened.</summary>
public sealed class RosterRegistryReader(TaizhangDb db, PersonalData personalData) : IReading
{
    /// <summary>The registry on the day.</summary>
    public async Task<RosterRegistry> ReadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var organizations = await db.Organizations.AsNoTracking().OrderBy(organization => organization.Path).ToListAsync(cancellationToken);
        var members = await db.Members.AsNoTracking().OrderBy(member => member.Id).ToListAsync(cancellationToken);
        var memberships = (await db.Memberships.AsNoTracking().Where(row => row.SupersededAt == null && (row.To == null || row.To >= day)).ToListAsync(cancellationToken)).ToLookup(row => row.MemberId);
        var posts = (await db.Posts.AsNoTracking().Where(row => row.SupersededAt == null && row.To == null && row.From <= day).OrderBy(row => row.Id).ToListAsync(cancellationToken))
            .ToLookup(row => row.MemberId, row => new KnownPost(row.Id, row.OrganizationId, row.Kind, row.From));
        var ranks = (await db.RankHoldings.AsNoTracking().Where(row => row.SupersededAt == null && row.To == null && row.From <= day).ToListAsync(cancellationToken)).ToLookup(row => row.MemberId);
        return new RosterRegistry(day, [.. members.Select(member => Person(member, memberships[member.Id], posts[member.Id], ranks[member.Id].MaxBy(rank => rank.From)))], organizations);

        KnownPerson Person(Member member, IEnumerable<Membership> all, IEnumerable<KnownPost> held, RankHolding? rank)
        {
            var now = all.Where(row => row.From <= day && row.Standing != Standing.Left).MaxBy(row => row.From);
            var later = all.Where(row => row.From > day).Select(row => (DateOnly?)row.From).Append(now?.To?.AddDays(1)).Min();
            return new KnownPerson(
                member.Id,
                Fields(member),
                now is null ? null : new KnownMembership(now.Id, now.OrganizationId, now.Standing, now.From),
                later,
                [.. held],
                rank is null ? null : new KnownRank(rank.Id, rank.Rank, rank.From));
        }
    }

    /// <summary>What a member's entry says, opened.</summary>
    internal PersonFields Fields(Member member) => new(
        member.Name, member.Gender, member.BornOn, member.Ethnicity, member.Education, member.Occupation, member.JoinedOn, member.ConvertedOn, member.Standing, member.OrganizationId, member.Code,
        personalData.OpenText(PersonalDataKind.IdentityNumber, member.IdentityNumber), personalData.OpenText(PersonalDataKind.Phone, member.Phone));

    /// <summary>Writes what is wanted into a member's entry, sealed.</summary>
    internal void Write(PersonFields wanted, Member member)
    {
        var before = Fields(member);
        (member.Name, member.Gender, member.BornOn, member.Ethnicity, member.Education) = (wanted.Name, wanted.Gender, wanted.BornOn, wanted.Ethnicity, wanted.Education);
        (member.Occupation, member.JoinedOn, member.ConvertedOn, member.Standing, member.OrganizationId, member.Code) = (wanted.Occupation, wanted.JoinedOn, wanted.ConvertedOn, wanted.Standing, wanted.OrganizationId, wanted.Code);
        if (before.IdentityNumber != wanted.IdentityNumber)
        {
            member.IdentityNumber = wanted.IdentityNumber is { } number ? personalData.Seal(PersonalDataKind.IdentityNumber, number) : null;
            member.IdentityDigest = wanted.IdentityNumber is { } digested ? personalData.Digest(PersonalDataKind.IdentityNumber, digested) : null;
        }

        if (before.Phone != wanted.Phone)
        {
            member.Phone = wanted.Phone is { } phone ? personalData.Seal(PersonalDataKind.Phone, phone) : null;
        }
    }
}
