using Microsoft.AspNetCore.Components;
using Taizhang.Kernel;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Web.Members.Forms;

/// <summary>A page on which one person's entry is changed: finds it, says who may, and leads back when the deed is done.</summary>
public abstract class MemberFormPage : LoadedComponent
{
    /// <summary>The key of the person, from the address.</summary>
    [Parameter] public long Id { get; set; }

    [Inject] protected Actor Actor { get; set; } = default!;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    [Inject] protected MemberProfile Profile { get; set; } = default!;

    /// <summary>The person; nothing where they are not there or not the reader's to see.</summary>
    public MemberHead? Head { get; private set; }

    /// <summary>Whether the reader may change them.</summary>
    public bool MayWrite => Head is not null && Actor.May(RegistryPermissions.Write, Head.OrganizationPath);

    protected override async Task OnInitializedAsync()
    {
        Head = await Profile.HeadAsync(Id, default);
        if (MayWrite)
        {
            await LoadAsync(Head!.Member);
        }
    }

    /// <summary>Loads what the form shows.</summary>
    protected abstract Task LoadAsync(Member member);
}
