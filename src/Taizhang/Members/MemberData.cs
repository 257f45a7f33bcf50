using Taizhang.Organizations;

namespace Taizhang.Members;

/// <summary>What the registry keeps of a person, as a form hands it in.</summary>
public sealed record MemberData(string? Name, Gender? Gender)
{
    /// <summary>The number outside files name the person by.</summary>
    public string? Code { get; init; }

    /// <summary>The birthday.</summary>
    public DateOnly? BornOn { get; init; }

    /// <summary>The people or nationality.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>The education.</summary>
    public string? Education { get; init; }

    /// <summary>The post in the unit.</summary>
    public string? Occupation { get; init; }

    /// <summary>The day of joining.</summary>
    public DateOnly? JoinedOn { get; init; }

    /// <summary>The day of conversion.</summary>
    public DateOnly? ConvertedOn { get; init; }

    /// <summary>The day from which there is no contact.</summary>
    public DateOnly? LostContactOn { get; init; }

    /// <summary>Where a floating member went.</summary>
    public string? FloatingTo { get; init; }

    /// <summary>What is kept of a person now.</summary>
    public static MemberData Of(Member member) => new(member.Name, member.Gender)
    {
        Code = member.Code,
        BornOn = member.BornOn,
        Ethnicity = member.Ethnicity,
        Education = member.Education,
        Occupation = member.Occupation,
        JoinedOn = member.JoinedOn,
        ConvertedOn = member.ConvertedOn,
        LostContactOn = member.LostContactOn,
        FloatingTo = member.FloatingTo,
    };

    /// <summary>The same without blanks around texts, and nothing where they are empty.</summary>
    public MemberData Trimmed() => this with
    {
        Name = RegistryChecks.Kept(Name),
        Code = RegistryChecks.Kept(Code),
        Ethnicity = RegistryChecks.Kept(Ethnicity),
        Education = RegistryChecks.Kept(Education),
        Occupation = RegistryChecks.Kept(Occupation),
        FloatingTo = RegistryChecks.Kept(FloatingTo),
    };

    /// <summary>Puts the data into a person's row; name and gender are there.</summary>
    public void Into(Member member)
    {
        member.Name = Name!;
        member.Gender = Gender!.Value;
        member.Code = Code;
        member.BornOn = BornOn;
        member.Ethnicity = Ethnicity;
        member.Education = Education;
        member.Occupation = Occupation;
        member.LostContactOn = LostContactOn;
        member.FloatingTo = FloatingTo;
        member.JoinedOn = JoinedOn;
        member.ConvertedOn = ConvertedOn;
    }
}
