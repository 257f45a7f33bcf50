using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Accounts;

/// <summary>身份: what a person acts as, and for which part of the hierarchy. A person acts in one at a time.</summary>
/// <param name="Role">As what.</param>
/// <param name="OrganizationId">The organization it is held for; null for the whole store, or for an administrator.</param>
/// <param name="Organization">The organization's name.</param>
/// <param name="Scope">What is read in it.</param>
/// <param name="HomePath">The path of the organization the person belongs to, or acts for.</param>
public sealed record Capacity(Role Role, long? OrganizationId, string? Organization, Scope Scope, string? HomePath)
{
    /// <summary>The word a form sends for it.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Kebab.Word(Role)}{(OrganizationId is { } key ? $"-{key}" : "")}");
}

/// <summary>What a capacity is held by.</summary>
public enum HoldingKind
{
    /// <summary>A membership.</summary>
    Membership = 1,

    /// <summary>A post.</summary>
    Post = 2,

    /// <summary>A rank.</summary>
    Rank = 3,

    /// <summary>A grant.</summary>
    Grant = 4,
}

/// <summary>Something a person holds for a stretch of days.</summary>
/// <param name="Kind">Which kind of thing.</param>
/// <param name="What">The standing, post, rank or role, as its number.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, inside; null while it lasts.</param>
/// <param name="OrganizationId">The organization, where it is held for one.</param>
/// <param name="Type">The organization's kind.</param>
/// <param name="Path">The organization's path.</param>
/// <param name="Name">The organization's name.</param>
public sealed record Holding(HoldingKind Kind, int What, DateOnly From, DateOnly? To, long? OrganizationId = null, OrganizationType? Type = null, string? Path = null, string? Name = null)
{
    /// <summary>Whether it is held on a day.</summary>
    public bool IsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>Everything that gives an account's person something to act as.</summary>
/// <param name="MemberId">The member behind the account.</param>
/// <param name="AdministratorRole">The administrator's office.</param>
/// <param name="Holdings">What the registry and the grants say.</param>
public sealed record CapacityFacts(long? MemberId, Role? AdministratorRole, IReadOnlyList<Holding> Holdings);

/// <summary>Says what a person may act as on a day.</summary>
public static class Capacities
{
    /// <summary>All of them, the widest first; none where nothing is held.</summary>
    /// <remarks>Whoever belongs to the registry and has left it holds nothing any more, whatever was forgotten to be ended.</remarks>
    public static IReadOnlyList<Capacity> Of(CapacityFacts facts, DateOnly today)
    {
        if (facts.AdministratorRole is { } office)
        {
            return [new(office, null, null, Scope.Nothing, null)];
        }

        var held = facts.Holdings.Where(holding => holding.IsOn(today)).ToList();
        var membership = held.Where(holding => holding is { Kind: HoldingKind.Membership, Path: not null }).MaxBy(holding => holding.From);
        if (facts.MemberId is not null && membership is null)
        {
            return [];
        }

        var found = held.SelectMany(holding => Given(holding, membership, facts.MemberId));
        return [.. found.DistinctBy(capacity => capacity.Key).OrderBy(capacity => capacity.Scope.MemberId is not null).ThenBy(capacity => capacity.Scope.Path!.Length).ThenBy(capacity => Rank(capacity.Role)).ThenBy(capacity => capacity.OrganizationId)];
    }

    private static IEnumerable<Capacity> Given(Holding holding, Holding? membership, long? memberId)
    {
        switch (holding.Kind)
        {
            case HoldingKind.Membership when holding == membership:
                yield return new(Role.Member, holding.OrganizationId, holding.Name, new Scope(holding.Path, memberId), holding.Path);
                break;
            case HoldingKind.Post when membership is not null && holding.Path is not null && IsCommittee((PostKind)holding.What) && Elects(holding.Type):
                yield return new(Role.BranchSecretary, holding.OrganizationId, holding.Name, new Scope(holding.Path), holding.Path);
                break;
            case HoldingKind.Rank when membership is not null && (CadreRank)holding.What >= CadreRank.DivisionLevel:
                yield return new(Role.Leader, membership.OrganizationId, membership.Name, new Scope(BureauOf(membership.Path!)), membership.Path);
                break;
            case HoldingKind.Grant when (Role)holding.What is Role.OfficeClerk or Role.PersonnelSection && holding.OrganizationId is null:
                yield return new((Role)holding.What, null, null, Scope.Everything, membership?.Path ?? Scope.Everything.Path);
                break;
            case HoldingKind.Grant when (Role)holding.What is Role.OfficeClerk or Role.PersonnelSection && holding.Path is not null:
                yield return new((Role)holding.What, holding.OrganizationId, holding.Name, new Scope(holding.Path), holding.Path);
                break;
        }
    }

    /// <summary>What of all that is held gives a capacity.</summary>
    public static IReadOnlyList<Holding> Giving(Capacity capacity, IReadOnlyList<Holding> held) => [.. held.Where(holding => (capacity.Role, holding.Kind) switch
    {
        (Role.Member, HoldingKind.Membership) or (Role.BranchSecretary, HoldingKind.Post) => holding.OrganizationId == capacity.OrganizationId,
        (Role.Leader, HoldingKind.Rank) => true,
        (_, HoldingKind.Grant) => (Role)holding.What == capacity.Role && holding.OrganizationId == capacity.OrganizationId,
        _ => false,
    })];

    /// <summary>Who leads a branch or a committee, or sits in it.</summary>
    private static bool IsCommittee(PostKind post) => post is PostKind.Secretary or PostKind.DeputySecretary or PostKind.OrganizationOfficer or PostKind.PublicityOfficer or PostKind.DisciplineOfficer or PostKind.CommitteeMember;

    private static bool Elects(OrganizationType? type) => type is not (null or OrganizationType.CellGroup or OrganizationType.Level);

    /// <summary>The whole tree a path hangs in: what a leader reads.</summary>
    private static string BureauOf(string path) => path[..(path.IndexOf('/', 1) + 1)];

    private static int Rank(Role role) => role switch
    {
        Role.OfficeClerk => 0,
        Role.PersonnelSection => 1,
        Role.Leader => 2,
        Role.BranchSecretary => 3,
        _ => 4,
    };
}
