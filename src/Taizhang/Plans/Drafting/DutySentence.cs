using System.Buffers;
using Taizhang.Kernel;
using Taizhang.Plans.Reading;

namespace Taizhang.Plans.Drafting;

/// <summary>The sentence a duty stands in, cut at the duty, without the line breaks of the layout.</summary>
/// <param name="Before">From the sentence's beginning to the duty.</param>
/// <param name="Duty">The characters of the duty itself.</param>
/// <param name="After">From the duty to the sentence's end.</param>
internal sealed record DutySentence(string Before, string Duty, string After)
{
    private static readonly SearchValues<char> Stops = SearchValues.Create("，,。；;:：");

    /// <summary>The whole sentence.</summary>
    public string Whole => Before + Duty + After;

    /// <summary>The part between two commas in which the duty stands.</summary>
    public string Part => PartBefore + Duty + PartAfter;

    /// <summary>The part, with the next one where it ends in the duty and says nothing to do: 任职后1个月内，完成任职谈话.</summary>
    public string Clear => PartAfter.Length == 0 && Duty.EndsWith('内') && After.Length > 1
        ? Part + After[0] + new DutySentence("", "", After[1..]).PartAfter
        : Part;

    /// <summary>What stands before the duty in its part.</summary>
    public string PartBefore => Before[(Before.AsSpan().LastIndexOfAny(Stops) + 1)..];

    /// <summary>What stands behind the duty in its part.</summary>
    public string PartAfter => After.AsSpan().IndexOfAny(Stops) is var stop and >= 0 ? After[..stop] : After;

    public static DutySentence Of(PlanReading reading, ProposedDuty duty)
    {
        var index = SentenceSearch.FirstEndingBehind(reading.Clauses, duty.Range.Start);
        var sentence = index < reading.Clauses.Count && reading.Clauses[index].Range.Overlaps(duty.Range) ? reading.Clauses[index].Range : duty.Range;
        return new(
            Plain(reading.Text, Math.Min(sentence.Start, duty.Range.Start), duty.Range.Start),
            Plain(reading.Text, duty.Range.Start, duty.Range.End),
            Plain(reading.Text, duty.Range.End, Math.Max(sentence.End, duty.Range.End)));
    }

    private static string Plain(string text, int start, int end) =>
        string.Concat(HalfWidth.Of(text[start..end]).Where(letter => !char.IsWhiteSpace(letter)));
}
