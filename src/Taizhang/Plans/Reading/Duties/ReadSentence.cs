using System.Text.RegularExpressions;
using Taizhang.Kernel;

namespace Taizhang.Plans.Reading.Duties;

/// <summary>One sentence on its way through the readers of duties: its text, what of it is a name, what of it is taken.</summary>
internal sealed class ReadSentence
{
    /// <summary>How far around a figure its deed and its conditions are looked for, in characters.</summary>
    private const int Reach = 80;

    /// <summary>How many of the words around a figure are shown with it, in characters.</summary>
    internal const int Words = 20;

    private readonly PlacedText _placed;
    private readonly bool[] _names;
    private readonly int _start;
    private readonly List<ProposedDuty> _duties;
    private readonly List<NotUnderstood> _left;
    private readonly List<(int Start, int End)> _taken = [];
    private List<(int Index, string Words)>? _spans;
    private Match[]? _figures;

    internal ReadSentence(PlacedText placed, bool[] names, int start, int end, DateOnly? signed, YearSpan? period, List<ProposedDuty> duties, List<NotUnderstood> left)
    {
        (_placed, _names, _start, _duties, _left) = (placed, names, start, duties, left);
        Text = placed.Plain.Text[start..end];
        Signed = signed;
        Period = period;
    }

    internal string Text { get; }

    /// <summary>The day the document was signed.</summary>
    internal DateOnly? Signed { get; }

    /// <summary>The years the plan covers.</summary>
    internal YearSpan? Period { get; }

    /// <summary>The span of years that governs what stands behind it (5年内).</summary>
    internal string? SpanAt(int at) => (_spans ??= WithinReader.YearsOf(Text)).LastOrDefault(span => span.Index < at).Words;

    /// <summary>All figures with a unit in it, in order.</summary>
    internal IReadOnlyList<Match> Figures => _figures ??= Figure.Pattern().Matches(Text).ToArray();

    internal bool IsDeadlineCell => _placed.IsDeadlineCell;

    internal string? Topic => _placed.Topic;

    /// <summary>Whether any sign of a figure, a day or a period is in it.</summary>
    internal bool MayCount => Text.Any(c => char.IsAsciiDigit(c) || ChineseNumber.IsChineseDigit(c) || Signs.Contains(c, StringComparison.Ordinal));

    private const string Signs = "每逐年翻大零无月季周日半全不";

    internal bool IsName(int at) => _names[_start + at];

    internal bool IsTaken(int from, int to) => _taken.Exists(taken => taken.Start < to && from < taken.End);

    internal bool IsTaken(Capture match) => IsTaken(match.Index, match.Index + match.Length);

    internal void Take(int from, int to) => _taken.Add((from, to));

    internal void Take(Capture match) => Take(match.Index, match.Index + match.Length);

    internal void Note(Capture match, string reason) => Note(match.Index, match.Index + match.Length, reason);

    /// <summary>Leaves a figure or a day to the clerk; one inside a name is part of it and needs no eye.</summary>
    internal void Note(int from, int to, string reason)
    {
        if (!IsName(from))
        {
            _left.Add(new(_placed.Plain.Range(_start + from, _start + to), reason));
        }
    }

    /// <summary>What stands in front of a place in its part of the sentence.</summary>
    internal string Before(int at) => Text[StartOfPart(at)..at];

    /// <summary>Where the words a figure belongs to begin: in its part, behind what is taken, not far.</summary>
    internal int StartOfWords(int at)
    {
        var start = Math.Max(StartOfPart(at), at - Words);
        foreach (var taken in _taken)
        {
            start = taken.End <= at ? Math.Max(start, taken.End) : start;
        }

        while (start < at && "、和及的，与以".Contains(Text[start], StringComparison.Ordinal))
        {
            start++;
        }

        return start;
    }

    internal int StartOfPart(int at) => Math.Max(Clauses.StartOfPart(Text, at), at - Reach);

    /// <summary>What follows a match.</summary>
    internal string Behind(Capture match) => Behind(match.Index + match.Length);

    internal string Behind(int at) => Text[at..Math.Min(Text.Length, at + Reach)];

    internal int EndOfPart(int at) => Math.Min(Clauses.EndOfPart(Text, at), at + Reach);

    /// <summary>What a figure is about: the words behind it in its part, or else those in front of it.</summary>
    internal string Subject(int from, int to, Capture count)
    {
        var end = count.Index + count.Length;
        var behind = end < to ? Text[end..to] : "";
        var subject = behind.Length > 1 ? behind : from < count.Index ? Text[from..count.Index] : Before(count.Index);
        return subject.TrimStart('的', '，', '、');
    }

    internal void Add(Capture match, DutyDraft draft) => Add(match.Index, match.Index + match.Length, draft);

    internal void Add(int from, int to, DutyDraft draft)
    {
        var end = Math.Min(to, Text.Length);
        var part = Text.AsSpan(StartOfPart(from), end - StartOfPart(from));
        _duties.Add(new ProposedDuty
        {
            Range = _placed.Plain.Range(_start + from, _start + end),
            Place = _placed.Place,
            Kind = draft.Kind,
            Operator = draft.Operator,
            Low = draft.Low,
            High = draft.High,
            Unit = draft.Unit,
            Period = draft.Period,
            Per = draft.Per,
            Subject = draft.Subject is { Length: > 0 } subject ? subject : _placed.Topic,
            From = draft.From,
            Deadline = draft.Deadline,
            DeadlineText = draft.DeadlineText,
            Modality = part.Contains("力争", StringComparison.Ordinal) ? DutyModality.Strive
                : part.Contains("原则上", StringComparison.Ordinal) ? DutyModality.Generally : DutyModality.Must,
            IsImplied = draft.IsImplied,
        });
    }
}
