namespace Taizhang.Ledger;

/// <summary>What happened, as the ledger sees it; the word outside is the name in kebab-case.</summary>
/// <remarks>The numbers are stored and never reused.</remarks>
public enum FactKind : short
{
    /// <summary>支部党员大会.</summary>
    GeneralMeeting = 1,

    /// <summary>支部委员会会议.</summary>
    CommitteeMeeting = 2,

    /// <summary>党小组会.</summary>
    CellGroupMeeting = 3,

    /// <summary>党课.</summary>
    Lecture = 4,

    /// <summary>主题党日.</summary>
    ThemeDay = 5,

    /// <summary>组织生活会.</summary>
    LifeMeeting = 6,

    /// <summary>民主生活会, of leaders.</summary>
    DemocraticLifeMeeting = 7,

    /// <summary>民主评议党员.</summary>
    DemocraticAppraisal = 8,

    /// <summary>集中学习.</summary>
    Study = 9,

    /// <summary>培训班: a training course.</summary>
    Training = 10,

    /// <summary>志愿服务.</summary>
    Volunteer = 11,

    /// <summary>党员干部大会: the meeting of all members and cadres of the organ.</summary>
    OrganMeeting = 12,

    /// <summary>述职评议考核: reports and appraisal of secretaries.</summary>
    SecretaryReport = 13,

    /// <summary>专项督查: a special supervision.</summary>
    SpecialSupervision = 14,

    /// <summary>达标创优评定: assessment of branches to standard.</summary>
    StandardAssessment = 15,

    /// <summary>党建工作经费预算: the year's budget drawn up.</summary>
    BudgetDrawnUp = 16,

    /// <summary>纪律教育学习月.</summary>
    DisciplineStudyMonth = 17,

    /// <summary>走访慰问.</summary>
    CareVisit = 18,

    /// <summary>发展党员专项检查.</summary>
    DevelopmentInspection = 19,

    /// <summary>定期会商.</summary>
    Consultation = 20,

    /// <summary>直接联系群众.</summary>
    MassContact = 21,

    /// <summary>公开承诺.</summary>
    PublicCommitment = 22,

    /// <summary>理论学习中心组学习: study of the leading group.</summary>
    LeadingGroupStudy = 23,

    /// <summary>党组向本单位报告机关党建工作.</summary>
    PartyWorkReport = 24,

    /// <summary>机关基层组织设置摸查: survey of the set-up.</summary>
    SetUpSurvey = 25,

    /// <summary>谈心谈话.</summary>
    HeartToHeartTalk = 40,

    /// <summary>任职谈话.</summary>
    AppointmentTalk = 41,

    /// <summary>约谈.</summary>
    AdmonitoryTalk = 42,

    /// <summary>提醒谈话.</summary>
    ReminderTalk = 43,

    /// <summary>入党谈话: with an applicant.</summary>
    ApplicantTalk = 44,

    /// <summary>换届选举.</summary>
    TermElection = 60,

    /// <summary>补选.</summary>
    ByElection = 61,

    /// <summary>Progress noted on a task or figure of a plan.</summary>
    Progress = 70,

    /// <summary>A term of office ends; offered by the registry.</summary>
    TermEnds = 80,

    /// <summary>A post is taken up; offered by the registry.</summary>
    TookOffice = 81,

    /// <summary>A figure of the unit: staff; offered by the registry.</summary>
    UnitStaff = 82,

    /// <summary>A figure of the unit: the year's Party budget; offered by the registry.</summary>
    PartyBudget = 83,

    /// <summary>A person was admitted as a probationary member; offered by the registry.</summary>
    Admitted = 84,

    /// <summary>An application was received.</summary>
    Applied = 85,
}

/// <summary>In which part a subject takes part in a fact.</summary>
public enum FactRole : byte
{
    /// <summary>The organization held it, or it is the organization's own.</summary>
    Held = 0,

    /// <summary>The person led it: gave the lecture, held the talk.</summary>
    Led = 1,

    /// <summary>The person came to it, or was talked with.</summary>
    Attended = 2,
}
