using Taizhang.Organizations;

namespace Taizhang.Members.Rosters;

/// <summary>What a roster may say about a person, as values; personal data is open here and is never stored so.</summary>
public sealed record PersonFields(
    string Name, Gender Gender, DateOnly? BornOn, string? Ethnicity, string? Education, string? Occupation, DateOnly? JoinedOn, DateOnly? ConvertedOn,
    Standing Standing, long OrganizationId, string? Code, string? IdentityNumber, string? Phone, string? Address, DateOnly? LostContactOn = null, string? FloatingTo = null);

/// <summary>The membership that holds on the day.</summary>
public sealed record KnownMembership(long Id, long OrganizationId, Standing Standing, DateOnly From);

/// <summary>A post that is held on the day.</summary>
public sealed record KnownPost(long Id, long OrganizationId, PostKind Kind, DateOnly From);

/// <summary>The rank that is held on the day.</summary>
public sealed record KnownRank(long Id, CadreRank Rank, DateOnly From);

/// <summary>A person of the registry.</summary>
/// <param name="Id">The key.</param>
/// <param name="Fields">What is known.</param>
/// <param name="Membership">The membership on the day.</param>
/// <param name="ChangesOn">The day after the roster's on which the membership changes, where it does.</param>
/// <param name="Posts">Posts on the day.</param>
/// <param name="Rank">The rank on the day.</param>
public sealed record KnownPerson(long Id, PersonFields Fields, KnownMembership? Membership, DateOnly? ChangesOn, IReadOnlyList<KnownPost> Posts, KnownRank? Rank);

/// <summary>The registry on the day a roster speaks of.</summary>
public sealed record RosterRegistry(DateOnly AsOf, IReadOnlyList<KnownPerson> People, IReadOnlyList<Organization> Organizations)
{
    /// <summary>Names of people of whom a sealed value does not open.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    private readonly Dictionary<long, Organization> _byId = Organizations.ToDictionary(organization => organization.Id);

    /// <summary>What an organization is called.</summary>
    public string NameOf(long organizationId) => _byId.TryGetValue(organizationId, out var organization) ? organization.Name : "";

    /// <summary>The keys from the root down to an organization.</summary>
    public string PathOf(long organizationId) => _byId.TryGetValue(organizationId, out var organization) ? organization.Path : "";

    /// <summary>Whether one organization is the other or above it.</summary>
    public bool IsAtOrAbove(long upperId, long lowerId) => _byId.TryGetValue(lowerId, out var lower) && _byId.TryGetValue(upperId, out var upper) && lower.Path.StartsWith(upper.Path, StringComparison.Ordinal);

    /// <summary>Where a post of this level is held by someone of a branch; null where there is no such organization.</summary>
    public long? HolderOf(PostLevel level, long branchId)
    {
        if (level == PostLevel.Branch)
        {
            return branchId;
        }

        return Organization.KeysOf(_byId[branchId].Path).Reverse().Select(id => _byId.GetValueOrDefault(id))
            .FirstOrDefault(organization => organization is not null && organization.Id != branchId && LevelOf(organization.Type) == level)?.Id;
    }

    /// <summary>The level of an organization; null for one that holds no posts of a roster.</summary>
    public PostLevel? LevelOf(long organizationId) => _byId.TryGetValue(organizationId, out var organization) ? LevelOf(organization.Type) : null;

    private static PostLevel? LevelOf(OrganizationType type) => type switch
    {
        OrganizationType.Branch or OrganizationType.JointBranch or OrganizationType.TemporaryBranch => PostLevel.Branch,
        OrganizationType.GeneralBranch => PostLevel.GeneralBranch,
        OrganizationType.OrganPartyCommittee or OrganizationType.PrimaryCommittee => PostLevel.Committee,
        _ => null,
    };
}
