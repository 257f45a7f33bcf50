using Microsoft.AspNetCore.Components;

namespace Taizhang.Web.Components;

/// <summary>A column of a table: its heading, what a cell shows, and how it sorts and sits.</summary>
public sealed class Column<TRow> : ComponentBase
{
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter] public RenderFragment<TRow>? ChildContent { get; set; }

    /// <summary>The key in the address by which the list sorts; none: this column does not sort.</summary>
    [Parameter] public string? Sort { get; set; }

    /// <summary>Numbers and amounts: to the right, digits of one width.</summary>
    [Parameter] public bool Numeric { get; set; }

    /// <summary>Short things that should not wrap: dates, states, buttons.</summary>
    [Parameter] public bool Narrow { get; set; }

    [CascadingParameter] public DataTable<TRow>? Table { get; set; }

    public string? CellClass => (Numeric, Narrow) switch
    {
        (true, _) => "cell-number",
        (_, true) => "cell-narrow",
        _ => null,
    };

    protected override void OnInitialized() => Table?.Add(this);
}
