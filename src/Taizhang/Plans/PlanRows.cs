using System.Globalization;
using Taizhang.Plans.Drafting;
using Taizhang.Plans.Reading;

namespace Taizhang.Plans;

/// <summary>The rows a reading becomes: parts of the plan in the order of the text, each under the part it lies in.</summary>
internal static class PlanRows
{
    private const int LongestTitle = 500;

    public static List<PlanClause> Clauses(PlanReading reading)
    {
        var units = reading.ResponsibleUnits.DistinctBy(unit => unit.Place).ToDictionary(unit => unit.Place);
        var above = new Stack<(Part Part, int Ordinal)>();
        var rows = new List<PlanClause>();
        foreach (var part in Parts(reading))
        {
            while (above.TryPeek(out var last) && (last.Part.Level >= part.Level || last.Part.Range.End <= part.Range.Start))
            {
                above.Pop();
            }

            rows.Add(Row(part, rows.Count, above.TryPeek(out var parent) ? parent.Ordinal : null, part.Level == ClauseLevel.Clause ? null : units.GetValueOrDefault(part.Place)));
            if (part.Level != ClauseLevel.Clause)
            {
                above.Push((part, rows.Count - 1));
            }
        }

        return rows;
    }

    /// <summary>The ordinal of the innermost numbered part a stretch of the text lies in; null outside of all.</summary>
    /// <param name="parts">The numbered parts, in the order of the text.</param>
    /// <param name="range">The stretch.</param>
    public static int? PartOf(IReadOnlyList<PlanClause> parts, TextRange range)
    {
        int low = 0, high = parts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = parts[middle].Start <= range.Start ? (middle + 1, high) : (low, middle);
        }

        for (var index = low - 1; index >= 0; index--)
        {
            if (range.Start < parts[index].End)
            {
                return parts[index].Ordinal;
            }
        }

        return null;
    }

    private static IEnumerable<Part> Parts(PlanReading reading) =>
        reading.Chapters.Select(chapter => new Part(ClauseLevel.Chapter, chapter.No, chapter.Title, chapter.Range, new Place(chapter.Part, chapter.No, null, null), KindIn(reading, chapter.Range)))
            .Concat(reading.Sections.Select(section => new Part(ClauseLevel.Section, section.No, section.Title, section.Range, new Place(section.Part, section.Chapter, section.No, null), KindIn(reading, section.Range))))
            .Concat(reading.Measures.Select(measure => new Part(ClauseLevel.Measure, measure.No.ToString(CultureInfo.InvariantCulture), measure.Title, measure.Range, new Place(measure.Part, measure.Chapter, measure.Section, measure.No), KindIn(reading, measure.Range))))
            .Concat(reading.Clauses.Select(clause => new Part(ClauseLevel.Clause, "", Text(reading, clause.Range), clause.Range, clause.Place, clause.Kind)))
            .OrderBy(part => part.Range.Start).ThenBy(part => part.Level);

    private static PlanClause Row(Part part, int ordinal, int? parent, ResponsibleUnits? units) => new()
    {
        Ordinal = ordinal,
        ParentOrdinal = parent,
        Level = part.Level,
        Number = part.Number.Length <= 20 ? part.Number : part.Number[..20],
        Title = Cut(part.Title, LongestTitle),
        Start = part.Range.Start,
        End = part.Range.End,
        Kind = part.Kind,
        LeadUnit = Units(units?.Lead, 200),
        OtherUnits = Units(units?.Responsible.Concat(units.Cooperate).Concat(units.Execute), 1000),
    };

    /// <summary>The most that can be made of a sentence in the stretch.</summary>
    private static ClauseKind KindIn(PlanReading reading, TextRange range)
    {
        var kind = ClauseKind.Declaratory;
        for (var index = SentenceSearch.FirstEndingBehind(reading.Clauses, range.Start); index < reading.Clauses.Count && reading.Clauses[index].Range.Start < range.End; index++)
        {
            kind = reading.Clauses[index].Kind > kind ? reading.Clauses[index].Kind : kind;
        }

        return kind;
    }

    private static string? Units(IEnumerable<string>? names, int longest) =>
        names is not null && Cut(string.Join('、', names.Distinct()), longest) is { Length: > 0 } written ? written : null;

    private static string Text(PlanReading reading, TextRange range) => string.Concat(reading.Text[range.Start..range.End].Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>A text that fits its column; what is cut off is marked.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";

    private sealed record Part(ClauseLevel Level, string Number, string Title, TextRange Range, Place Place, ClauseKind Kind);
}
