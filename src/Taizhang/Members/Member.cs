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
    public required string Name { get; set; }

    /// <summary>The name's pinyin initials, for search.</summary>
    public string? Initials { get; set; }

    /// <summary>The gender.</summary>
    public required Gender Gender { get; set; }

    /// <summary>The birthday; the one in the archive wins over the one of the identity card.</summary>
    public DateOnly? BornOn { get; set; }

    /// <summary>The people or nationality, 民族.</summary>
    public string? Ethnicity { get; set; }

    /// <summary>The education, 学历.</summary>
    public string? Education { get; set; }

    /// <summary>The post in the unit, 工作岗位.</summary>
    public string? Occupation { get; set; }

    /// <summary>加入党组织日期: the day of the branch's resolution to admit.</summary>
    public DateOnly? JoinedOn { get; set; }

    /// <summary>转为正式党员日期: the day from which Party standing counts.</summary>
    public DateOnly? ConvertedOn { get; set; }

    /// <summary>The standing now.</summary>
    public required Standing Standing { get; set; }

    /// <summary>The branch that answers for the person now.</summary>
    public required long OrganizationId { get; set; }

    /// <summary>The identity number, encrypted; null where none is held.</summary>
    public byte[]? IdentityNumber { get; set; }

    /// <summary>A keyed digest of the identity number, to find the same person again.</summary>
    public byte[]? IdentityDigest { get; set; }

    /// <summary>The mobile number, encrypted.</summary>
    public byte[]? Phone { get; set; }

    /// <summary>The import that brought the person in, if one did.</summary>
    public long? ImportId { get; set; }

    /// <summary>The moment the entry was taken back because it should not have been made, in UTC; null while it stands.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched) => touched.WholeMember(Id);
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

/// <summary>That a branch answers for a person, with which standing, for a stretch of days.</summary>
public sealed class Membership : IRecorded, IInOrganization, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public required long MemberId { get; init; }

    /// <inheritdoc/>
    public required long OrganizationId { get; init; }

    /// <summary>The standing in these days.</summary>
    public required Standing Standing { get; init; }

    /// <summary>The first day; the least day there is where no one knows.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inside; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched)
    {
        touched.WholeMember(MemberId);
        touched.WholeOrganization(OrganizationId);
    }
}

/// <summary>A post a person holds in an organization, for a stretch of days.</summary>
public sealed class Post : IRecorded, IInOrganization, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public required long MemberId { get; init; }

    /// <inheritdoc/>
    public required long OrganizationId { get; init; }

    /// <summary>Which post.</summary>
    public required PostKind Kind { get; init; }

    /// <summary>The first day, which is the day of taking office.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inside; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched)
    {
        touched.WholeMember(MemberId);
        touched.WholeOrganization(OrganizationId);
    }
}

/// <summary>Posts in a Party organization.</summary>
public enum PostKind
{
    /// <summary>书记.</summary>
    Secretary = 1,

    /// <summary>副书记.</summary>
    DeputySecretary = 2,

    /// <summary>组织委员.</summary>
    OrganizationOfficer = 3,

    /// <summary>宣传委员.</summary>
    PublicityOfficer = 4,

    /// <summary>纪检委员.</summary>
    DisciplineOfficer = 5,

    /// <summary>Another member of the committee, 委员.</summary>
    CommitteeMember = 6,

    /// <summary>党小组组长.</summary>
    CellGroupLeader = 7,

    /// <summary>党务工作者: the branch's named person for Party work.</summary>
    PartyAffairsWorker = 8,

    /// <summary>专职党务干部: full-time, counted in the 1 to 2 per cent.</summary>
    FullTimePartyCadre = 9,
}

/// <summary>The administrative rank of a person, for a stretch of days.</summary>
public sealed class RankHolding : IRecorded, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public required long MemberId { get; init; }

    /// <summary>Which rank.</summary>
    public required CadreRank Rank { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inside; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched) => touched.WholeMember(MemberId);
}

/// <summary>Ranks of cadres, rising.</summary>
public enum CadreRank
{
    /// <summary>乡科级: section level.</summary>
    SectionLevel = 1,

    /// <summary>处级: division level; the leaders of a district bureau.</summary>
    DivisionLevel = 2,

    /// <summary>厅局级: bureau level.</summary>
    BureauLevel = 3,
}

/// <summary>A stretch of days in which no duty of activity is counted for a person, decided by someone with a reason.</summary>
/// <remarks>Education regulation Art. 23: no hard demands on the old, frail or seriously ill; study is brought to them.</remarks>
public sealed class Circumstance : IRecorded, ITouchesLedger
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public required long MemberId { get; init; }

    /// <summary>What kind.</summary>
    public required CircumstanceKind Kind { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inside; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Who decided it.</summary>
    public required string DecidedBy { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <inheritdoc/>
    public void Touch(Touched touched) => touched.WholeMember(MemberId);
}

/// <summary>Why no activity is demanded of a person.</summary>
public enum CircumstanceKind
{
    /// <summary>年老体弱: of great age or frail.</summary>
    FrailOrOld = 1,

    /// <summary>长期病假: seriously ill, on long leave.</summary>
    LongLeave = 2,

    /// <summary>出国（境）: abroad.</summary>
    Abroad = 3,

    /// <summary>流动党员: away from the branch for half a year or more.</summary>
    Floating = 4,
}
