using System.Globalization;
using System.Text;
using Taizhang.Kernel;
using Taizhang.Plans.Reading;

namespace Taizhang.Cli.Plans;

/// <summary>A reading as an outline for a person.</summary>
internal static class PlanOutline
{
    internal static string Write(PlanReading reading)
    {
        var text = new StringBuilder();
        text.AppendLine(reading.PlanTitle ?? reading.Title);
        Line(text, "plan.doc-number", reading.DocNumber);
        Line(text, "plan.issuer", reading.Issuer);
        Line(text, "plan.date", reading.Date is { } date ? Words.Day(date) : null);
        Line(text, "plan.addressees", reading.Addressees.Count > 0 ? string.Join("，", reading.Addressees) : null);
        Line(text, "plan.period", reading.PeriodYears is { } years ? $"{years.First}—{years.Last}" : null);
        foreach (var theme in reading.YearThemes)
        {
            Line(text, "plan.themes", $"{theme.Year} {theme.Theme}");
        }

        text.AppendLine();
        var parts = reading.Chapters.Select(c => (c.Range.Start, Rank: 1, Line: $"{c.No}、{c.Title}"))
            .Concat(reading.Sections.Select(s => (s.Range.Start, Rank: 2, Line: $"  {s.No}{s.Title}")))
            .Concat(reading.Measures.Select(m => (m.Range.Start, Rank: 3, Line: $"    {m.No}. {m.Title}")))
            .Concat(reading.Duties.Select(d => (d.Range.Start, Rank: 4, Line: $"      * {Duty(d)} [{reading.Text[d.Range.Start..d.Range.End].ReplaceLineEndings("")}]")));
        foreach (var (_, _, line) in parts.OrderBy(part => part.Start).ThenBy(part => part.Rank))
        {
            text.AppendLine(line);
        }

        text.AppendLine();
        Line(text, "plan.chapters", Count(reading.Chapters.Count));
        Line(text, "plan.sections", Count(reading.Sections.Count));
        Line(text, "plan.measures", Count(reading.Measures.Count));
        Line(text, "plan.duties", Count(reading.Duties.Count));
        Line(text, "plan.not-understood", Count(reading.NotUnderstood.Count));
        foreach (var left in reading.NotUnderstood)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Words.Say(left.Reason)}: {Short(reading.Text[left.Range.Start..left.Range.End].ReplaceLineEndings(""))}");
        }

        return text.ToString().TrimEnd();
    }

    private static string Duty(ProposedDuty duty)
    {
        var value = duty.High is { } high ? $"{duty.Low:0.##}–{high:0.##}" : $"{duty.Low:0.##}";
        var day = duty.Deadline is { } deadline ? " " + Words.DayInTable(deadline) : "";
        return $"{Words.Say("plan.kind-" + Kebab.Word(duty.Kind))} {duty.Operator} {value}{duty.Unit}{(duty.Period is null ? "" : " / " + duty.Period)}{day}";
    }

    private static void Line(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{Words.Say(key)}: {value}");
        }
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
