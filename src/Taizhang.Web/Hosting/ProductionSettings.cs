using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Taizhang.Kernel;

namespace Taizhang.Web.Hosting;

/// <summary>What differs in production: what is refused, whose word is taken on where a request comes from, and cookies over encrypted connections alone.</summary>
internal static class ProductionSettings
{
    /// <summary>Whether the program may start so; says every reason against on standard error, in both languages.</summary>
    public static bool MayStart(this WebApplicationBuilder builder, bool isDemonstration)
    {
        IReadOnlyList<Refusal> against = builder.Environment.IsProduction() ? ProductionGuard.Against(builder.Configuration, isDemonstration) : [];
        foreach (var culture in against.Count == 0 ? [] : new[] { Cultures.Chinese, Cultures.English })
        {
            System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
            var texts = new Texts();
            Console.Error.WriteLine(texts["production.refused"]);
            foreach (var refusal in against)
            {
                Console.Error.WriteLine($"  {refusal.Code}: {texts.Say(refusal)}");
            }
        }

        return against.Count == 0;
    }

    public static void AddProduction(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        if (settings[ProductionGuard.KeyFolder] is { Length: > 0 } folder)
        {
            builder.Services.AddDataProtection().SetApplicationName("taizhang").PersistKeysToFileSystem(new DirectoryInfo(folder));
        }

        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = TrustedProxies.AreSet(settings) ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var address in TrustedProxies.Addresses(settings))
            {
                options.KnownProxies.Add(address);
            }

            foreach (var network in TrustedProxies.NetworksOf(settings))
            {
                options.KnownIPNetworks.Add(network);
            }
        });
        if (builder.Environment.IsProduction())
        {
            builder.Services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
            builder.Services.Configure<AntiforgeryOptions>(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
            builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        }
    }

    public static void UseProduction(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Environment.IsProduction())
        {
            app.UseHsts();
        }
    }
}
