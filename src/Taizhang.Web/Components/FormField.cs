namespace Taizhang.Web.Components;

/// <summary>A field as a form shows it: the name it is sent under, the name people read, and what it takes.</summary>
public sealed record FormField(string Name, string Label, string Kind);
