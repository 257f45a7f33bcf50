using Microsoft.AspNetCore.Localization;
using Taizhang.Web.Hosting;

namespace Taizhang.Web.Api;

/// <summary>The language of a call: the first of those it accepts that there is, Chinese unless it says otherwise; a page chooses by its cookie.</summary>
internal sealed class ApiCultures : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        if (!httpContext.IsCall())
        {
            return NullProviderCultureResult;
        }

        var asked = httpContext.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString())
            .Select(language => Speaks(language, "en") ? Cultures.English : Speaks(language, "zh") ? Cultures.Chinese : null).FirstOrDefault(language => language is not null);
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(asked ?? Cultures.Chinese));
    }

    private static bool Speaks(string language, string tongue) =>
        language.Equals(tongue, StringComparison.OrdinalIgnoreCase) || language.StartsWith(tongue + "-", StringComparison.OrdinalIgnoreCase);
}
