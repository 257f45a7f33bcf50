using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Taizhang.Ledger;

namespace Taizhang.Plans.Drafting;

/// <summary>Which records the words of a plan speak of.</summary>
internal static partial class FactWords
{
    /// <summary>The kinds whose hours count as study.</summary>
    public static ImmutableArray<FactKind> Study { get; } = [FactKind.Study, FactKind.Training, FactKind.Lecture, FactKind.ThemeDay];

    // The more telling word stands first: 组织生活会 before 生活, 任职谈话 before 谈话.
    private static readonly (string Words, FactKind Kind)[] Known =
    [
        ("讲党课|上党课|听党课|党课", FactKind.Lecture),
        ("主题党日", FactKind.ThemeDay),
        ("民主生活会", FactKind.DemocraticLifeMeeting),
        ("组织生活会", FactKind.LifeMeeting),
        ("民主评议", FactKind.DemocraticAppraisal),
        ("党员干部大会", FactKind.OrganMeeting),
        ("党员大会", FactKind.GeneralMeeting),
        ("支委会|支部委员会会议|支部委员会", FactKind.CommitteeMeeting),
        ("党小组会", FactKind.CellGroupMeeting),
        ("中心组学习|中心组集中学习", FactKind.LeadingGroupStudy),
        ("任职谈话", FactKind.AppointmentTalk),
        ("提醒谈话|谈话提醒", FactKind.ReminderTalk),
        ("约谈", FactKind.AdmonitoryTalk),
        ("谈心谈话|谈心", FactKind.HeartToHeartTalk),
        ("述职", FactKind.SecretaryReport),
        ("专项督查|专项督导|专项检查", FactKind.SpecialSupervision),
        ("发展党员[^，。；]{0,8}(?:自查|检查|抽查)", FactKind.DevelopmentInspection),
        ("达标[^，。；]{0,8}评定|评定[^，。；]{0,10}(?:达标|优秀|先进)|评定结果|星级评定", FactKind.StandardAssessment),
        ("(?:党建|党务)[^，。；]{0,8}预算|预算", FactKind.BudgetDrawnUp),
        ("纪律教育(?:学习)?月", FactKind.DisciplineStudyMonth),
        ("走访慰问|慰问", FactKind.CareVisit),
        ("(?:直接)?联系(?:服务)?群众|服务群众", FactKind.MassContact),
        ("公开承诺|作出承诺|承诺践诺", FactKind.PublicCommitment),
        ("(?:组织|支部)设置[^，。；]{0,6}(?:摸查|摸底|排查)|摸查", FactKind.SetUpSurvey),
        ("会商", FactKind.Consultation),
        ("志愿服务", FactKind.Volunteer),
        ("培训班|集中培训|轮训|培训", FactKind.Training),
        ("集中学习|学习交流|专题学习|读书班|政治学习|理论学习", FactKind.Study),
        ("报告[^，。；]{0,6}党建工作|党建工作报告", FactKind.PartyWorkReport),
    ];

    private static readonly (Regex Pattern, FactKind Kind)[] Patterns =
        [.. Known.Select(each => (new Regex(each.Words, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), each.Kind))];

    /// <summary>The kind the text speaks of; null where no record answers it.</summary>
    public static FactKind? Find(string text)
    {
        foreach (var (pattern, kind) in Patterns)
        {
            if (pattern.IsMatch(text))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The part a person takes in it: gives the lecture, holds the talk, makes the commitment; comes to the rest.</summary>
    public static FactRole RoleOf(FactKind kind, string part) => kind switch
    {
        FactKind.Lecture => Listens().IsMatch(part) ? FactRole.Attended : FactRole.Led,
        FactKind.HeartToHeartTalk or FactKind.ReminderTalk or FactKind.AdmonitoryTalk => WithEach().IsMatch(part) ? FactRole.Attended : FactRole.Led,
        FactKind.PublicCommitment => FactRole.Led,
        _ => FactRole.Attended,
    };

    /// <summary>Whether the talks of the part are asked for each person talked with.</summary>
    public static bool IsWithEach(string part) => WithEach().IsMatch(part);

    [GeneratedRegex("听党课|参加党课|接受党课", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Listens();

    [GeneratedRegex("[与同和](?:每名|每个|每位|全体|所有|各)(?:党员|干部|同志)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WithEach();
}
