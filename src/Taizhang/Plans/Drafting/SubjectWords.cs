using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Plans.Drafting;

/// <summary>Whom the words of a plan bind.</summary>
internal static partial class SubjectWords
{
    /// <summary>The kinds of organization that are branches.</summary>
    public static ImmutableArray<OrganizationType> Branches { get; } = [OrganizationType.Branch, OrganizationType.JointBranch];

    /// <summary>The secretaries of branches.</summary>
    public static SubjectSelector Secretaries { get; } = new(SubjectKind.Member) { Posts = [PostKind.Secretary], PostsIn = Branches };

    /// <summary>The leaders of a bureau.</summary>
    public static SubjectSelector Leaders { get; } = new(SubjectKind.Member) { MinimumRank = CadreRank.DivisionLevel };

    /// <summary>Every member.</summary>
    public static SubjectSelector Everyone { get; } = new(SubjectKind.Member);

    /// <summary>Every branch.</summary>
    public static SubjectSelector EveryBranch { get; } = new(SubjectKind.Organization) { Types = Branches };

    /// <summary>The organization whose plan it is.</summary>
    public static SubjectSelector Office(DraftFrame frame) => new(SubjectKind.Organization) { Types = [frame.Office] };

    /// <summary>Whom a duty binds: the one that is to do it by its words, else the one named nearest before it; whom it is done to is not bound.</summary>
    /// <returns>The subject; null where nobody is named.</returns>
    public static SubjectSelector? Find(DutySentence sentence, DraftFrame frame)
    {
        if (FactWords.IsWithEach(sentence.Part))
        {
            return Everyone;
        }

        if (By().Match(sentence.Part) is { Success: true } by)
        {
            return Nearest(by.Value, frame);
        }

        return Nearest(sentence.PartBefore, frame) ?? Nearest(sentence.Before, frame);
    }

    [GeneratedRegex("由[^，。；]{0,12}?(?:机关党委|党委|党组|党支部|支部)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex By();

    private static SubjectSelector? Nearest(string text, DraftFrame frame)
    {
        var last = Named().Matches(text).LastOrDefault();
        return last is null ? null : Of(last, frame);
    }

    private static SubjectSelector Of(Match named, DraftFrame frame) => named switch
    {
        _ when named.Groups["leaders"].Success => Leaders,
        _ when named.Groups["secretary"].Success => Secretaries,
        _ when named.Groups["branch"].Success => EveryBranch,
        _ when named.Groups["member"].Success => Everyone,
        _ => named.Value.EndsWith("党组", StringComparison.Ordinal) && frame.Types.Contains(OrganizationType.LeadingPartyGroup)
            ? new(SubjectKind.Organization) { Types = [OrganizationType.LeadingPartyGroup] }
            : Office(frame),
    };

    [GeneratedRegex("(?<leaders>(?:处级|局级|县处级|科级以上)?(?:党员)?领导干部|(?:领导)?班子成员|局领导|分管领导)|(?<secretary>(?:党|各|每个)?支部书记|支书|(?<!委|组)书记)|(?<branch>(?<!所在的?|[到向在对为给把])(?:各|每个|全体|所有|基层)?(?:党支部|(?<!党)支部|(?<!基层)基层党组织|党总支)(?!委员|书记|设置|建设|党员|评|的))|(?<office>(?<!向局?|对局?)(?:机关党委|(?<!各|基层|机关)党委|党组(?!织)))|(?<member>党员(?:干部)?(?!教育|发展|活动|队伍|管理|代表|大会|评|信息))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
