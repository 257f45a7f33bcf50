using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Reports;

namespace Taizhang.Plans.Execution;

/// <summary>Puts the state of measures into the words of the execution ledger, in the reader's language.</summary>
internal static class ExecutionRows
{
    /// <summary>Organizations named for one requirement that was missed.</summary>
    private const int MostNamed = 10;

    public static ExecutionLedgerRow Row(MeasureExecution measure, string text, string action, string? theme, IReadOnlyDictionary<RecordReference, string> records, int mostEvidence) => new()
    {
        Clause = measure.Clause.Id,
        Theme = theme is null ? "" : Say("execution.theme", ("year", measure.Year.Year), ("theme", theme)),
        Action = action,
        MeasureNumber = measure.Clause.Number,
        MeasureTitle = measure.Clause.Title,
        Text = text[measure.Clause.Start..measure.Clause.End].ReplaceLineEndings("").Trim(),
        LeadUnits = measure.Clause.LeadUnit ?? "",
        ResponsibleUnits = measure.Clause.OtherUnits ?? "",
        State = State(measure),
        DutiesDue = measure.Due,
        DutiesMet = measure.Met,
        DutiesMissed = measure.Missed,
        DutiesEarly = measure.Early,
        DutiesRunning = measure.Running,
        Progress = Progress(measure),
        EvidenceCount = measure.EvidenceCount,
        Evidence = [.. measure.Evidence(mostEvidence).Where(fact => records.ContainsKey(fact.Record)).Select(fact => Explanation.Line(fact, records[fact.Record]))],
        Problems = measure.Note?.Problem is { } problem ? [Problem(measure.Note, problem, measure.AsOf)] : [],
        Owner = measure.Note?.Owner ?? "",
        Deadline = measure.Duties.Where(proof => proof.Requirement.Cadence == Cadence.Once && proof.Requirement.DueOn is not null).Select(proof => proof.Requirement.DueOn).Max(),
        Explanation = [.. Lines(measure)],
    };

    public static IEnumerable<ExecutionLedgerDuty> Duties(MeasureExecution measure) => measure.Duties.Select(proof => new ExecutionLedgerDuty
    {
        MeasureNumber = measure.Clause.Number,
        Requirement = $"{proof.Requirement.Code} {proof.Requirement.Title.In()}",
        Subject = measure.NameOf(proof),
        Period = Explanation.Period(proof.Duty.PeriodKey),
        DueOn = proof.Requirement.Cadence == Cadence.Standing || proof.Duty.Verdict.DueOn >= DateOnly.MaxValue.AddDays(-1) ? null : proof.Duty.Verdict.DueOn,
        State = DutyStateCell.Of(proof.Duty.State),
        Expected = Explanation.Asked(proof.Measure),
        Achieved = Explanation.Achieved(proof) ?? "",
        Explanation = Explanation.Missing(proof) ?? "",
    });

    /// <summary>The worst of the counted states; for what cannot be counted, what a person judged.</summary>
    private static StateCell State(MeasureExecution measure)
    {
        if (measure.Duties.Count > 0)
        {
            return measure.Missed > 0 ? new(Say("execution.state-missed"), StateTone.Bad)
                : measure.Count(DutyState.OutOfReach) > 0 ? new(Say("execution.state-out-of-reach"), StateTone.Bad)
                : measure.Count(DutyState.DueSoon) > 0 ? DutyStateCell.Of(DutyState.DueSoon)
                : measure.Met + measure.Early == measure.Duties.Count ? DutyStateCell.Of(DutyState.Met)
                : measure.Count(DutyState.Upcoming) == measure.Duties.Count ? DutyStateCell.Of(DutyState.Upcoming)
                : DutyStateCell.Of(DutyState.Open);
        }

        return measure.Note?.Judgement switch
        {
            MeasureJudgement.OnTrack => new(Judged(measure.Note), StateTone.Calm),
            MeasureJudgement.Behind => new(Judged(measure.Note), StateTone.Warning),
            MeasureJudgement.Done => new(Judged(measure.Note), StateTone.Good),
            _ => new(Say(measure is { Clause.Kind: ClauseKind.Countable, Year.Year: null } ? "execution.unjudged-countable-all" : $"execution.unjudged-{Kebab.Word(measure.Clause.Kind)}"), StateTone.Muted),
        };
    }

    private static string Progress(MeasureExecution measure)
    {
        (string Key, int Count)[] counts =
        [
            ("execution.early", measure.Early),
            ("execution.late", measure.Count(DutyState.MetLate)),
            ("execution.running", measure.Running),
            ("execution.out-of-reach", measure.Count(DutyState.OutOfReach)),
            ("execution.upcoming", measure.Count(DutyState.Upcoming)),
        ];
        var counted = string.Join(Say("list.separator"), counts.Where(each => each.Count > 0).Select(each => Say(each.Key, ("count", each.Count))));
        var noted = measure.Note is { Progress: { } words } note ? Say("execution.noted", ("text", words.TrimEnd('。', '.')), ("by", note.WrittenBy), ("on", note.On)) : "";
        return (counted.Length > 0 ? Say("execution.sentence", ("text", counted)) : "") + noted;
    }

    private static string Problem(MeasureNote note, string problem, DateOnly asOf) => Say(
        note.Deadline < asOf ? "execution.problem-overdue" : "execution.problem",
        ("text", problem.TrimEnd('。', '.')), ("owner", note.Owner), ("deadline", note.Deadline));

    /// <summary>A line a requirement with its figures and the organizations that missed it; people are only counted.</summary>
    private static IEnumerable<string> Lines(MeasureExecution measure)
    {
        foreach (var duties in measure.Duties.GroupBy(proof => proof.Requirement.Code))
        {
            var all = duties.ToList();
            var missed = all.Where(proof => proof.Duty.State == DutyState.Missed).ToList();
            yield return Say("execution.requirement", ("code", duties.Key), ("asked", Explanation.Asked(all[^1].Measure)), ("count", all.Count), ("met", all.Count(proof => proof.Duty.State is DutyState.Met or DutyState.MetLate)), ("missed", missed.Count));
            var named = missed.Where(proof => proof.Duty.Subject.Kind == SubjectKind.Organization).Select(proof => Say("execution.missed-by", ("who", measure.NameOf(proof)), ("period", Explanation.Period(proof.Duty.PeriodKey)))).ToList();
            if (named.Count > 0)
            {
                yield return Say(named.Count > MostNamed ? "execution.missed-more" : "execution.missed", ("named", named.Take(MostNamed)), ("count", named.Count));
            }
        }

        if (measure.Duties.Count > 0 && measure.Note is { Judgement: not MeasureJudgement.None } note)
        {
            yield return Say("execution.judgement", ("judgement", Judged(note)), ("by", note.WrittenBy), ("on", note.On));
        }
    }

    private static string Judged(MeasureNote note) => Say($"execution.judged-{Kebab.Word(note.Judgement)}");

    private static string Say(string key, params (string Name, object? Value)[] values) => Words.Say(key, null, values);
}
