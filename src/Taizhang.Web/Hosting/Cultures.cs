using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Taizhang.Web.Api;

namespace Taizhang.Web.Hosting;

/// <summary>The two languages of the pages, Chinese unless the reader chose otherwise; the choice is kept in a cookie. A call of the interface says its own.</summary>
public static class Cultures
{
    public const string Chinese = "zh-CN";

    public const string English = "en";

    private static readonly string[] _all = [Chinese, English];

    public static IServiceCollection AddCultures(this IServiceCollection services) =>
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Chinese).AddSupportedCultures(_all).AddSupportedUICultures(_all);
            options.RequestCultureProviders = [new ApiCultures(), new CookieRequestCultureProvider()];
        });

    public static void MapCultureSwitch(this IEndpointRouteBuilder app) =>
        app.MapGet("/culture", (string? set, string? back, HttpContext context) =>
        {
            if (!_all.Contains(set))
            {
                return Results.NotFound();
            }

            var choice = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(set!));
            context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, choice, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
            return Results.Redirect(LocalAddress.Or(back));
        }).AllowAnonymous();

    /// <summary>The address that changes to the other language and comes back to where the reader was.</summary>
    public static string SwitchTo(string culture, string back) =>
        $"/culture?set={culture}&back={Uri.EscapeDataString(back)}";

    public static string Other => CultureInfo.CurrentUICulture.Name == Chinese ? English : Chinese;
}
