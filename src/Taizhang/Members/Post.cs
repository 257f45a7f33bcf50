using Taizhang.Kernel;

namespace Taizhang.Members;

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

    /// <summary>Supersedes itself by the same until a day.</summary>
    public Post Until(DateOnly to, DateTime at)
    {
        SupersededAt = at;
        return new() { MemberId = MemberId, OrganizationId = OrganizationId, Kind = Kind, From = From, To = to, RecordedAt = at };
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
