namespace Taizhang.Ledger;

/// <summary>A number the registry can tell of a subject on a day.</summary>
public enum RegistryProperty
{
    /// <summary>Full members of the organization.</summary>
    FullMembers,

    /// <summary>Full and probationary members of the organization, the branches below it included.</summary>
    Members,

    /// <summary>Full and probationary members on the organization's own roll, whatever the day they joined.</summary>
    OnRoll,

    /// <summary>Members of its committee: secretary, deputy, officers, other members.</summary>
    CommitteeMembers,

    /// <summary>Secretaries in post.</summary>
    Secretaries,

    /// <summary>Officers for organization in post.</summary>
    OrganizationOfficers,

    /// <summary>Officers for publicity in post.</summary>
    PublicityOfficers,

    /// <summary>Officers for discipline in post.</summary>
    DisciplineOfficers,

    /// <summary>Named persons for Party work, secretaries and committee members not counted.</summary>
    PartyAffairsWorkers,

    /// <summary>Full-time Party cadres of the organization and those below it.</summary>
    FullTimeCadres,

    /// <summary>Staff of the unit, as the office keeps the figure.</summary>
    UnitStaff,

    /// <summary>Days until the running term ends; negative when it has run out.</summary>
    TermDaysLeft,

    /// <summary>Groups within the branch.</summary>
    CellGroups,

    /// <summary>Branches below the organization.</summary>
    Branches,

    /// <summary>Years since the person's conversion to full membership.</summary>
    StandingYears,

    /// <summary>The person's age in years.</summary>
    Age,
}

/// <summary>That a property of the registry lies between limits, both inside.</summary>
public sealed record RegistryCondition(RegistryProperty Property, long? AtLeast, long? AtMost)
{
    /// <summary>Whether a value lies between the limits; an unknown value does not.</summary>
    public bool Holds(long? value) => value is { } known && (AtLeast is null || known >= AtLeast) && (AtMost is null || known <= AtMost);
}
