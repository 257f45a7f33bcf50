using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Taizhang.Plans.Reading;

/// <summary>A reading as one JSON object, in the names of the answer files.</summary>
public static class PlanReadingJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    /// <summary>The reading, written.</summary>
    public static string Write(PlanReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return JsonSerializer.Serialize(
            new
            {
                reading.DocNumber,
                reading.Issuer,
                reading.Title,
                reading.PlanTitle,
                Date = Day(reading.Date),
                reading.Addressees,
                PeriodYears = reading.PeriodYears is { } span ? new[] { span.First, span.Last } : null,
                YearThemes = reading.YearThemes.Select(t => new { t.Year, t.Theme, t.Range.Start, t.Range.End }),
                CitedDocuments = reading.CitedDocuments.Select(c => new { c.Title, c.Number, c.Range.Start, c.Range.End }),
                MentionedDocuments = reading.MentionedDocuments.Select(c => new { c.Title, c.Number, c.Range.Start, c.Range.End }),
                Chapters = reading.Chapters.Select(c => new { c.No, c.Title, c.Range.Start, c.Range.End, c.Part }),
                Sections = reading.Sections.Select(s => new { s.Chapter, s.No, s.Title, s.Range.Start, s.Range.End, s.Part }),
                Measures = reading.Measures.Select(m => new { m.No, m.Chapter, m.Section, m.Title, m.Points, m.Range.Start, m.Range.End, m.Part }),
                ResponsibleUnits = reading.ResponsibleUnits.Select(u => new { u.Place.Chapter, u.Place.Section, u.Place.Measure, u.Lead, u.Responsible, u.Cooperate, u.Execute, u.Range.Start, u.Range.End }),
                Clauses = reading.Clauses.Select(c => new { Kind = Lower(c.Kind), c.Place.Chapter, c.Place.Section, c.Place.Measure, c.Range.Start, c.Range.End }),
                Duties = reading.Duties.Select(Duty),
                NotUnderstood = reading.NotUnderstood.Select(n => new { n.Reason, n.Range.Start, n.Range.End, Text = reading.Text[n.Range.Start..n.Range.End] }),
            },
            Options);
    }

    private static object Duty(ProposedDuty duty) => new
    {
        Kind = Lower(duty.Kind),
        Op = duty.Operator,
        Value = duty.High is { } high ? new[] { Number(duty.Low), Number(high) } : duty.Low is { } low ? Number(low) : (object?)null,
        duty.Unit,
        duty.Period,
        duty.Per,
        duty.Subject,
        First = Day(duty.From),
        Deadline = Day(duty.Deadline),
        duty.DeadlineText,
        Modality = Lower(duty.Modality),
        ImpliedValue = duty.IsImplied,
        duty.Place.Chapter,
        duty.Place.Section,
        duty.Place.Measure,
        duty.Range.Start,
        duty.Range.End,
    };

    private static decimal Number(decimal? value) => value.GetValueOrDefault() / 1.0000000000m;

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
