using Microsoft.AspNetCore.DataProtection;

namespace Taizhang.Web.Accounts;

/// <summary>Where the keys lie that cookies and authenticators are sealed with: in the folder <c>SignIn:KeyFolder</c> names, or where the framework puts them.</summary>
internal static class KeyRing
{
    /// <summary>Adds the folder, where one is named; whoever loses it has to set the authenticators up anew.</summary>
    public static void AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["SignIn:KeyFolder"] is { Length: > 0 } folder)
        {
            services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(folder));
        }
    }
}
