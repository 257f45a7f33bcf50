namespace Taizhang.Benchmarks.Data;

/// <summary>How large a hierarchy is made: five levels, and the members of the lowest.</summary>
internal sealed record DataScale(string Name, int Number, int Regions, int Districts, int Committees, int Branches, int Members)
{
    /// <summary>The scales, in the order of their names, by which each has random numbers of its own.</summary>
    public static IReadOnlyList<DataScale> All { get; } =
    [
        new("L", 0, 20, 200, 2_000, 20_000, 1_000_000),
        new("M", 1, 10, 50, 200, 2_000, 60_000),
        new("S", 2, 2, 4, 8, 40, 1_200),
        new("XS", 3, 1, 2, 3, 6, 90),
    ];

    /// <summary>At the largest, attendance that no requirement reads is left out: the file stays below twenty million rows.</summary>
    public IReadOnlySet<string> WithoutAttendance => Name == "L" ? new HashSet<string> { "member_meeting", "committee_meeting", "volunteer" } : [];
}

/// <summary>An organization that is made.</summary>
internal sealed record MadeOrganization(int Id, int? ParentId, string Level, string Name, int FoundedOn, int? TermEndsOn);

/// <summary>An activity that is made.</summary>
internal sealed record MadeActivity(int HeldOn, int OrganizationId, int Number, string Kind, string Hours, string Topic, int? LedBy);
