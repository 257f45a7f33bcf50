namespace Taizhang.Web.Components;

/// <summary>A step on the way to the page.</summary>
public sealed record Crumb(string Href, string Text);
