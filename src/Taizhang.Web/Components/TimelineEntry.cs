namespace Taizhang.Web.Components;

/// <summary>Something that happened: when and what, who did it, and what changed.</summary>
public sealed record TimelineEntry(string When, string Text, string? Who = null, string? Detail = null, string Icon = "history", string? Href = null);
