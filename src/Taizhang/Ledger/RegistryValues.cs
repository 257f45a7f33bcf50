using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Ledger;

/// <summary>The numbers the registry tells of a subject on a day; pure.</summary>
public static class RegistryValues
{
    private static readonly PostKind[] CommitteePosts =
        [PostKind.Secretary, PostKind.DeputySecretary, PostKind.OrganizationOfficer, PostKind.PublicityOfficer, PostKind.DisciplineOfficer, PostKind.CommitteeMember];

    /// <summary>A property of an organization on a day; null where the registry does not know it.</summary>
    public static long? Of(OrganizationEntry organization, RegistryProperty property, DateOnly day) => property switch
    {
        RegistryProperty.FullMembers => Count(organization, day, membership => membership.Standing == Standing.Full),
        RegistryProperty.Members => Subtree(organization, day).Sum(each => (long)Count(each, day, membership => IsMember(membership.Standing))),
        RegistryProperty.OnRoll => OnRoll(organization, day),
        RegistryProperty.CommitteeMembers => Holders(organization, day, CommitteePosts),
        RegistryProperty.Secretaries => Holders(organization, day, PostKind.Secretary),
        RegistryProperty.OrganizationOfficers => Holders(organization, day, PostKind.OrganizationOfficer),
        RegistryProperty.PublicityOfficers => Holders(organization, day, PostKind.PublicityOfficer),
        RegistryProperty.DisciplineOfficers => Holders(organization, day, PostKind.DisciplineOfficer),
        RegistryProperty.PartyAffairsWorkers => Holders(organization, day, PostKind.PartyAffairsWorker, PostKind.FullTimePartyCadre),
        RegistryProperty.FullTimeCadres => Subtree(organization, day).Sum(each => Holders(each, day, PostKind.FullTimePartyCadre)),
        RegistryProperty.UnitStaff => Figure(organization, FigureKind.UnitStaff, day),
        RegistryProperty.TermDaysLeft => organization.Terms.Where(term => term.Days.Contains(day)).Select(term => (long?)(term.EndsOn.DayNumber - day.DayNumber)).FirstOrDefault(),
        RegistryProperty.CellGroups => organization.Children.LongCount(child => child.Type == OrganizationType.CellGroup && child.ExistsOn(day)),
        RegistryProperty.Branches => Subtree(organization, day).LongCount(each => each.Type is OrganizationType.Branch or OrganizationType.JointBranch),
        _ => null,
    };

    /// <summary>A property of a person on a day; null where the registry does not know it.</summary>
    public static long? Of(MemberEntry member, RegistryProperty property, DateOnly day) => property switch
    {
        RegistryProperty.StandingYears => member.ConvertedOn is { } converted ? FullYears(converted, day) : null,
        RegistryProperty.Age => member.BornOn is { } born ? FullYears(born, day) : null,
        _ => null,
    };

    /// <summary>Whether the standing is that of a member.</summary>
    public static bool IsMember(Standing standing) => standing is Standing.Full or Standing.Probationary;

    /// <summary>Full and probationary members of the organization who had joined by the day.</summary>
    public static int EntitledOn(OrganizationEntry organization, DateOnly day)
    {
        var count = 0;
        foreach (var membership in organization.Roll)
        {
            count += IsMember(membership.Standing) && membership.Days.Contains(day) && membership.JoinedOn <= day ? 1 : 0;
        }

        return count;
    }

    private static int OnRoll(OrganizationEntry organization, DateOnly day)
    {
        var count = 0;
        foreach (var membership in organization.Roll)
        {
            count += IsMember(membership.Standing) && membership.Days.Contains(day) ? 1 : 0;
        }

        return count;
    }

    private static int Count(OrganizationEntry organization, DateOnly day, Func<MembershipEntry, bool> counts) =>
        organization.Roll.Count(membership => counts(membership) && membership.Days.Contains(day) && membership.JoinedOn <= day);

    private static int Holders(OrganizationEntry organization, DateOnly day, params PostKind[] kinds) =>
        organization.Posts.Where(post => kinds.Contains(post.Kind) && post.Days.Contains(day)).Select(post => post.MemberId).Distinct().Count();

    private static long? Figure(OrganizationEntry organization, FigureKind kind, DateOnly day) =>
        (long?)organization.Figures.Where(figure => figure.Kind == kind && figure.On <= day).OrderBy(figure => figure.On).ThenBy(figure => figure.Id).LastOrDefault()?.Amount;

    private static IEnumerable<OrganizationEntry> Subtree(OrganizationEntry organization, DateOnly day) =>
        organization.Children.Where(child => child.ExistsOn(day)).SelectMany(child => Subtree(child, day)).Prepend(organization);

    private static long FullYears(DateOnly from, DateOnly to) =>
        to.Year - from.Year - (to < from.AddYears(to.Year - from.Year) ? 1 : 0);
}
