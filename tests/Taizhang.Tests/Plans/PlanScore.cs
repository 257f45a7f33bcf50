using System.Globalization;
using System.Text.Json;
using Taizhang.Plans.Reading;

namespace Taizhang.Tests.Plans;

/// <summary>How far a reading agrees with the answer: which duties were found, right in kind and value, or read where none is.</summary>
public sealed record PlanScore(int Firm, IReadOnlyList<string> Missed, IReadOnlyList<string> Wrong, int Read, IReadOnlyList<string> False)
{
    public double Recall => Firm == 0 ? 1 : 1 - (double)Missed.Count / Firm;

    public double Right => Firm == 0 ? 1 : 1 - (double)(Missed.Count + Wrong.Count) / Firm;

    public double Precision => Read == 0 ? 1 : 1 - (double)False.Count / Read;

    public static PlanScore Of(PlanReading reading, PlanAnswer answer)
    {
        var wanted = answer.Duties.Select(duty => (Duty: duty, Range: RangeOf(reading.Text, duty.Snippet))).ToArray();
        List<string> missed = [], wrong = [];
        foreach (var (duty, range) in wanted.Where(wanted => !wanted.Duty.Optional))
        {
            var read = reading.Duties.Where(read => read.Range.Overlaps(range)).ToArray();
            if (read.Length == 0)
            {
                missed.Add(duty.Snippet);
            }
            else if (!read.Any(read => IsRight(read, duty)))
            {
                wrong.Add(duty.Snippet);
            }
        }

        var unasked = reading.Duties.Where(read => !wanted.Any(wanted => wanted.Range.Overlaps(read.Range)));
        return new(wanted.Count(wanted => !wanted.Duty.Optional), missed, wrong, reading.Duties.Count, [.. unasked.Select(read => reading.Text[read.Range.Start..read.Range.End])]);
    }

    public override string ToString() =>
        $"recall {Recall:0.000}, right {Right:0.000}, precision {Precision:0.000}; missed: {string.Join(" | ", Missed)}; wrong: {string.Join(" | ", Wrong)}; false: {string.Join(" | ", False)}";

    private static TextRange RangeOf(string text, string snippet)
    {
        var at = text.IndexOf(snippet, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The answer quotes what is not in the text: {snippet}");
        return new(at, at + snippet.Length);
    }

    private static bool IsRight(ProposedDuty read, PlanAnswer.Duty duty)
    {
        if (!read.Kind.ToString().Equals(duty.Kind, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (read.Kind == DutyKind.Deadline && duty.Deadline is not null)
        {
            return read.Deadline?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == duty.Deadline;
        }

        return duty.Value switch
        {
            { ValueKind: JsonValueKind.Number } value => read.High is null && read.Low == value.GetDecimal(),
            { ValueKind: JsonValueKind.Array } pair when pair.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number) =>
                read.Low == pair[0].GetDecimal() && read.High == pair[1].GetDecimal(),
            _ => true,
        };
    }
}
