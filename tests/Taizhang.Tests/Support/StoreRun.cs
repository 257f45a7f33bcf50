using Taizhang.Tests.Support;

[assembly: AssemblyFixture(typeof(StoreRun))]

namespace Taizhang.Tests.Support;

/// <summary>Ends the stores' server and takes their templates away when the last test is over.</summary>
public sealed class StoreRun : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await StoreTemplates.DropAsync();
        PostgresServer.Stop();
    }
}
