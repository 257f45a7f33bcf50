namespace Taizhang.Web.Components;

/// <summary>A view of a page with an address of its own, and how many things it holds.</summary>
public sealed record Tab(string Href, string Text, int? Count = null);
