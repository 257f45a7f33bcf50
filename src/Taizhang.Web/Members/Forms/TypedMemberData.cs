using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Web.Organizations;

namespace Taizhang.Web.Members.Forms;

/// <summary>What is typed about a person.</summary>
public class TypedMemberData
{
    public string? Name { get; set; }

    public string? Gender { get; set; }

    public DateOnly? BornOn { get; set; }

    public string? Ethnicity { get; set; }

    public string? Education { get; set; }

    public string? Occupation { get; set; }

    public DateOnly? JoinedOn { get; set; }

    public DateOnly? ConvertedOn { get; set; }

    public DateOnly? LostContactOn { get; set; }

    public string? FloatingTo { get; set; }

    public string? Code { get; set; }

    /// <summary>Why the person comes or the data is corrected.</summary>
    public string? Reason { get; set; }

    /// <summary>Shows what is kept of a person.</summary>
    public static TypedMemberData Of(Member member) => new()
    {
        Name = member.Name,
        Gender = Kebab.Word(member.Gender),
        BornOn = member.BornOn,
        Ethnicity = member.Ethnicity,
        Education = member.Education,
        Occupation = member.Occupation,
        JoinedOn = member.JoinedOn,
        ConvertedOn = member.ConvertedOn,
        LostContactOn = member.LostContactOn,
        FloatingTo = member.FloatingTo,
        Code = member.Code,
    };

    /// <summary>The data for the deed.</summary>
    public MemberData Data() => new(Name, RegistryChoices.Read<Gender>(Gender))
    {
        BornOn = BornOn,
        Ethnicity = Ethnicity,
        Education = Education,
        Occupation = Occupation,
        JoinedOn = JoinedOn,
        ConvertedOn = ConvertedOn,
        LostContactOn = LostContactOn,
        FloatingTo = FloatingTo,
        Code = Code,
    };
}
