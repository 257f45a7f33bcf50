namespace Taizhang.Web.Components;

/// <summary>What a select offers: the value that is sent and the words that are read.</summary>
public sealed record Choice(string Value, string Text);
