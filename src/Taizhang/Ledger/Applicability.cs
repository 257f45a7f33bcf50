using Taizhang.Kernel;
using Taizhang.Members;

namespace Taizhang.Ledger;

/// <summary>Whether a requirement applies to a subject in a period, and if not, why; pure.</summary>
/// <remarks>
/// A subject is bound by a period it was there for from the first day on. One that began or ended in the year keeps the
/// cells of the whole year, so that a year's row is complete.
/// </remarks>
public static class Applicability
{
    /// <summary>The reason against; <see cref="NotApplicableReason.None"/> when it applies; null when there is no duty at all.</summary>
    public static NotApplicableReason? Of(OrganizationEntry organization, SubjectSelector selector, Period days, DateOnly today)
    {
        var (first, last) = Seen(days, today);
        if (organization.FoundedOn > YearEnd(days, today) || organization.DissolvedOn < YearStart(days, today))
        {
            return null;
        }

        if (organization.FoundedOn > first)
        {
            return NotApplicableReason.Founded;
        }

        if (organization.DissolvedOn < last)
        {
            return NotApplicableReason.Dissolved;
        }

        foreach (var condition in selector.When)
        {
            if (!condition.Holds(RegistryValues.Of(organization, condition.Property, last)))
            {
                return NotApplicableReason.ConditionNotMet;
            }
        }

        return NotApplicableReason.None;
    }

    /// <summary>The reason against; <see cref="NotApplicableReason.None"/> when it applies; null when there is no duty at all.</summary>
    public static NotApplicableReason? Of(MemberEntry member, Requirement requirement, Period days, DateOnly today, Registry registry)
    {
        var selector = requirement.Subject;
        var (first, last) = Seen(days, today);
        var year = new Period(YearStart(days, today), YearEnd(days, today));
        if (!Ever(member, selector, year, registry))
        {
            return null;
        }

        if (member.JoinedOn > first)
        {
            return NotApplicableReason.Began;
        }

        var atEnd = member.MembershipOn(last);
        if (atEnd is { Standing: Standing.Suspended } && atEnd.Days.Contains(last))
        {
            return NotApplicableReason.Suspended;
        }

        var reason = Belonging(member, selector, first, last) ?? Holding(member, selector, first, last, registry);
        if (reason is not null)
        {
            return reason;
        }

        if (selector.NotInNewOrganization && registry.Organization(atEnd!.OrganizationId)?.FoundedOn > first)
        {
            return NotApplicableReason.Founded;
        }

        if (requirement.Exempt.Length > 0 && member.Circumstances.Any(circumstance => requirement.Exempt.Contains(circumstance.Kind) && CoversHalf(circumstance.Days, days, today)))
        {
            return NotApplicableReason.Circumstance;
        }

        foreach (var condition in selector.When)
        {
            if (!condition.Holds(RegistryValues.Of(member, condition.Property, last)))
            {
                return NotApplicableReason.ConditionNotMet;
            }
        }

        return NotApplicableReason.None;
    }

    /// <summary>Whether the person comes under the selector on some day of the stretch.</summary>
    public static bool Ever(MemberEntry member, SubjectSelector selector, Period days, Registry registry)
    {
        if (member.JoinedOn > days.To)
        {
            return false;
        }

        var belongs = false;
        foreach (var membership in member.Memberships)
        {
            belongs |= membership.Days.Overlaps(days)
                && (membership.Standing == Standing.Suspended || selector.Standings.Contains(membership.Standing))
                && InSelectedOrganization(membership, selector, registry);
        }

        return belongs
            && (selector.MinimumRank is not { } rank || member.Ranks.Any(holding => holding.Rank >= rank && holding.Days.Overlaps(days)))
            && (selector.Posts.IsEmpty || member.Posts.Any(post => IsMeant(post, selector, registry) && post.Days.Overlaps(days)));
    }

    private static bool InSelectedOrganization(MembershipEntry membership, SubjectSelector selector, Registry registry)
    {
        if (selector.Types.IsEmpty && selector.UnderId is null)
        {
            return true;
        }

        var organization = registry.Organization(membership.OrganizationId);
        return organization is not null && (selector.Types.IsEmpty || selector.Types.Contains(organization.Type)) && IsUnder(organization, selector.UnderId, registry);
    }

    /// <summary>Whether an organization is another or lies below it.</summary>
    public static bool IsUnder(OrganizationEntry organization, long? rootId, Registry registry)
    {
        for (OrganizationEntry? each = organization; each is not null && rootId is not null; each = registry.Organization(each.ParentId))
        {
            if (each.Id == rootId)
            {
                return true;
            }
        }

        return rootId is null;
    }

    private static NotApplicableReason? Belonging(MemberEntry member, SubjectSelector selector, DateOnly first, DateOnly last)
    {
        bool atFirst = false, atLast = false;
        foreach (var membership in member.Memberships)
        {
            if (selector.Standings.Contains(membership.Standing))
            {
                atFirst |= membership.Days.Contains(first);
                atLast |= membership.Days.Contains(last);
            }
        }

        return !atLast ? NotApplicableReason.Ended : !atFirst ? NotApplicableReason.Began : null;
    }

    private static NotApplicableReason? Holding(MemberEntry member, SubjectSelector selector, DateOnly first, DateOnly last, Registry registry)
    {
        bool Ranked(DateOnly day) => selector.MinimumRank is not { } rank || member.Ranks.Any(holding => holding.Rank >= rank && holding.Days.Contains(day));
        bool Posted(DateOnly day) => selector.Posts.IsEmpty || member.Posts.Any(post => IsMeant(post, selector, registry) && post.Days.Contains(day));
        return !Ranked(last) || !Posted(last)
            ? (Ranked(first) && Posted(first) ? NotApplicableReason.Ended : NotApplicableReason.Began)
            : !Ranked(first) || !Posted(first) ? NotApplicableReason.Began : null;
    }

    private static bool IsMeant(PostEntry post, SubjectSelector selector, Registry registry) =>
        selector.Posts.Contains(post.Kind)
        && (selector.PostsIn.IsEmpty || (registry.Organization(post.OrganizationId) is { } organization && selector.PostsIn.Contains(organization.Type)));

    /// <summary>The first and last day at which the registry is looked at: never after today.</summary>
    private static (DateOnly First, DateOnly Last) Seen(Period days, DateOnly today) =>
        days.From > today ? (today, today) : (days.From, days.To < today ? days.To : today);

    private static DateOnly YearStart(Period days, DateOnly today) => new((days.From == DateOnly.MinValue ? today : days.From).Year, 1, 1);

    private static DateOnly YearEnd(Period days, DateOnly today) => new((days.To == DateOnly.MaxValue ? today : days.To).Year, 12, 31);

    private static bool CoversHalf(Period circumstance, Period days, DateOnly today)
    {
        var to = days.To == DateOnly.MaxValue ? today : days.To;
        var overlapFrom = circumstance.From > days.From ? circumstance.From : days.From;
        var overlapTo = circumstance.To < to ? circumstance.To : to;
        var covered = overlapTo.DayNumber - overlapFrom.DayNumber + 1;
        return covered * 2 >= to.DayNumber - days.From.DayNumber + 1;
    }
}
