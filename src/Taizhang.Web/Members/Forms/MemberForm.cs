using Microsoft.AspNetCore.Components;
using Taizhang.Kernel;

namespace Taizhang.Web.Members.Forms;

/// <summary>One form on a page about a person: shows the refusals, or leads to the person when the deed is done.</summary>
public abstract class MemberForm : LoadedComponent
{
    /// <summary>The person.</summary>
    [Parameter, EditorRequired] public long MemberId { get; set; }

    [Inject] protected Actor Actor { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Why the deed was refused.</summary>
    protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>Shows the refusals, or the person when the deed is done.</summary>
    protected void Answer(Outcome outcome)
    {
        Refusals = outcome.Refusals;
        if (outcome.IsDone)
        {
            Navigation.NavigateTo($"/members/{MemberId}");
        }
    }
}
