namespace Taizhang.Plans.Reading.Duties;

/// <summary>Reads the duties of placed texts, sentence by sentence.</summary>
/// <remarks>A stretch taken by one reader is closed to the next, so the order of readers is the order of certainty.</remarks>
internal sealed class DutyReader(DateOnly? signed, YearSpan? period)
{
    private static readonly Action<ReadSentence>[] Readers =
    [
        GrowthReader.Read, RateReader.Read, RecurrenceReader.Read, NamedPeriodReader.Read, ShareReader.Read, AbsenceReader.Read, OneEachReader.Read,
        DurationReader.Read, DateReader.Read, WithinReader.Read, CountReader.Read, CoverageReader.Read,
    ];

    internal List<ProposedDuty> Duties { get; } = [];

    internal List<NotUnderstood> Left { get; } = [];

    internal void Read(PlacedText placed)
    {
        var text = placed.Plain.Text;
        var names = Clauses.Names(text);
        foreach (var (start, end) in Clauses.Sentences(text))
        {
            var sentence = new ReadSentence(placed, names, start, end, signed, period, Duties, Left);
            if (sentence.MayCount)
            {
                Array.ForEach(Readers, read => read(sentence));
            }
        }
    }
}
