using System.Globalization;
using System.Text;
using Taizhang.Kernel;
using Taizhang.Plans.Reading;

namespace Taizhang.Cli.Plans;

/// <summary>A reading as an outline for a person.</summary>
internal static class PlanOutline
{
    private const int LongestQuote = 60;

    internal static string Write(PlanReading reading)
    {
        var text = new StringBuilder();
        WriteHead(text, reading);
        text.AppendLine();
        WriteBody(text, reading);
        text.AppendLine();
        WriteRest(text, reading);
        return text.ToString().TrimEnd();
    }

    private static void WriteHead(StringBuilder text, PlanReading reading)
    {
        text.AppendLine(reading.PlanTitle ?? reading.Title ?? Words.Say("plan.outline-no-title"));
        Line(text, "plan.doc-number", reading.DocNumber);
        Line(text, "plan.issuer", reading.Issuer);
        Line(text, "plan.date", reading.Date is { } date ? Words.Day(date) : null);
        Line(text, "plan.addressees", reading.Addressees.Count > 0 ? string.Join("，", reading.Addressees) : null);
        Line(text, "plan.period", reading.PeriodYears is { } years ? years.First == years.Last ? $"{years.First}" : $"{years.First}—{years.Last}" : null);
        foreach (var theme in reading.YearThemes)
        {
            Line(text, "plan.themes", $"{theme.Year} {theme.Theme}");
        }

        foreach (var cited in reading.CitedDocuments)
        {
            Line(text, "plan.outline-cited", $"《{cited.Title}》{cited.Number}");
        }
    }

    private static void WriteBody(StringBuilder text, PlanReading reading)
    {
        var lines = reading.Chapters.Select(c => (c.Range.Start, Rank: 1, Line: Numbered(c.No) + c.Title))
            .Concat(reading.Sections.Select(s => (s.Range.Start, Rank: 2, Line: "  " + Numbered(s.No) + s.Title)))
            .Concat(reading.Measures.Select(m => (m.Range.Start, Rank: 3, Line: $"    {m.No}. {m.Title}{Points(m)}")))
            .Concat(reading.Duties.Select(d => (d.Range.Start, Rank: 4, Line: $"      · {Words.Say("plan.kind-" + Kebab.Word(d.Kind))} {ProposedDutyWords.Say(d)}  「{Quote(reading, d.Range)}」")))
            .Concat(reading.ResponsibleUnits.Select(u => (u.Range.Start, Rank: 5, Line: "      " + Units(u))));
        foreach (var (_, _, line) in lines.OrderBy(line => line.Start).ThenBy(line => line.Rank))
        {
            text.AppendLine(line);
        }
    }

    private static void WriteRest(StringBuilder text, PlanReading reading)
    {
        text.AppendLine(Filled("plan.outline-counts", ("chapters", reading.Chapters.Count), ("sections", reading.Sections.Count), ("measures", reading.Measures.Count), ("duties", reading.Duties.Count)));
        if (reading.NotUnderstood.Count == 0)
        {
            text.AppendLine(Words.Say("plan.outline-nothing-left"));
            return;
        }

        text.AppendLine(Filled("plan.outline-left", ("count", reading.NotUnderstood.Count)));
        foreach (var reason in reading.NotUnderstood.GroupBy(left => left.Reason))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Words.Say(reason.Key)} ({reason.Count()})");
            foreach (var left in reason)
            {
                text.AppendLine("    " + Quote(reading, left.Range));
            }
        }
    }

    // 一 is written 一、, （一） and 第一节 as they are.
    private static string Numbered(string no) => no.StartsWith('（') ? no : no.StartsWith('第') ? no + " " : no + "、";

    private static string Points(PlanMeasure measure) =>
        measure.Points is { } points ? " · " + Filled("plan.outline-points", ("points", points)) : "";

    private static string Units(ResponsibleUnits units) => string.Join("；", new[]
    {
        Named("plan.outline-lead", units.Lead), Named("plan.outline-responsible", units.Responsible),
        Named("plan.outline-cooperate", units.Cooperate), Named("plan.outline-execute", units.Execute),
    }.Where(named => named.Length > 0));

    private static string Named(string key, IReadOnlyList<string> names) => names.Count > 0 ? Label(key) + string.Join("、", names) : "";

    private static void Line(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.AppendLine(Label(key) + value);
        }
    }

    private static string Label(string key) => Words.Say(key) + Words.Say("plan.outline-colon");

    private static string Filled(string key, params (string Name, object Value)[] values) =>
        Words.Fill(Words.Say(key), values.ToDictionary(value => value.Name, value => (object?)value.Value), CultureInfo.CurrentUICulture);

    private static string Quote(PlanReading reading, TextRange range)
    {
        var written = reading.Text[range.Start..range.End].Replace("\n", "", StringComparison.Ordinal).Replace('\t', ' ').Trim();
        return written.Length > LongestQuote ? written[..LongestQuote] + "…" : written;
    }
}
