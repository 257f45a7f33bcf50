using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Taizhang.Web.Api;

namespace Taizhang.Web.Hosting;

/// <summary>Refuses an address or a form with the character NUL in it: no keyboard types one, and a store may refuse to keep or to look for one.</summary>
/// <remarks>Comes after whatever has read the form; a body that nobody reads is not read for this. A form in the encoding of addresses with such a character is refused by the framework.</remarks>
internal static class ReadableText
{
    public static IApplicationBuilder UseReadableText(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // A call of the interface names the filter itself.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is null && !context.IsCall() && HasNul(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(context);
    });

    private static bool HasNul(HttpContext context) =>
        Has(context.Request.Path.Value)
        || context.Request.Query.Any(each => Has(each.Key) || each.Value.Any(Has))
        || (FormOf(context) is { } form && (form.Any(each => Has(each.Key) || each.Value.Any(Has)) || form.Files.Any(file => Has(file.Name) || Has(file.FileName))));

    /// <summary>The form, where it was read and its token is good; another is refused by its page.</summary>
    private static IFormCollection? FormOf(HttpContext context) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } ? context.Features.Get<IFormFeature>()?.Form : null;

    private static bool Has(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
