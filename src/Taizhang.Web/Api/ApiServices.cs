using Microsoft.AspNetCore.Authentication;

namespace Taizhang.Web.Api;

/// <summary>Registers what the interface needs.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null);
        services.AddSingleton<ApiCursor>();
        services.AddSingleton<BadTokens>();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = ApiProblems.Json.Encoder;
            options.SerializerOptions.NumberHandling = ApiProblems.Json.NumberHandling;
            options.SerializerOptions.RespectNullableAnnotations = ApiProblems.Json.RespectNullableAnnotations;
            options.SerializerOptions.RespectRequiredConstructorParameters = ApiProblems.Json.RespectRequiredConstructorParameters;
            foreach (var converter in ApiProblems.Json.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }
        });
        services.AddOpenApi("v1", ApiDescription.Describe);
        return services;
    }

    /// <summary>Within what makes pages of problems: those of calls are data.</summary>
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(http => http.IsCall(), calls => calls
        .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = http => ApiProblems.WriteAsync(http, ApiRefusals.Broken) })
        .UseStatusCodePages(pages => ApiProblems.WriteEmptyAsync(pages.HttpContext)));
}
