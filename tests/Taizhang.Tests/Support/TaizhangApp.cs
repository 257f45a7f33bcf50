using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Taizhang.Tests.Support;

/// <summary>The web application itself, in this process.</summary>
public sealed class TaizhangApp : WebApplicationFactory<Program>
{
    public string Environment { get; init; } = "Development";

    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>A browser without script that keeps its cookies.</summary>
    public Browser Open(bool follows = true) =>
        new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = follows }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        if (Services is not null)
        {
            builder.ConfigureTestServices(Services);
        }
    }
}
