using System.Globalization;
using Taizhang.Ledger;
using Taizhang.Plans.Reading;

namespace Taizhang.Plans.Drafting;

/// <summary>Turns what a plan asks into requirements the ledger can judge: proposals to a clerk, nothing more.</summary>
public static class RequirementDrafter
{
    private const int LongestTitle = 60;

    /// <summary>A draft for every duty of the reading, in the order of the text.</summary>
    public static IReadOnlyList<RequirementDraft> Draft(PlanReading reading, DraftFrame frame)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(frame);
        var numbers = new Dictionary<int, int>();
        var drafts = new List<RequirementDraft>(reading.Duties.Count);
        for (var index = 0; index < reading.Duties.Count; index++)
        {
            var duty = reading.Duties[index];
            var measure = duty.Place.Measure ?? 0;
            var number = numbers[measure] = numbers.GetValueOrDefault(measure) + 1;
            drafts.Add(Draft(reading, index, string.Create(CultureInfo.InvariantCulture, $"{frame.CodePrefix}-{measure:00}-{number}"), frame));
        }

        return drafts;
    }

    /// <summary>Where a duty stands, as a source names it.</summary>
    public static Bilingual Article(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place switch
        {
            { Measure: { } measure } => new($"第{measure}条", $"measure {measure}"),
            { Section: { } section } => new($"{place.Chapter}{section}", $"section {place.Chapter}{section}"),
            { Chapter: { } chapter } => new($"第{chapter}部分", $"part {chapter}"),
            _ => new("正文", "the text"),
        };
    }

    private static RequirementDraft Draft(PlanReading reading, int index, string code, DraftFrame frame)
    {
        var duty = reading.Duties[index];
        var sentence = DutySentence.Of(reading, duty);
        var drafted = new MeasureDrafter(duty, sentence, DayBeside(reading.Duties, index), frame).Draft();
        var original = sentence.Whole.Trim('，', '。', '；') + "。";
        var english = Explanation.Asked(drafted.Measure, CultureInfo.GetCultureInfo("en"));
        var requirement = new Requirement
        {
            Code = code,
            Title = new(Short(sentence.Clear, LongestTitle), Capital(Short(english, 2 * LongestTitle))),
            Text = new(original, $"{Capital(english)}. Original: “{original}”"),
            Source = new(frame.Document, Article(duty.Place), ArticleConfirmed: true),
            Modality = duty.Modality == DutyModality.Must ? Strictly(sentence) : Modality.Generally,
            InForce = frame.InForce,
            BindsRunningPeriod = true,
            Subject = drafted.Subject with { UnderId = frame.OfficeId },
            Cadence = drafted.Cadence,
            Measure = drafted.Measure,
            DueOn = drafted.DueOn,
            RemindDays = drafted.Cadence switch { Cadence.Month => 7, Cadence.Quarter => 15, Cadence.Event => 10, _ => 30 },
        };
        drafted = duty.Modality == DutyModality.Strive ? drafted.Doubting(DraftDoubt.StrivenFor) : drafted;
        return new(requirement, IsAskedBeside(reading.Duties, index) ? drafted.Doubting(DraftDoubt.AskedBeside).Doubts : drafted.Doubts);
    }

    /// <summary>2025年底前建成3个以上: the day stands as a duty of its own in the same part.</summary>
    private static ProposedDuty? DayBeside(IReadOnlyList<ProposedDuty> duties, int at)
    {
        for (var index = at - 1; index >= Math.Max(0, at - 4); index--)
        {
            if (duties[index].Deadline is not null && duties[index].Place == duties[at].Place && duties[at].Range.Start - duties[index].Range.End < 20)
            {
                return duties[index];
            }
        }

        return null;
    }

    private static bool IsAskedBeside(IReadOnlyList<ProposedDuty> duties, int at) =>
        duties[at].Kind == DutyKind.Deadline && duties[at].Deadline is not null
        && at + 1 < duties.Count && duties[at + 1].Kind is DutyKind.Minimum or DutyKind.Quantity && duties[at + 1].Range.Overlaps(duties[at].Range);

    private static Modality Strictly(DutySentence sentence) =>
        sentence.Part.Contains("必须", StringComparison.Ordinal) || sentence.Part.Contains("一律", StringComparison.Ordinal) ? Modality.Must : Modality.Shall;

    private static string Short(string text, int longest) => PlanRows.Cut(text.Trim('。', '；', '，'), longest);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
