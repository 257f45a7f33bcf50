namespace Taizhang.Members.Rosters;

/// <summary>Where in the hierarchy a post of a roster is held.</summary>
public enum PostLevel
{
    /// <summary>In the branch of the row.</summary>
    Branch = 1,

    /// <summary>In the general branch above it.</summary>
    GeneralBranch = 2,

    /// <summary>In the committee above it.</summary>
    Committee = 3,
}

/// <summary>A post as a roster names it.</summary>
/// <param name="Kind">Which post.</param>
/// <param name="Level">Where it is held.</param>
public readonly record struct RosterPost(PostKind Kind, PostLevel Level)
{
    private static readonly Dictionary<string, PostKind> Kinds = new(StringComparer.Ordinal)
    {
        ["书记"] = PostKind.Secretary,
        ["副书记"] = PostKind.DeputySecretary,
        ["组织委员"] = PostKind.OrganizationOfficer,
        ["宣传委员"] = PostKind.PublicityOfficer,
        ["纪检委员"] = PostKind.DisciplineOfficer,
        ["纪律检查委员"] = PostKind.DisciplineOfficer,
        ["委员"] = PostKind.CommitteeMember,
        ["党小组组长"] = PostKind.CellGroupLeader,
        ["党小组长"] = PostKind.CellGroupLeader,
        ["小组长"] = PostKind.CellGroupLeader,
        ["组长"] = PostKind.CellGroupLeader,
        ["党务工作者"] = PostKind.PartyAffairsWorker,
        ["党务干事"] = PostKind.PartyAffairsWorker,
        ["专职党务干部"] = PostKind.FullTimePartyCadre,
    };

    private static readonly Dictionary<string, RosterPost> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["001A"] = new(PostKind.Secretary, PostLevel.Branch),
        ["001B"] = new(PostKind.DeputySecretary, PostLevel.Branch),
        ["030U"] = new(PostKind.OrganizationOfficer, PostLevel.Branch),
        ["031U"] = new(PostKind.PublicityOfficer, PostLevel.Branch),
        ["034U"] = new(PostKind.DisciplineOfficer, PostLevel.Branch),
        ["035U"] = new(PostKind.CommitteeMember, PostLevel.Branch),
        ["036U"] = new(PostKind.CommitteeMember, PostLevel.Branch),
        ["037U"] = new(PostKind.CommitteeMember, PostLevel.Branch),
        ["038U"] = new(PostKind.CommitteeMember, PostLevel.Branch),
        ["401A"] = new(PostKind.CellGroupLeader, PostLevel.Branch),
        ["T13U"] = new(PostKind.CommitteeMember, PostLevel.Committee),
    };

    private static readonly (string Prefix, PostLevel Level)[] Levels =
    [
        ("机关党委", PostLevel.Committee), ("基层党委", PostLevel.Committee), ("党委", PostLevel.Committee), ("党总支", PostLevel.GeneralBranch), ("总支", PostLevel.GeneralBranch),
        ("党支部", PostLevel.Branch), ("支部", PostLevel.Branch),
    ];

    private static readonly char[] Between = ['、', '，', ',', ';', '；', '/', '+', '兼', '和', '\n', ' ', '。'];

    private static readonly HashSet<string> NoPost = new(StringComparer.Ordinal) { "党员", "普通党员", "一般党员", "群众", "否" };

    /// <summary>The posts and what is no known post in a cell; several are parted by signs or by 兼.</summary>
    public static (IReadOnlyList<RosterPost> Posts, IReadOnlyList<string> Unknown) ReadAll(string text)
    {
        var posts = new List<RosterPost>();
        var unknown = new List<string>();
        foreach (var word in text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Read(word) is { } post)
            {
                posts.Add(post);
            }
            else if (!NoPost.Contains(word) && !RosterText.IsNothing(word))
            {
                unknown.Add(word);
            }
        }

        return ([.. posts.Distinct()], unknown);
    }

    /// <summary>The post a word names, or null.</summary>
    public static RosterPost? Read(string word)
    {
        if (Codes.TryGetValue(word, out var coded))
        {
            return coded;
        }

        var (prefix, level) = Levels.FirstOrDefault(each => word.StartsWith(each.Prefix, StringComparison.Ordinal) && word.Length > each.Prefix.Length);
        var rest = prefix is null ? word : word[prefix.Length..];
        if (Kinds.TryGetValue(rest, out var kind))
        {
            return new RosterPost(kind, prefix is null ? PostLevel.Branch : level);
        }

        // Youth, production, study and other officers are members of the committee without a kind of their own.
        return rest.Length == 4 && rest.EndsWith("委员", StringComparison.Ordinal) ? new RosterPost(PostKind.CommitteeMember, prefix is null ? PostLevel.Branch : level) : null;
    }

    /// <summary>The post as a roster writes it.</summary>
    public static string Write(PostKind kind, PostLevel level)
    {
        var name = Kinds.First(each => each.Value == kind).Key;
        return level switch
        {
            PostLevel.GeneralBranch => "总支" + name,
            PostLevel.Committee => "党委" + name,
            _ => name,
        };
    }
}
