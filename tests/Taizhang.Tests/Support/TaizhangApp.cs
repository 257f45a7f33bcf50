using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Taizhang.Tests.Support;

/// <summary>The web application itself, in this process, on a store of its own that goes with it.</summary>
public sealed class TaizhangApp : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taizhang-").FullName;

    public string Environment { get; init; } = "Development";

    /// <summary>Whether the store begins with the invented bureau.</summary>
    public bool Demonstration { get; init; }

    /// <summary>What is registered differently.</summary>
    public Action<IServiceCollection>? Changes { get; init; }

    /// <summary>A browser without script that keeps its cookies.</summary>
    public Browser Open(bool follows = true) =>
        new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = follows }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("ConnectionStrings:Taizhang", $"Data Source={Path.Combine(_folder, "taizhang.db")}");
        builder.UseSetting("Demonstration", Demonstration ? "true" : "false");
        if (Changes is not null)
        {
            builder.ConfigureTestServices(Changes);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
