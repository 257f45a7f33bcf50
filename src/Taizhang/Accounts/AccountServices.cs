using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Taizhang.Accounts.Passkeys;
using Taizhang.Accounts.Providers;
using Taizhang.Accounts.Tokens;

namespace Taizhang.Accounts;

/// <summary>Registers what signing in needs: the framework's keeper of users over our store, and the rules.</summary>
public static class AccountServices
{
    /// <summary>Adds the accounts; a host may register another <see cref="ConfiguredPolicy"/>.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton(new ConfiguredPolicy(new()));
        services.AddSingleton<PolicyInForce>();
        services.AddScoped(provider => provider.GetRequiredService<PolicyInForce>().Read());
        services.AddIdentityCore<Account>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3).AddUserStore<AccountStore>();
        services.AddScoped<SessionKeeper>();
        services.AddScoped<TokenKeeper>();
        services.AddScoped<ReadByToken>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<Confirmation>();
        services.AddScoped<SecondFactorDesk>();
        services.AddScoped<PasskeyDesk>();
        services.AddScoped<ProviderDesk>();
        services.AddSingleton<AuthenticatorKeys>();
        return services;
    }
}
