using Microsoft.AspNetCore.Components;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Web.Organizations.Forms;

/// <summary>A page on which one organization is changed: finds it, says who may, and leads back when the deed is done.</summary>
public abstract class OrganizationFormPage : LoadedComponent
{
    /// <summary>The key of the organization, from the address.</summary>
    [Parameter] public long Id { get; set; }

    [Inject] protected Actor Actor { get; set; } = default!;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    [Inject] private OrganizationProfile Profile { get; set; } = default!;

    /// <summary>The organization; nothing where it is not there or not the reader's to see.</summary>
    public OrganizationHead? Head { get; private set; }

    /// <summary>Whether the reader may change it.</summary>
    public bool MayWrite => Head is { Organization: var organization } && Actor.May(RegistryPermissions.Write, organization.Path);

    /// <summary>Why the deed was refused.</summary>
    protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    protected override async Task OnInitializedAsync()
    {
        Head = await Profile.HeadAsync(Id, default);
        if (MayWrite)
        {
            await LoadAsync(Head!.Organization);
        }
    }

    /// <summary>Loads what the form shows.</summary>
    protected virtual Task LoadAsync(Organization organization) => Task.CompletedTask;

    /// <summary>Shows the refusals, or the organization when the deed is done.</summary>
    protected void Answer(Outcome outcome)
    {
        Refusals = outcome.Refusals;
        if (outcome.IsDone)
        {
            Navigation.NavigateTo($"/organizations/{Id}");
        }
    }
}
