using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Taizhang.Kernel;

namespace Taizhang.Tests.Support;

/// <summary>The web application itself, in this process, on a store of its own that goes with it.</summary>
public sealed class TaizhangApp : WebApplicationFactory<Program>
{
    private StorePlace? _place;

    public string Environment { get; init; } = "Development";

    /// <summary>Whether anyone may come as an account of the invented bureau, with which the store begins.</summary>
    public bool Demonstration { get; init; }

    /// <summary>Which database its store is on.</summary>
    public StoreKind Store { get; init; }

    /// <summary>What the store begins with, as of which day; with a demonstration, the invented bureau as of today.</summary>
    internal (Beginning Beginning, DateOnly Today)? Filled { get; init; }

    /// <summary>Whether a store without administrators shows the wizard.</summary>
    public bool FirstStart { get; init; }

    /// <summary>What is set differently.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What is registered differently.</summary>
    public Action<IServiceCollection>? Changes { get; init; }

    /// <summary>A browser without script that keeps its cookies.</summary>
    public Browser Open(bool follows = true) =>
        new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = follows, BaseAddress = ClientOptions.BaseAddress }));

    /// <summary>Asks a service of the application as the program itself, to which nothing is hidden.</summary>
    internal async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> question)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TaizhangDb>().Scope = Scope.Everything;
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Asks the store of the application so.</summary>
    internal Task<T> AskAsync<T>(Func<TaizhangDb, Task<T>> question) => AskAsync<TaizhangDb, T>(question);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        // That a host comes and goes is said hundreds of times in a run, and hides what matters.
        builder.ConfigureLogging(logging => logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning));
        var begins = Filled ?? (Demonstration ? (Beginning.Bureau, TimeProvider.System.Today()) : null);
        _place = (begins is { } beginning ? StoreTemplates.CopyAsync(Store, beginning.Item1, beginning.Item2) : StorePlace.CreateAsync(Store)).GetAwaiter().GetResult();
        builder.UseSetting("ConnectionStrings:Taizhang", _place.ConnectionString);
        builder.UseSetting("PersonalData:KeyFile", StoreTemplates.KeyFile);
        builder.UseSetting("Audit:AnchorFile", _place.AnchorFile);
        builder.UseSetting("Evidence:Folder", _place.EvidenceFolder);
        builder.UseSetting("Demonstration", Demonstration ? "true" : "false");
        builder.UseSetting("FirstStart", FirstStart ? "true" : "false");
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        if (Changes is not null)
        {
            builder.ConfigureTestServices(Changes);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_place is not null)
        {
            await _place.DropAsync();
        }

        GC.SuppressFinalize(this);
    }
}
