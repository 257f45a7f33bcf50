using Taizhang.Kernel;

namespace Taizhang.Members;

/// <summary>A Party member, or a person on the way to becoming one, as the registry has it now.</summary>
public sealed class Member : IInOrganization, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; set; }

    /// <summary>The number outside files name the person by; unique where it is given.</summary>
    public string? Code { get; set; }

    /// <summary>The name.</summary>
    [Sensitive]
    public required string Name
    {
        get;
        set
        {
            field = value;
            Initials = Pinyin.Initials(value);
        }
    }

    /// <summary>The name's pinyin initials, for search and order; they follow the name.</summary>
    [Sensitive]
    public string? Initials { get; private set; }

    /// <summary>The gender.</summary>
    public required Gender Gender { get; set; }

    /// <summary>The birthday; the one in the archive wins over the one of the identity card.</summary>
    [Sensitive]
    public DateOnly? BornOn { get; set; }

    /// <summary>The people or nationality, 民族.</summary>
    [Sensitive]
    public string? Ethnicity { get; set; }

    /// <summary>The education, 学历.</summary>
    [Sensitive]
    public string? Education { get; set; }

    /// <summary>The post in the unit, 工作岗位.</summary>
    [Sensitive]
    public string? Occupation { get; set; }

    /// <summary>加入党组织日期: the day of the branch's resolution to admit.</summary>
    public DateOnly? JoinedOn { get; set; }

    /// <summary>转为正式党员日期: the day from which Party standing counts.</summary>
    public DateOnly? ConvertedOn { get; set; }

    /// <summary>失去联系日期: the day from which there is no contact with the person; null where there is.</summary>
    [Sensitive]
    public DateOnly? LostContactOn { get; set; }

    /// <summary>外出流向: where a floating member went; null where the person did not.</summary>
    [Sensitive]
    public string? FloatingTo { get; set; }

    /// <summary>The standing now.</summary>
    public required Standing Standing { get; set; }

    /// <summary>The branch that answers for the person now.</summary>
    public required long OrganizationId { get; set; }

    /// <summary>The import that brought the person in, if one did.</summary>
    public long? ImportId { get; set; }

    /// <summary>The moment the entry was taken back because it should not have been made, in UTC; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched)
    {
        touched.WholeMember(Id);
        touched.WholeOrganization(OrganizationId);
    }
}

/// <summary>Gender as identity papers have it.</summary>
public enum Gender
{
    /// <summary>Not stated.</summary>
    Unknown = 0,

    /// <summary>男.</summary>
    Male = 1,

    /// <summary>女.</summary>
    Female = 2,
}

/// <summary>How a person stands to the Party.</summary>
public enum Standing
{
    /// <summary>入党申请人.</summary>
    Applicant = 1,

    /// <summary>入党积极分子.</summary>
    Activist = 2,

    /// <summary>发展对象.</summary>
    DevelopmentCandidate = 3,

    /// <summary>预备党员.</summary>
    Probationary = 4,

    /// <summary>正式党员.</summary>
    Full = 5,

    /// <summary>停止党籍: membership suspended.</summary>
    Suspended = 6,

    /// <summary>Left, by whatever way: moved out, removed, withdrawn, deceased.</summary>
    Left = 7,
}
