using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Ledger;

/// <summary>An organization as the evaluator sees it, with its dates.</summary>
public sealed class OrganizationEntry
{
    /// <summary>The key.</summary>
    public required long Id { get; init; }

    /// <summary>The key of the organization above it; 0 at the root.</summary>
    public long ParentId { get; init; }

    /// <summary>What kind it is.</summary>
    public required OrganizationType Type { get; init; }

    /// <summary>The day it was founded.</summary>
    public required DateOnly FoundedOn { get; init; }

    /// <summary>The last day of its existence; the greatest day there is while it exists.</summary>
    public DateOnly DissolvedOn { get; init; } = DateOnly.MaxValue;

    /// <summary>Terms: from, until really, and the day each ends by rule.</summary>
    public List<TermEntry> Terms { get; } = [];

    /// <summary>Figures the office keeps.</summary>
    public List<FigureEntry> Figures { get; } = [];

    /// <summary>Memberships of its own roll, of all times.</summary>
    public List<MembershipEntry> Roll { get; } = [];

    /// <summary>Posts in it, of all times.</summary>
    public List<PostEntry> Posts { get; } = [];

    /// <summary>The organizations directly below it.</summary>
    public List<OrganizationEntry> Children { get; } = [];

    /// <summary>Whether it exists on the day.</summary>
    public bool ExistsOn(DateOnly day) => FoundedOn <= day && day <= DissolvedOn;
}

/// <summary>A person as the evaluator sees them, with their dates.</summary>
public sealed class MemberEntry
{
    /// <summary>The key.</summary>
    public required long Id { get; init; }

    /// <summary>The day the person joined the Party; the least day there is where no one knows.</summary>
    public DateOnly JoinedOn { get; init; } = DateOnly.MinValue;

    /// <summary>The day of conversion.</summary>
    public DateOnly? ConvertedOn { get; init; }

    /// <summary>The birthday.</summary>
    public DateOnly? BornOn { get; init; }

    /// <summary>Memberships of all times.</summary>
    public MembershipEntry[] Memberships { get; set; } = [];

    /// <summary>Posts of all times.</summary>
    public PostEntry[] Posts { get; set; } = [];

    /// <summary>Ranks of all times.</summary>
    public RankEntry[] Ranks { get; set; } = [];

    /// <summary>Circumstances of all times.</summary>
    public CircumstanceEntry[] Circumstances { get; set; } = [];

    /// <summary>The membership of the day; where none covers it, the last one before, else the first.</summary>
    public MembershipEntry? MembershipOn(DateOnly day)
    {
        MembershipEntry? nearest = null;
        foreach (var membership in Memberships)
        {
            if (membership.Days.Contains(day))
            {
                return membership;
            }

            if (nearest is null || (membership.Days.To < day && (nearest.Days.To >= day || membership.Days.To > nearest.Days.To)))
            {
                nearest = membership;
            }
        }

        return nearest;
    }
}

/// <summary>That an organization answers for a person, with a standing, for a stretch of days.</summary>
public sealed record MembershipEntry(long MemberId, long OrganizationId, Standing Standing, Period Days, DateOnly JoinedOn);

/// <summary>A post held for a stretch of days.</summary>
public sealed record PostEntry(long Id, long MemberId, long OrganizationId, PostKind Kind, Period Days);

/// <summary>A rank held for a stretch of days.</summary>
public sealed record RankEntry(CadreRank Rank, Period Days);

/// <summary>A circumstance for a stretch of days.</summary>
public sealed record CircumstanceEntry(CircumstanceKind Kind, Period Days);

/// <summary>A term of office.</summary>
public sealed record TermEntry(long Id, Period Days, DateOnly EndsOn);

/// <summary>A figure on a day.</summary>
public sealed record FigureEntry(long Id, FigureKind Kind, DateOnly On, decimal Amount, DateOnly RecordedOn);

/// <summary>That someone released a subject from a requirement for a stretch of days.</summary>
public sealed record ReleaseEntry(string RequirementCode, Subject Subject, Period Days, string Reason, string DecidedBy);

/// <summary>The organizations and people a judgement looks at, each with its dates; pure data.</summary>
public sealed class Registry
{
    private readonly Dictionary<long, int> _organizationIndex;
    private readonly int[]? _denseMembers;
    private readonly Dictionary<long, int>? _sparseMembers;
    private readonly ILookup<Subject, ReleaseEntry> _releases;

    /// <summary>A registry of these organizations and people.</summary>
    public Registry(IReadOnlyList<OrganizationEntry> organizations, IReadOnlyList<MemberEntry> members, IEnumerable<ReleaseEntry>? releases = null)
    {
        Organizations = organizations;
        Members = members;
        _releases = (releases ?? []).ToLookup(release => release.Subject);
        _organizationIndex = new(organizations.Count);
        for (var index = 0; index < organizations.Count; index++)
        {
            _organizationIndex[organizations[index].Id] = index;
        }

        var greatest = members.Count == 0 ? 0 : members.Max(member => member.Id);
        if (greatest < (4L * members.Count) + 1024)
        {
            _denseMembers = new int[greatest + 1];
            Array.Fill(_denseMembers, -1);
            for (var index = 0; index < members.Count; index++)
            {
                _denseMembers[members[index].Id] = index;
            }
        }
        else
        {
            _sparseMembers = new(members.Count);
            for (var index = 0; index < members.Count; index++)
            {
                _sparseMembers[members[index].Id] = index;
            }
        }

        Connect();
    }

    /// <summary>The organizations.</summary>
    public IReadOnlyList<OrganizationEntry> Organizations { get; }

    /// <summary>The people.</summary>
    public IReadOnlyList<MemberEntry> Members { get; }

    /// <summary>The place of an organization in <see cref="Organizations"/>; −1 where it is not there.</summary>
    public int OrganizationIndex(long id) => _organizationIndex.TryGetValue(id, out var index) ? index : -1;

    /// <summary>The place of a person in <see cref="Members"/>; −1 where it is not there.</summary>
    public int MemberIndex(long id) => _denseMembers is not null
        ? (ulong)id < (ulong)_denseMembers.Length ? _denseMembers[id] : -1
        : _sparseMembers!.TryGetValue(id, out var index) ? index : -1;

    /// <summary>The organization with this key.</summary>
    public OrganizationEntry? Organization(long id) => OrganizationIndex(id) is var index and >= 0 ? Organizations[index] : null;

    /// <summary>The person with this key.</summary>
    public MemberEntry? Member(long id) => MemberIndex(id) is var index and >= 0 ? Members[index] : null;

    /// <summary>A release of the subject from the requirement that covers a day of the period.</summary>
    public ReleaseEntry? ReleaseOf(Subject subject, string requirementCode, Period days) =>
        _releases[subject].FirstOrDefault(release => release.RequirementCode == requirementCode && release.Days.Overlaps(days));

    private void Connect()
    {
        foreach (var organization in Organizations)
        {
            Organization(organization.ParentId)?.Children.Add(organization);
        }

        foreach (var member in Members)
        {
            foreach (var membership in member.Memberships)
            {
                Organization(membership.OrganizationId)?.Roll.Add(membership);
            }

            foreach (var post in member.Posts)
            {
                Organization(post.OrganizationId)?.Posts.Add(post);
            }
        }
    }
}
