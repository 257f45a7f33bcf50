using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Taizhang.Web;

/// <summary>What every component is: drawn once what it shows is loaded, never half-way.</summary>
/// <remarks>
/// A page is sent whole, so a drawing before the answer of the store would be thrown away; it could only fail on what is not
/// there yet, and on a server's store alone, since the embedded one always answers at once.
/// </remarks>
public abstract class LoadedComponent : IComponent, IHandleEvent
{
    private RenderHandle _handle;
    private bool _isInitialized;

    [Inject] private LoadingTurn Turn { get; set; } = default!;

    /// <summary>The addresses of files that are sent as they are, with their digests.</summary>
    protected ResourceAssetCollection Assets => _handle.Assets;

    /// <inheritdoc/>
    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    /// <inheritdoc/>
    public async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await Turn.RunAsync(LoadAsync);
        Draw();
    }

    /// <inheritdoc/>
    public async Task HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await item.InvokeAsync(arg);
        Draw();
    }

    /// <summary>Draws it.</summary>
    protected virtual void BuildRenderTree(RenderTreeBuilder builder)
    {
    }

    /// <summary>Runs once, when the first parameters are set.</summary>
    protected virtual void OnInitialized()
    {
    }

    /// <summary>Loads once, when the first parameters are set.</summary>
    protected virtual Task OnInitializedAsync() => Task.CompletedTask;

    /// <summary>Runs whenever parameters are set.</summary>
    protected virtual void OnParametersSet()
    {
    }

    /// <summary>Loads whenever parameters are set.</summary>
    protected virtual Task OnParametersSetAsync() => Task.CompletedTask;

    private async Task LoadAsync()
    {
        if (!_isInitialized)
        {
            _isInitialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        OnParametersSet();
        await OnParametersSetAsync();
    }

    private void Draw() => _handle.Render(BuildRenderTree);
}
