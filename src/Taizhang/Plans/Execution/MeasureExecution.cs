using Taizhang.Ledger;

namespace Taizhang.Plans.Execution;

/// <summary>How far one measure is: the duties behind it as the ledger has them, and the latest words of a person.</summary>
internal sealed class MeasureExecution(PlanClause clause, IReadOnlyList<Proof> proofs, MeasureNote? note, SubjectNames names, DateOnly asOf, PlanYear year)
{
    public PlanClause Clause { get; } = clause;

    /// <summary>The duties that bind, in the order they are read: by requirement, period and subject.</summary>
    public IReadOnlyList<Proof> Duties { get; } =
    [
        .. proofs.Where(proof => proof.Duty.State is not (DutyState.NotApplicable or DutyState.Exempt))
            .OrderBy(proof => proof.Requirement.Code, StringComparer.Ordinal).ThenBy(proof => proof.Duty.Verdict.DueOn).ThenBy(proof => proof.Duty.Subject.Id),
    ];

    public MeasureNote? Note { get; } = note;

    public DateOnly AsOf { get; } = asOf;

    public PlanYear Year { get; } = year;

    /// <summary>How many fell due by the day; what always holds is always due.</summary>
    public int Due => Duties.Count(IsDue);

    /// <summary>How many of those are met.</summary>
    public int Met => Duties.Count(proof => IsDue(proof) && IsMet(proof));

    /// <summary>How many were missed.</summary>
    public int Missed => Count(DutyState.Missed);

    /// <summary>How many were met before they fell due.</summary>
    public int Early => Duties.Count(proof => !IsDue(proof) && IsMet(proof));

    /// <summary>How many run.</summary>
    public int Running => Count(DutyState.Open) + Count(DutyState.DueSoon);

    /// <summary>How many are in a state.</summary>
    public int Count(DutyState state) => Duties.Count(proof => proof.Duty.State == state);

    /// <summary>How many records counted.</summary>
    public int EvidenceCount => Duties.SelectMany(proof => proof.Counted).Select(fact => fact.Record).Distinct().Count();

    /// <summary>The latest activities that counted; who talked with whom is not told.</summary>
    public IEnumerable<Fact> Evidence(int most) => Duties.SelectMany(proof => proof.Counted).Where(fact => fact.Record.Source == RecordSource.Activity)
        .DistinctBy(fact => fact.Record).OrderByDescending(fact => fact.On).ThenBy(fact => fact.Record.Id).Take(most);

    public string NameOf(Proof proof) => names.Of(proof.Duty.Subject);

    private bool IsDue(Proof proof) => proof.Requirement.Cadence == Cadence.Standing || proof.Duty.Verdict.DueOn <= AsOf;

    private static bool IsMet(Proof proof) => proof.Duty.State is DutyState.Met or DutyState.MetLate;
}
