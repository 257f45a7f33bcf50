using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Corrections;

/// <summary>A field held about a person, as the person may ask to have it corrected.</summary>
public enum HeldField
{
    /// <summary>姓名.</summary>
    Name = 1,

    /// <summary>性别.</summary>
    Gender = 2,

    /// <summary>出生日期.</summary>
    Born = 3,

    /// <summary>民族.</summary>
    Ethnicity = 4,

    /// <summary>学历.</summary>
    Education = 5,

    /// <summary>工作岗位.</summary>
    Occupation = 6,

    /// <summary>入党时间.</summary>
    Joined = 7,

    /// <summary>转正时间.</summary>
    Converted = 8,

    /// <summary>人员类别: the standing.</summary>
    Standing = 9,

    /// <summary>公民身份号码.</summary>
    IdentityNumber = 10,

    /// <summary>联系电话.</summary>
    Phone = 11,

    /// <summary>家庭住址.</summary>
    Address = 12,

    /// <summary>健康情况.</summary>
    Health = 13,

    /// <summary>困难情况.</summary>
    Hardship = 14,

    /// <summary>失去联系日期.</summary>
    LostContact = 15,

    /// <summary>外出流向.</summary>
    FloatingTo = 16,
}

/// <summary>Where a field is kept.</summary>
public static class HeldFields
{
    private static readonly Dictionary<string, HeldField> Open = new()
    {
        [nameof(Member.Name)] = HeldField.Name,
        [nameof(Member.Gender)] = HeldField.Gender,
        [nameof(Member.BornOn)] = HeldField.Born,
        [nameof(Member.Ethnicity)] = HeldField.Ethnicity,
        [nameof(Member.Education)] = HeldField.Education,
        [nameof(Member.Occupation)] = HeldField.Occupation,
        [nameof(Member.JoinedOn)] = HeldField.Joined,
        [nameof(Member.ConvertedOn)] = HeldField.Converted,
        [nameof(Member.Standing)] = HeldField.Standing,
        [nameof(Member.LostContactOn)] = HeldField.LostContact,
        [nameof(Member.FloatingTo)] = HeldField.FloatingTo,
    };

    /// <summary>The sealed value a field is; null where it is kept open.</summary>
    public static PersonalKind? KindOf(HeldField field) => Kebab.TryRead<PersonalKind>(Kebab.Word(field), out var kind) ? kind : null;

    /// <summary>The field a sealed value is.</summary>
    public static HeldField Of(PersonalKind kind) => Kebab.TryRead<HeldField>(Kebab.Word(kind), out var field) ? field : throw new ArgumentOutOfRangeException(nameof(kind));

    /// <summary>The field a property of a person is; null where it is none of those.</summary>
    internal static HeldField? OfProperty(string property) => Open.TryGetValue(property, out var field) ? field : null;

    /// <summary>What is kept open of a person, as text: days as 2018-10-23, words of the registry in their outside form.</summary>
    internal static string? TextOf(Member member, HeldField field) => field switch
    {
        HeldField.Name => member.Name,
        HeldField.Gender => Kebab.Word(member.Gender),
        HeldField.Born => Day(member.BornOn),
        HeldField.Ethnicity => member.Ethnicity,
        HeldField.Education => member.Education,
        HeldField.Occupation => member.Occupation,
        HeldField.Joined => Day(member.JoinedOn),
        HeldField.Converted => Day(member.ConvertedOn),
        HeldField.Standing => Kebab.Word(member.Standing),
        HeldField.LostContact => Day(member.LostContactOn),
        HeldField.FloatingTo => member.FloatingTo,
        _ => null,
    };

    private static string? Day(DateOnly? day) => day is { } known ? Words.DayInTable(known) : null;
}
