using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Plans;

/// <summary>A plan document: read, reviewed beside its text, and adopted; only then do its requirements count.</summary>
public sealed class Plan : IRecorded
{
    /// <summary>The key.</summary>
    public long Id { get; set; }

    /// <summary>The organization whose plan it is.</summary>
    public required long OrganizationId { get; init; }

    /// <summary>The title of the plan itself.</summary>
    public required string Title { get; set; }

    /// <summary>发文字号: the document number.</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>The issuer, where the text states it.</summary>
    public string? Issuer { get; set; }

    /// <summary>The date of issue.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>The first year it covers.</summary>
    public int? FirstYear { get; set; }

    /// <summary>The last year it covers.</summary>
    public int? LastYear { get; set; }

    /// <summary>The name of the file it was read from.</summary>
    public required string FileName { get; init; }

    /// <summary>The text as decoded: the kept original to which every anchor points.</summary>
    public required string Text { get; init; }

    /// <summary>The file itself; loaded only where it is asked for.</summary>
    public PlanOriginal? Original { get; init; }

    /// <summary>The reading in full, as JSON, what was not understood included.</summary>
    public required string Reading { get; init; }

    /// <summary>How far it is.</summary>
    public required PlanStage Stage { get; set; }

    /// <summary>The day it was adopted.</summary>
    public DateOnly? AdoptedOn { get; set; }

    /// <summary>The plan it takes the place of.</summary>
    public long? ReplacesId { get; set; }

    /// <summary>Why it was closed.</summary>
    public string? ClosedReason { get; set; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <summary>Its clauses, in the order of the text.</summary>
    public ICollection<PlanClause> Clauses { get; init; } = [];

    /// <summary>Its yearly themes.</summary>
    public ICollection<YearTheme> Themes { get; init; } = [];

    /// <summary>What the reader proposed as requirements.</summary>
    public ICollection<DutyProposal> Proposals { get; init; } = [];
}

/// <summary>The file a plan was read from, as it came; kept apart, for it is large and seldom wanted.</summary>
public sealed class PlanOriginal
{
    /// <summary>The plan.</summary>
    public long PlanId { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Bytes { get; init; }
}

/// <summary>How far a plan is on its way.</summary>
public enum PlanStage
{
    /// <summary>Read; its proposals are being reviewed.</summary>
    UnderReview = 1,

    /// <summary>Adopted: its accepted requirements are in force.</summary>
    Adopted = 2,

    /// <summary>Replaced by its successor; its history stays.</summary>
    Replaced = 3,

    /// <summary>Closed with a reason.</summary>
    Closed = 4,
}

/// <summary>The theme of a year.</summary>
public sealed class YearTheme
{
    /// <summary>The plan.</summary>
    public long PlanId { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The theme.</summary>
    public required string Theme { get; init; }
}

/// <summary>A part of a plan with its place in the text.</summary>
public sealed class PlanClause
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The plan.</summary>
    public long PlanId { get; init; }

    /// <summary>Its place in the order of the text, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The ordinal of the part it lies in; null at the top.</summary>
    public int? ParentOrdinal { get; init; }

    /// <summary>Chapter, section, measure or clause.</summary>
    public required ClauseLevel Level { get; init; }

    /// <summary>The number as printed: 三, （一）, 14.</summary>
    public required string Number { get; init; }

    /// <summary>The title; for a clause its text, cut short.</summary>
    public required string Title { get; init; }

    /// <summary>The first character, in the kept text.</summary>
    public required int Start { get; init; }

    /// <summary>The character behind the last.</summary>
    public required int End { get; init; }

    /// <summary>Whether something in it can be counted, must be judged by a person, or is declared only.</summary>
    public required ClauseKind Kind { get; init; }

    /// <summary>牵头单位.</summary>
    public string? LeadUnit { get; set; }

    /// <summary>责任单位 and 配合单位, separated by 、.</summary>
    public string? OtherUnits { get; set; }
}

/// <summary>The levels of a plan's structure.</summary>
public enum ClauseLevel
{
    /// <summary>一、.</summary>
    Chapter = 1,

    /// <summary>（一）.</summary>
    Section = 2,

    /// <summary>1. — a numbered measure.</summary>
    Measure = 3,

    /// <summary>A sentence.</summary>
    Clause = 4,
}

/// <summary>What can be made of a clause.</summary>
public enum ClauseKind
{
    /// <summary>No duty follows from it.</summary>
    Declaratory = 0,

    /// <summary>A named person writes a judgement.</summary>
    Judged = 1,

    /// <summary>Records can be counted against it.</summary>
    Countable = 2,
}

/// <summary>A requirement the reader proposes for a clause; it counts only once a clerk accepted it and the plan is adopted.</summary>
public sealed class DutyProposal
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The plan.</summary>
    public long PlanId { get; init; }

    /// <summary>The ordinal of the measure, section or chapter it lies in.</summary>
    public int? ClauseOrdinal { get; init; }

    /// <summary>The first character it came from.</summary>
    public required int Start { get; init; }

    /// <summary>The character behind the last.</summary>
    public required int End { get; init; }

    /// <summary>frequency, ratio, minimum, maximum, deadline, growth or quantity.</summary>
    public required string Kind { get; init; }

    /// <summary>What was read, as JSON: comparison, value, unit, period, subject, deadline.</summary>
    public required string Read { get; init; }

    /// <summary>What the clerk decided.</summary>
    public required ProposalDecision Decision { get; set; }

    /// <summary>Why it was refused or changed.</summary>
    public string? DecisionNote { get; set; }

    /// <summary>The requirement it would become, in the form of the rule files, as JSON.</summary>
    public required string Definition { get; set; }

    /// <summary>The key of the requirement it became.</summary>
    public int? RequirementId { get; set; }

    /// <summary>The requirement it became.</summary>
    public RequirementRow? Requirement { get; set; }
}

/// <summary>What became of a proposal.</summary>
public enum ProposalDecision
{
    /// <summary>Not decided.</summary>
    Open = 0,

    /// <summary>Accepted as proposed.</summary>
    Accepted = 1,

    /// <summary>Accepted with changes.</summary>
    Edited = 2,

    /// <summary>Refused.</summary>
    Refused = 3,
}

/// <summary>What a person notes on a measure for the execution ledger: progress, problems, owner, deadline.</summary>
public sealed class MeasureNote : IRecorded
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The measure.</summary>
    public required long ClauseId { get; init; }

    /// <summary>The day it speaks of.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How far it is, in words.</summary>
    public string? Progress { get; init; }

    /// <summary>What stands in the way.</summary>
    public string? Problem { get; init; }

    /// <summary>Who answers for the problem; required with a problem.</summary>
    public string? Owner { get; init; }

    /// <summary>Until when; required with a problem.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>The judgement of a measure that cannot be counted.</summary>
    public MeasureJudgement Judgement { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string WrittenBy { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }
}

/// <summary>A person's judgement of a measure.</summary>
public enum MeasureJudgement
{
    /// <summary>None given.</summary>
    None = 0,

    /// <summary>Going on as planned.</summary>
    OnTrack = 1,

    /// <summary>Behind.</summary>
    Behind = 2,

    /// <summary>Done.</summary>
    Done = 3,
}
