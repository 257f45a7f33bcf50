using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;

namespace Taizhang.Web.Hosting;

/// <summary>What differs in production: whose word is taken on where a request comes from, and cookies over encrypted connections alone.</summary>
internal static class ProductionSettings
{
    public static void AddProduction(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        if (settings[ProductionGuard.KeyFolder] is { Length: > 0 } folder)
        {
            builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(folder));
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
