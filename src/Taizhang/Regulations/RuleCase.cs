using System.Collections.Immutable;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Regulations;

/// <summary>An example of a rule: who and what there was, and how it must be judged.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="On">The day it is judged.</param>
/// <param name="PeriodKey">The period; for what follows an event, the day of the event.</param>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Facts">What happened.</param>
/// <param name="Expect">The state it must have; null where no duty may arise at all.</param>
/// <param name="Reason">Why it must not apply, where the case says so.</param>
/// <param name="Near">Why facts that came close must not have counted, where the case says so.</param>
/// <param name="Line">The line of the file it begins in.</param>
public sealed record RuleCase(
    Bilingual Name,
    DateOnly On,
    string PeriodKey,
    CaseSubject Subject,
    ImmutableArray<CaseFact> Facts,
    DutyState? Expect,
    NotApplicableReason? Reason,
    ImmutableArray<Mismatch> Near,
    int Line);

/// <summary>Whom a case is about: an organization, or a member with the branch they belong to.</summary>
/// <param name="Organization">The organization, or the member's branch.</param>
/// <param name="Member">The member; null where the case is about the organization.</param>
public sealed record CaseSubject(CaseOrganization Organization, CaseMember? Member);

/// <summary>An organization of a case, with what is usual left unsaid.</summary>
public sealed record CaseOrganization
{
    /// <summary>What kind it is.</summary>
    public OrganizationType Type { get; init; } = OrganizationType.Branch;

    /// <summary>The day it was founded.</summary>
    public DateOnly FoundedOn { get; init; } = new(2000, 1, 1);

    /// <summary>Its last day, where it was dissolved.</summary>
    public DateOnly? DissolvedOn { get; init; }

    /// <summary>Full members on its own roll.</summary>
    public int FullMembers { get; init; } = 10;

    /// <summary>Probationary members on its own roll.</summary>
    public int ProbationaryMembers { get; init; }

    /// <summary>Members of its committee, the secretary included: officers for organization, publicity and discipline first, then others.</summary>
    public int Committee { get; init; } = 3;

    /// <summary>Whether the first of the committee is secretary.</summary>
    public bool HasSecretary { get; init; } = true;

    /// <summary>Whether one of the committee is the officer for discipline.</summary>
    public bool HasDisciplineOfficer { get; init; } = true;

    /// <summary>Named persons for Party work.</summary>
    public int PartyAffairsWorkers { get; init; }

    /// <summary>Full-time Party cadres.</summary>
    public int FullTimeCadres { get; init; }

    /// <summary>Groups within it.</summary>
    public int CellGroups { get; init; }

    /// <summary>Branches below it.</summary>
    public int Branches { get; init; }

    /// <summary>Full members in each branch below it.</summary>
    public int MembersOfEachBranch { get; init; } = 10;

    /// <summary>Staff of the unit; null where the office has no such figure.</summary>
    public int? UnitStaff { get; init; } = 43;

    /// <summary>The days of its running term, the last day being the one on which it ends; null where no term is known.</summary>
    public Period? Term { get; init; } = new Period(new(2000, 1, 1), new(2099, 12, 31));
}

/// <summary>A member of a case.</summary>
public sealed record CaseMember
{
    /// <summary>The standing.</summary>
    public Standing Standing { get; init; } = Standing.Full;

    /// <summary>The day of joining the Party.</summary>
    public DateOnly JoinedOn { get; init; } = new(2000, 6, 1);

    /// <summary>The day of conversion; null where there was none.</summary>
    public DateOnly? ConvertedOn { get; init; }

    /// <summary>The birthday.</summary>
    public DateOnly? BornOn { get; init; }

    /// <summary>The first day in the branch with this standing.</summary>
    public DateOnly Since { get; init; } = new(2000, 6, 1);

    /// <summary>The last day in the branch, where the person left.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The rank.</summary>
    public CadreRank? Rank { get; init; }

    /// <summary>Posts in the branch.</summary>
    public ImmutableArray<CasePost> Posts { get; init; } = [];

    /// <summary>Circumstances someone decided.</summary>
    public ImmutableArray<CaseCircumstance> Circumstances { get; init; } = [];
}

/// <summary>A post held for a stretch of days, in the person's branch or in the committee above it.</summary>
public sealed record CasePost(PostKind Kind, Period Days, bool IsAbove);

/// <summary>A circumstance for a stretch of days.</summary>
public sealed record CaseCircumstance(CircumstanceKind Kind, Period Days);

/// <summary>Something that happened in a case.</summary>
/// <param name="Kind">What.</param>
/// <param name="Role">In which part the subject took part.</param>
/// <param name="On">When.</param>
/// <param name="Quantity">How much, in the unit of the rule.</param>
/// <param name="Present">Of those entitled, how many came; −1 where nobody asked.</param>
/// <param name="Entitled">How many were entitled; −1 where nobody asked.</param>
/// <param name="Elsewhere">Whether it was held in another organization.</param>
/// <param name="RecordedOn">When the system learned it.</param>
public sealed record CaseFact(FactKind Kind, FactRole Role, DateOnly On, decimal Quantity, int Present, int Entitled, bool Elsewhere, DateOnly RecordedOn);
