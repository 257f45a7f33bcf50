namespace Taizhang.Web;

/// <summary>Lets the parts of one page load one after another: they share a store, which answers one question at a time.</summary>
public sealed class LoadingTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Loads once it is the part's turn.</summary>
    public async Task RunAsync(Func<Task> load)
    {
        await _turn.WaitAsync();
        try
        {
            await load();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
