using Taizhang.Ledger;
using Taizhang.Web.Components;

namespace Taizhang.Web.Charts;

/// <summary>A kind of thing a chart tells apart: its tone (a state's, or a to f) and its words.</summary>
public sealed record Series(string Tone, string Text)
{
    public static Series Of(DutyState state, string text) => new(Tones.Of(state), text);
}

/// <summary>A bar of several parts, in the order of the series.</summary>
public sealed record StackedBar(string Label, IReadOnlyList<int> Values, string? Href = null)
{
    public int Total => Values.Sum();
}

/// <summary>A bar that shows how much of a total is done; the words stand at its end.</summary>
public sealed record HorizontalBar(string Label, decimal Value, decimal Total, string Words, string? Href = null, string Tone = "a");

/// <summary>A part of a ring.</summary>
public sealed record Slice(string Tone, string Text, int Value, string? Href = null);

/// <summary>A term on a time line: its first and last day, and the days a reminder is due.</summary>
public sealed record TermBar(string Label, DateOnly From, DateOnly To, IReadOnlyList<DateOnly> Reminders, string? Href = null, string Tone = "a", string? Note = null);

/// <summary>An organization in a tree: how many it counts, itself and below.</summary>
public sealed record TreeNode(string Name, int Size, IReadOnlyList<TreeNode> Children, string? Href = null, string? Note = null);

/// <summary>A cell of a strip: how full it is, from 0 to 4, and the figure behind it.</summary>
public sealed record HeatCell(string Label, int Level, string Words, string? Href = null);
