using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Web.Components;

/// <summary>The names under which colours, shapes and patterns are kept in the style sheet, the sprite and the charts.</summary>
public static class Tones
{
    /// <summary>`DueSoon` is `due-soon`.</summary>
    public static string Of(DutyState state) => Kebab.Word(state);

    /// <summary>The reference a chart's shape is filled with; the patterns stand once in the layout.</summary>
    public static string Fill(string tone) => $"url(#tone-{tone})";
}
