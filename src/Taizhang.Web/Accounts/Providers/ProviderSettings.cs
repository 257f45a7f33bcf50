using System.Globalization;
using Taizhang.Kernel;
using Taizhang.Web.Hosting;

namespace Taizhang.Web.Accounts.Providers;

/// <summary>The identity provider of the enterprise, as the settings <c>SignIn:OpenIdConnect:…</c> say it.</summary>
public sealed class ProviderSettings
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "SignIn:OpenIdConnect";

    private const string SecretFile = "ClientSecretFile";

    /// <summary>The provider's address, without a slash at its end.</summary>
    public required string Authority { get; init; }

    /// <summary>What the provider knows this program by.</summary>
    public required string ClientId { get; init; }

    /// <summary>What this program shows the provider of itself; null where the provider asks for nothing.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The claim that names a person the same for ever.</summary>
    public string SubjectClaim { get; init; } = "sub";

    /// <summary>The values of <c>amr</c> of which each counts as a second factor; none: the provider's word does not count.</summary>
    public IReadOnlyList<string> SecondFactorMethods { get; init; } = [];

    /// <summary>The values of <c>acr</c> of which each counts as a second factor.</summary>
    public IReadOnlyList<string> SecondFactorLevels { get; init; } = [];

    private string? Chinese { get; init; }

    private string? English { get; init; }

    /// <summary>What the provider is called in the reader's language.</summary>
    public string Name(Texts texts) => (CultureInfo.CurrentUICulture.Name == Cultures.English ? English ?? Chinese : Chinese ?? English) ?? texts["sign-in-method.external"];

    /// <summary>The settings, none where no provider is set, or what is wrong with them.</summary>
    public static (ProviderSettings? Settings, IReadOnlyList<Refusal> Refusals) Read(IConfiguration configuration, bool isProduction)
    {
        var section = configuration.GetSection(Section);
        if (!section.GetChildren().Any())
        {
            return (null, []);
        }

        var authority = section["Authority"] ?? "";
        var isAddress = Uri.TryCreate(authority, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address is { Query: "", Fragment: "", UserInfo: "" };
        var (secret, isReadable) = SecretOf(section);
        var refuse = Refuse.If(!isAddress, new("provider-settings.authority", ("word", authority)))
            .OrIf(isAddress && isProduction && address!.Scheme != Uri.UriSchemeHttps, new("provider-settings.plain-http", ("word", authority)))
            .OrIf(string.IsNullOrWhiteSpace(section["ClientId"]), new("provider-settings.client-id"))
            .OrIf(!isReadable, new("provider-settings.secret-file", ("word", section[SecretFile])));
        return refuse.Any ? (null, refuse.Reasons) : (new()
        {
            Authority = authority.TrimEnd('/'),
            ClientId = section["ClientId"]!,
            ClientSecret = secret,
            SubjectClaim = section["SubjectClaim"] is { Length: > 0 } claim ? claim : "sub",
            SecondFactorMethods = Listed("SecondFactorAmr"),
            SecondFactorLevels = Listed("SecondFactorAcr"),
            Chinese = section[$"DisplayName:{Cultures.Chinese}"],
            English = section[$"DisplayName:{Cultures.English}"],
        }, []);

        List<string> Listed(string name) => [.. section.GetSection(name).GetChildren().Select(child => child.Value).Prepend(section[name]).OfType<string>().Where(value => value.Length > 0)];
    }

    private static (string? Secret, bool IsReadable) SecretOf(IConfigurationSection section)
    {
        if (section[SecretFile] is not { Length: > 0 } file)
        {
            return (section["ClientSecret"], true);
        }

        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } secret ? (secret, true) : (null, false);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (null, false);
        }
    }
}

/// <summary>The provider that is set; none where the settings name none, or where anyone may try the demonstration.</summary>
public sealed record ProviderChoice(ProviderSettings? Settings);
