namespace Taizhang.Plans.Reading;

/// <summary>A stretch of running text with its place, ready for the readers of clauses and duties.</summary>
internal sealed record PlacedText(MappedText Plain, Place Place, string? Topic, bool IsDeadlineCell = false);

/// <summary>The parts of a plan as they are found, from top to bottom.</summary>
internal sealed class Structure(string original)
{
    internal List<PlanChapter> Chapters { get; } = [];

    internal List<PlanSection> Sections { get; } = [];

    internal List<PlanMeasure> Measures { get; } = [];

    internal List<PlacedText> Texts { get; } = [];

    internal List<ResponsibleUnits> Units { get; } = [];

    internal List<NotUnderstood> Left { get; } = [];

    internal Place Place { get; private set; } = new(1, null, null, null);

    internal bool HasParts => Chapters.Count + Sections.Count + Measures.Count > 0;

    /// <summary>Where the first numbered part begins; what stands before it is the preamble.</summary>
    internal int FirstNumbered => Chapters.Select(c => c.Range.Start).Concat(Sections.Select(s => s.Range.Start)).Concat(Measures.Select(m => m.Range.Start)).DefaultIfEmpty(original.Length).Min();

    internal void BeginPart() => Place = new(Place.Part + 1, null, null, null);

    /// <summary>The number the next measure would have.</summary>
    internal int NextMeasure => Measures.Count > 0 && Measures[^1].Part == Place.Part ? Measures[^1].No + 1 : 1;

    private readonly List<int> _ends = [];
    private (int Part, int Count, int No) _chapters;

    /// <summary>The chapters of the part being read, so far.</summary>
    internal int CountChapters() => _chapters.Part == Place.Part ? _chapters.Count : 0;

    /// <summary>Ends section and measure: what follows belongs to neither.</summary>
    internal void EndItems(int at)
    {
        _ends.Add(at);
        Place = Place with { Section = null, Measure = null };
    }

    internal void AddChapter(string no, MappedText plain, int start, int end, int given = 0)
    {
        var last = _chapters.Part == Place.Part ? _chapters : (Place.Part, Count: 0, No: 0);
        if (given > 1 && given != last.No + 1)
        {
            Left.Add(new(plain.Range(0, end), given <= last.No ? NotUnderstoodReasons.NumberingRepeats : NotUnderstoodReasons.NumberingSkips));
        }

        _chapters = (Place.Part, last.Count + 1, given);
        Place = Place with { Chapter = no, Section = null, Measure = null };
        Chapters.Add(new(Place.Part, no, Title(plain, start, end), plain.All));
    }

    internal void AddSection(string no, MappedText plain, int start, int end)
    {
        Place = Place with { Section = no, Measure = null };
        Sections.Add(new(Place.Part, Place.Chapter, no, Title(plain, start, end), plain.All));
    }

    internal void AddMeasure(int no, MappedText plain, int start, int end, TextRange range, decimal? points = null)
    {
        var before = Measures.Count > 0 && Measures[^1].Part == Place.Part ? Measures[^1] : null;
        if (before is not null && no > 1 && no != before.No + 1 && before.Chapter == Place.Chapter && before.Section == Place.Section)
        {
            Left.Add(new(range, no <= before.No ? NotUnderstoodReasons.NumberingRepeats : NotUnderstoodReasons.NumberingSkips));
        }

        Place = Place with { Measure = no };
        Measures.Add(new(Place.Part, no, Place.Chapter, Place.Section, Title(plain, start, end), range) { Points = points });
    }

    /// <summary>Lets every part reach to the beginning of the next one of its rank.</summary>
    internal void Stretch(int end)
    {
        var starts = Chapters.Select(c => (c.Range.Start, Rank: 1))
            .Concat(Sections.Select(s => (s.Range.Start, Rank: 2)))
            .Concat(Measures.Select(m => (m.Range.Start, Rank: 3))).Concat(_ends.Select(at => (Start: at, Rank: 2))).Order().ToArray();
        var ends = new Dictionary<(int, int), int>();
        int[] next = [0, end, end, end];
        foreach (var (start, rank) in starts.Reverse())
        {
            ends[(start, rank)] = next[rank];
            for (var below = rank; below <= 3; below++)
            {
                next[below] = start;
            }
        }

        TextRange To(TextRange range, int rank) => range with { End = Math.Max(range.End, ends[(range.Start, rank)]) };
        for (var i = 0; i < Chapters.Count; i++)
        {
            Chapters[i] = Chapters[i] with { Range = To(Chapters[i].Range, 1) };
        }

        for (var i = 0; i < Sections.Count; i++)
        {
            Sections[i] = Sections[i] with { Range = To(Sections[i].Range, 2) };
        }

        for (var i = 0; i < Measures.Count; i++)
        {
            Measures[i] = Measures[i] with { Range = To(Measures[i].Range, 3) };
        }
    }

    private string Title(MappedText plain, int start, int end) => plain.Original(original, start, end).Trim();
}
