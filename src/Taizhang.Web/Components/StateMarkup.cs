using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Taizhang.Ledger;

namespace Taizhang.Web.Components;

/// <summary>The bare shape of a state as ready markup: a grid of a thousand cells makes it once for each state.</summary>
public static class StateMarkup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The shape alone; its word is spoken and shown on hover.</summary>
    public static MarkupString Bare(DutyState state, bool recordedLate, Texts texts, string icons)
    {
        var tone = Tones.Of(state);
        var words = Encoder.Encode(Words(state, recordedLate, texts));
        var corner = recordedLate ? "<span class=\"late-corner\" aria-hidden=\"true\"></span>" : "";
        return new($"<span class=\"state state-{tone} state-bare\" title=\"{words}\"><svg class=\"state-shape\" role=\"img\" aria-label=\"{words}\"><use href=\"{icons}#mark-{tone}\"></use></svg>{corner}</span>");
    }

    /// <summary>The word of a state, and that a record behind it came late.</summary>
    public static string Words(DutyState state, bool recordedLate, Texts texts) => recordedLate ? texts["state.recorded-late", texts.State(state)] : texts.State(state);
}
