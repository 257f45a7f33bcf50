using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>Checks that several changes to people share.</summary>
internal static class MemberChecks
{
    /// <summary>The founding of the Party; nobody joined before.</summary>
    private static readonly DateOnly Founding = new(1921, 7, 1);

    private static readonly DateOnly LongAgo = new(1900, 1, 1);

    /// <summary>An organization that keeps a roll and exists on the day.</summary>
    public static Refuse AndRoll(this Refuse refuse, long? organizationId, Organization? organization, DateOnly? day) => refuse
        .OrIf(organizationId is not null && (organization is null || (day is { } on && !organization.ExistsOn(on))), MemberRefusals.OrganizationNotThere)
        .OrIf(organization is not null && !Hierarchy.KeepsRoll(organization.Type), MemberRefusals.KeepsNoRoll);

    /// <summary>Data that can be a person's.</summary>
    public static Refuse AndData(this Refuse refuse, MemberData data, Standing? standing, DateOnly today) => refuse
        .AndText(data.Name, "Name", 60)
        .AndChoice(data.Gender, "Gender")
        .AndLength(data.Code, "Code", 40)
        .AndLength(data.Ethnicity, "Ethnicity", 20)
        .AndLength(data.Education, "Education", 40)
        .AndLength(data.Occupation, "Occupation", 100)
        .AndLength(data.FloatingTo, "FloatingTo", 100)
        .OrIf(data.LostContactOn > today, RegistryRefusals.InTheFuture("LostContactOn", today))
        .AndNotBefore(data.LostContactOn, data.BornOn, "LostContactOn")
        .OrIf(data.BornOn > today, RegistryRefusals.InTheFuture("BornOn", today))
        .AndNotBefore(data.BornOn, LongAgo, "BornOn")
        .OrIf(standing is Standing.Probationary or Standing.Full or Standing.Suspended && data.JoinedOn is null, KernelRefusals.Required("JoinedOn"))
        .OrIf(data.JoinedOn > today, RegistryRefusals.InTheFuture("JoinedOn", today))
        .AndNotBefore(data.JoinedOn, Founding, "JoinedOn")
        .OrIf(data.JoinedOn < data.BornOn?.AddYears(18), MemberRefusals.TooYoung(data.BornOn?.AddYears(18) ?? default))
        .OrIf(standing == Standing.Full && data.ConvertedOn is null, KernelRefusals.Required("ConvertedOn"))
        .OrIf(data.ConvertedOn > today, RegistryRefusals.InTheFuture("ConvertedOn", today))
        .AndNotBefore(data.ConvertedOn, data.JoinedOn, "ConvertedOn")
        .OrIf(data.ConvertedOn is not null && data.JoinedOn is null && standing is Standing.Applicant or Standing.Activist or Standing.DevelopmentCandidate, KernelRefusals.Required("JoinedOn"));

    /// <summary>The day from which a standing can be held at the earliest.</summary>
    public static DateOnly? EarliestOf(Standing? standing, MemberData data) => standing switch
    {
        Standing.Full => data.ConvertedOn,
        Standing.Probationary or Standing.Suspended => data.JoinedOn,
        _ => null,
    };
}
