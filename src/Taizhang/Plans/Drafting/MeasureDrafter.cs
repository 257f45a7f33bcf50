using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Taizhang.Ledger;
using Taizhang.Plans.Reading;

namespace Taizhang.Plans.Drafting;

/// <summary>How a duty would be measured: whom it binds, how often, and by which records.</summary>
internal sealed record DraftedMeasure(SubjectSelector Subject, Cadence Cadence, Measure Measure)
{
    public DateOnly? DueOn { get; init; }

    public ImmutableArray<DraftDoubt> Doubts { get; init; } = [];

    public DraftedMeasure Doubting(DraftDoubt doubt) => Doubts.Contains(doubt) ? this : this with { Doubts = Doubts.Add(doubt) };
}

/// <summary>Finds for a proposed duty the measure of the ledger that comes nearest to its words.</summary>
internal sealed partial class MeasureDrafter(ProposedDuty duty, DutySentence sentence, ProposedDuty? beside, DraftFrame frame)
{
    private const int HoursOfADay = 8;

    private readonly FactKind? _kind = FactWords.Find(sentence.Part) ?? FactWords.Find(duty.Subject ?? "");

    private readonly SubjectSelector? _named = SubjectWords.Find(sentence, frame);

    public DraftedMeasure Draft() => duty.Kind switch
    {
        DutyKind.Frequency => Times(),
        DutyKind.Minimum or DutyKind.Quantity => Amount(),
        DutyKind.Maximum => Noted(1).Doubting(DraftDoubt.KeptNotCounted),
        DutyKind.Ratio => Share(),
        DutyKind.Growth => Growth(),
        _ => Deadline(),
    };

    private SubjectSelector Subject => _named ?? SubjectWords.Office(frame);

    private int Count => (int)Math.Clamp(decimal.Ceiling(duty.Low ?? duty.High ?? 1), 1, 1000);

    private DraftedMeasure Times()
    {
        if (_kind is not { } kind)
        {
            return Noted(Count);
        }

        var role = Subject.Kind == SubjectKind.Member ? FactWords.RoleOf(kind, sentence.Part) : FactRole.Held;
        var isOwn = Subject.Kind == SubjectKind.Member && OwnBranch().IsMatch(sentence.Part);
        return Recurring(new Measure.AtLeast(Count, new FactFilter([kind], role, isOwn)));
    }

    private DraftedMeasure Amount()
    {
        if (duty.Unit is "次" or "场" or "期" or "堂" or "回" && duty.Period is not null)
        {
            return Times();
        }

        if (duty.Unit is "学时" or "课时" or "小时")
        {
            var who = _named is { Kind: SubjectKind.Member } ? _named : SubjectWords.Everyone;
            return Recurring(new Measure.Total((long)((duty.Low ?? 0) * 100), new FactFilter(FactWords.Study, FactRole.Attended), "hours", HoursOfADay * 100)) with { Subject = who, Doubts = [] };
        }

        if (duty.Unit is "名" or "人" && PartyWorkers().IsMatch(sentence.Part))
        {
            return new(SubjectWords.EveryBranch, Cadence.Standing, new Measure.Holds([new RegistryCondition(RegistryProperty.PartyAffairsWorkers, Count, null)]));
        }

        if (IsSpanOfDays(duty.Unit))
        {
            return Noted(1).Doubting(DraftDoubt.KeptNotCounted);
        }

        var reached = new Measure.Total((long)((duty.Low ?? duty.High ?? 1) * 100), Notes, Unit(duty.Unit));
        return Recurring(reached.Amount > 0 ? reached : new Measure.AtLeast(1, Notes)).Doubting(DraftDoubt.CountedByNote);
    }

    private DraftedMeasure Share() =>
        duty is { Low: { } low } && FullTime().IsMatch(sentence.Whole)
            ? new(SubjectWords.Office(frame), Cadence.Standing, new Measure.Share(RegistryProperty.FullTimeCadres, RegistryProperty.UnitStaff, low, duty.High ?? 100, ShareRounding.Exact))
            : Noted(1).Doubting(DraftDoubt.KeptNotCounted);

    private DraftedMeasure Growth() =>
        duty.Operator != "decrease" && Budget().IsMatch(sentence.Whole)
            ? new(SubjectWords.Office(frame), Cadence.Year, new Measure.Growth(new FactFilter([FactKind.PartyBudget], FactRole.Held), duty.Low is { } rate && duty.Unit == "%" ? rate : 0))
            : (Noted(1) with { Cadence = Cadence.Year, DueOn = null }).Doubting(DraftDoubt.KeptNotCounted);

    private DraftedMeasure Deadline()
    {
        if (duty.Deadline is null && duty.Low is { } amount && Length(amount) is { } length)
        {
            return TakingOffice().IsMatch(sentence.Before + sentence.Duty) && AfterOffice() is { } of
                ? new(SubjectWords.Secretaries, Cadence.Event, new Measure.Within(new FactFilter([FactKind.TookOffice], FactRole.Attended), new FactFilter([of], FactRole.Attended), new Span(0, SpanUnit.Day), length))
                : Noted(1).Doubting(DraftDoubt.KeptNotCounted);
        }

        var filter = _kind is { } kind && Subject.Kind == SubjectKind.Organization ? new FactFilter([kind], FactRole.Held) : Notes;
        var once = Dated(new Measure.AtLeast(1, filter));
        return filter == Notes ? once.Doubting(DraftDoubt.CountedByNote) : once;
    }

    private FactKind? AfterOffice() => FactWords.Find(sentence.Whole) switch
    {
        FactKind.AppointmentTalk or FactKind.HeartToHeartTalk => FactKind.AppointmentTalk,
        FactKind.Training or FactKind.Study => FactKind.Training,
        _ => null,
    };

    private DraftedMeasure Noted(int count) => Recurring(new Measure.AtLeast(count, Notes)).Doubting(DraftDoubt.CountedByNote);

    /// <summary>Notes are an organization's; of a person nobody keeps any.</summary>
    private static FactFilter Notes { get; } = new([FactKind.Progress], FactRole.Held);

    private DraftedMeasure Recurring(Measure measure)
    {
        var cadence = duty.Period switch
        {
            "年" => Cadence.Year,
            "半年" => Cadence.HalfYear,
            "季度" => Cadence.Quarter,
            "月" or "周" => Cadence.Month,
            _ => (Cadence?)null,
        };
        if (cadence is not { } often)
        {
            return Dated(measure);
        }

        var weekly = duty.Period == "周" && measure is Measure.AtLeast times ? times with { Count = times.Count * 4 } : measure;
        var drafted = Laid(often, weekly, null);
        return duty.Period == "周" ? drafted.Doubting(DraftDoubt.DayApproximate) : drafted;
    }

    private DraftedMeasure Dated(Measure measure)
    {
        var dated = duty.Deadline is null ? beside : duty;
        var day = dated?.Deadline;
        var isOfNoYear = day is not null && !YearWritten().IsMatch(dated!.DeadlineText ?? "");
        if (isOfNoYear || (day is null && Yearly().IsMatch(sentence.Whole)))
        {
            return Laid(Cadence.Year, measure, null).Doubting(DraftDoubt.DayApproximate);
        }

        var due = day is { } known && known >= frame.InForce.From && known <= frame.InForce.To ? known : frame.InForce.To;
        var drafted = Laid(Cadence.Once, measure, due);
        return day is null || due != day ? drafted.Doubting(DraftDoubt.DayApproximate) : drafted;
    }

    private DraftedMeasure Laid(Cadence cadence, Measure measure, DateOnly? due)
    {
        var isNoted = measure.Filters.Any(filter => filter == Notes);
        var subject = isNoted && Subject.Kind == SubjectKind.Member ? SubjectWords.Office(frame) : Subject;
        var drafted = new DraftedMeasure(subject, cadence, measure) { DueOn = due };
        return _named is null ? drafted.Doubting(DraftDoubt.NobodyNamed) : drafted;
    }

    private Span? Length(decimal amount) => amount is > 0 and <= 3650 && decimal.Truncate(amount) == amount
        ? duty.Unit switch
        {
            "个月" or "月" => new Span((int)amount, SpanUnit.Month),
            "年" => amount <= 50 ? new Span((int)amount, SpanUnit.Year) : null,
            "个工作日" or "工作日" => new Span((int)amount, SpanUnit.WorkingDay),
            "天" or "日" or "个自然日" => new Span((int)amount, SpanUnit.Day),
            "周" or "个星期" => new Span((int)amount * 7, SpanUnit.Day),
            _ => (Span?)null,
        }
        : null;

    private static bool IsSpanOfDays(string? unit) => unit is "个工作日" or "工作日" or "天" or "日" or "个月" or "年" or "分钟";

    private static string Unit(string? unit) => string.IsNullOrEmpty(unit) ? "项" : unit;

    [GeneratedRegex("所在(?:的)?(?:基层)?(?:党)?(?:支部|组织)|本支部|自己所在", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OwnBranch();

    [GeneratedRegex("从事[^，。；]{0,6}党(?:务|建)工作|党务(?:工作者|工作人员|干部)|党建(?:工作者|工作人员|专员)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PartyWorkers();

    [GeneratedRegex("专职(?:党务|党建)|(?:党务|党建)[^，。；]{0,6}专职|专职工作人员", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FullTime();

    [GeneratedRegex("(?:党建|党务|党组织|党支部)[^。；]{0,20}(?:预算|经费|投入)|(?:预算|经费|投入)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Budget();

    [GeneratedRegex("新任|任职后|到任后|上任后|任职之日", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TakingOffice();

    [GeneratedRegex(@"(?:19|20)\d\d", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearWritten();

    [GeneratedRegex("每年|每个年度|每一年|逐年", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Yearly();
}
