using System.Globalization;
using Microsoft.AspNetCore.StaticAssets;
using Taizhang.Accounts.Administration;
using Taizhang.Demonstration;
using Taizhang.Kernel;
using Taizhang.Web.Hosting;

namespace Taizhang.Web.Accounts.FirstStart;

/// <summary>Leads every visitor of a store without administrators to the wizard, and hides the wizard from then on.</summary>
/// <remarks>The setting <c>FirstStart</c> with the value false leaves the first start to the command line.</remarks>
internal sealed class FirstStartGate(DemonstrationMode demonstration, IConfiguration configuration, IServiceScopeFactory scopes)
{
    public const string Address = "/first-start";

    private volatile bool _isOver = demonstration.IsOn || !configuration.GetValue("FirstStart", true);

    /// <summary>Whether the store waits for its administrators; asked of the store only until it has them.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        if (_isOver)
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        _isOver = !await scope.ServiceProvider.GetRequiredService<FirstAdministrators>().AreMissingAsync(cancellationToken);
        return !_isOver;
    }
}

/// <summary>Puts the gate before the pages.</summary>
internal static class FirstStartGateExtensions
{
    public static IApplicationBuilder UseFirstStart(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<FirstStartGate>();
        return app.Use(async (context, next) =>
        {
            var path = context.Request.Path;
            var isWizard = path.StartsWithSegments(FirstStartGate.Address);
            var isOpen = await gate.IsOpenAsync(context.RequestAborted);
            if (isWizard && !isOpen)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            if (isOpen && !isWizard && IsPage(context))
            {
                context.Response.Redirect(FirstStartGate.Address);
                return;
            }

            await next(context);
        });
    }

    /// <summary>Prints the code where the store waits for its administrators.</summary>
    public static async Task TellSetUpCodeAsync(this WebApplication app)
    {
        if (await app.Services.GetRequiredService<FirstStartGate>().IsOpenAsync(default))
        {
            // To the console and not to a log that is kept: it is worth three accounts until it is used.
            foreach (var culture in new[] { Cultures.Chinese, Cultures.English })
            {
                Console.WriteLine(Words.Say("accounts.set-up-code", CultureInfo.GetCultureInfo(culture), ("address", FirstStartGate.Address), ("code", app.Services.GetRequiredService<SetUpCode>().Text)));
            }
        }
    }

    /// <summary>Not the health of the program, the language, or a file of the pages.</summary>
    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/healthz") && !context.Request.Path.StartsWithSegments("/culture") && !context.Request.Path.StartsWithSegments("/problem") && !context.Request.Path.StartsWithSegments("/_framework")
        && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null;
}
