using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>When what the registry says of a subject next changes by the day alone: an end, a move or a beginning that is known ahead; pure.</summary>
internal struct RegistryTurns
{
    private readonly DateOnly _day;
    private readonly DateOnly _last;
    private DateOnly? _next;

    private RegistryTurns(DateOnly day, DateOnly last)
    {
        _day = day;
        _last = last;
    }

    /// <summary>The first day after a day on which a duty must be judged anew although nothing is recorded; null where there is none in its period.</summary>
    public static DateOnly? Next(Registry registry, int index, Requirement requirement, Period days, DateOnly day)
    {
        if (requirement.Cadence == Cadence.Standing)
        {
            return day.AddDays(1);
        }

        if (days.To <= day)
        {
            return null;
        }

        var turns = new RegistryTurns(day, days.To);
        if (requirement.Subject.Kind == SubjectKind.Organization)
        {
            turns.Take(registry.Organizations[index], requirement.Subject);
        }
        else
        {
            turns.Take(registry.Members[index], requirement, registry);
        }

        return turns._next;
    }

    private void Take(OrganizationEntry organization, SubjectSelector selector)
    {
        Take(new Period(organization.FoundedOn, organization.DissolvedOn));
        if (selector.When.IsEmpty)
        {
            return;
        }

        TakeAround(organization);
        foreach (var condition in selector.When)
        {
            if (condition.Property == RegistryProperty.TermDaysLeft)
            {
                Take(_day.AddDays(1));
            }
        }
    }

    /// <summary>What may move a property of the organization or of all below it.</summary>
    private void TakeAround(OrganizationEntry organization)
    {
        foreach (var membership in organization.Roll)
        {
            Take(membership.Days);
            Take(membership.JoinedOn);
        }

        foreach (var post in organization.Posts)
        {
            Take(post.Days);
        }

        foreach (var figure in organization.Figures)
        {
            Take(figure.On);
        }

        foreach (var child in organization.Children)
        {
            Take(new Period(child.FoundedOn, child.DissolvedOn));
            TakeAround(child);
        }
    }

    private void Take(MemberEntry member, Requirement requirement, Registry registry)
    {
        Take(member.JoinedOn);
        foreach (var membership in member.Memberships)
        {
            Take(membership.Days);
            if (requirement.Subject.NotInNewOrganization && registry.Organization(membership.OrganizationId) is { } organization)
            {
                Take(organization.FoundedOn);
            }
        }

        foreach (var post in member.Posts)
        {
            Take(post.Days);
        }

        foreach (var rank in member.Ranks)
        {
            Take(rank.Days);
        }

        if (_last == DateOnly.MaxValue && !requirement.Exempt.IsEmpty && member.Circumstances.Length > 0)
        {
            // How much of an open stretch a circumstance covers changes every day.
            Take(_day.AddDays(1));
        }

        foreach (var condition in requirement.Subject.When)
        {
            if ((condition.Property == RegistryProperty.Age ? member.BornOn : member.ConvertedOn) is { } began && began <= _day)
            {
                Take(began.AddYears(_day.Year - began.Year));
                Take(began.AddYears(_day.Year - began.Year + 1));
            }
        }
    }

    private void Take(Period days)
    {
        Take(days.From);
        if (days.To != DateOnly.MaxValue)
        {
            Take(days.To.AddDays(1));
        }
    }

    private void Take(DateOnly change)
    {
        if (change > _day && change <= _last && (_next is null || change < _next))
        {
            _next = change;
        }
    }
}
