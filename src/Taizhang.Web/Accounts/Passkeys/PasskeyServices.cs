using Microsoft.AspNetCore.Identity;
using Taizhang.Accounts;

namespace Taizhang.Web.Accounts.Passkeys;

/// <summary>Registers what passkeys need: the framework's judge of them, asked to take only those that know their holder.</summary>
internal static class PasskeyServices
{
    /// <summary>The setting of the domain passkeys are for; that of the request where it is not set.</summary>
    public const string Domain = "SignIn:PasskeyDomain";

    public static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((options, settings) =>
        {
            options.ServerDomain = settings[Domain] is { Length: > 0 } domain ? domain : null;
            // A passkey stands for two factors only where the device asks who holds it, and for a name only where the device remembers it.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<PasskeyJudge>();
        return services;
    }
}
