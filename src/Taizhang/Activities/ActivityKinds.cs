using Taizhang.Ledger;

namespace Taizhang.Activities;

/// <summary>What the kinds of activities have in common: who is called to them, and whether a roll is taken.</summary>
public static class ActivityKinds
{
    private static readonly FactKind[] WithoutRoll =
    [
        FactKind.SpecialSupervision, FactKind.StandardAssessment, FactKind.BudgetDrawnUp, FactKind.DevelopmentInspection,
        FactKind.PartyWorkReport, FactKind.SetUpSurvey, FactKind.CareVisit, FactKind.Consultation, FactKind.MassContact, FactKind.PublicCommitment,
    ];

    /// <summary>Every kind, the everyday ones first.</summary>
    public static IReadOnlyList<FactKind> All { get; } = [.. Enum.GetValues<FactKind>().Where(kind => (int)kind < 40)];

    /// <summary>The kinds a branch records week by week.</summary>
    public static IReadOnlyList<FactKind> Everyday { get; } =
        [FactKind.ThemeDay, FactKind.GeneralMeeting, FactKind.CommitteeMeeting, FactKind.CellGroupMeeting, FactKind.Lecture, FactKind.Study];

    /// <summary>Whether who came is part of the record.</summary>
    public static bool TakesRoll(FactKind kind) => !WithoutRoll.Contains(kind);

    /// <summary>Whether the committee alone is called, not all of the roll.</summary>
    public static bool OfCommittee(FactKind kind) => kind == FactKind.CommitteeMeeting;

    /// <summary>The hours such an activity usually takes, to begin with.</summary>
    public static decimal UsualHours(FactKind kind) => kind switch
    {
        FactKind.CommitteeMeeting or FactKind.CellGroupMeeting => 1,
        FactKind.ThemeDay or FactKind.LifeMeeting => 3,
        FactKind.Study => 4,
        FactKind.Training => 8,
        _ => 2,
    };
}
