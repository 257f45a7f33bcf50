namespace Taizhang.Benchmarks;

/// <summary>What a person waits for: a save, a ledger, a list.</summary>
internal static class Interactive
{
    public static Task RunAsync(IServiceProvider services, Figures figures)
    {
        _ = (services, figures);
        return Task.CompletedTask;
    }
}
