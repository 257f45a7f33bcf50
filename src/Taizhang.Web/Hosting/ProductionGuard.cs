using System.Data.Common;
using System.Net;
using Taizhang.Hosting;
using Taizhang.Kernel;

namespace Taizhang.Web.Hosting;

/// <summary>What the program refuses to run with in production, each with the setting and the remedy.</summary>
public static class ProductionGuard
{
    private static readonly string[] EasyPasswords = ["postgres", "password", "taizhang", "changeme", "admin", "root", "secret", "123456", "12345678"];

    private static readonly string[] NeededSettings = ["ConnectionStrings:Taizhang", "PersonalData:KeyFile", "Audit:AnchorFile", KeyFolder];

    /// <summary>The setting of the folder the keys of cookies and forms are kept in.</summary>
    public const string KeyFolder = "DataProtection:KeyFolder";

    /// <summary>Every reason against a start with these settings; none where it may be.</summary>
    public static IReadOnlyList<Refusal> Against(IConfiguration settings, bool isDemonstration) => new Refuse()
        .OrIf(isDemonstration, new("production.demonstration"))
        .And(NeededSettings.Where(name => string.IsNullOrWhiteSpace(settings[name])).Select(name => new Refusal("production.setting-missing", ("setting", name), ("variable", name.Replace(":", "__", StringComparison.Ordinal)))))
        .OrIf(HasEasyPassword(settings.GetConnectionString("Taizhang")), new("production.easy-password"))
        .And(TrustedProxies.Unreadable(settings).Select(entry => new Refusal("production.bad-proxy", ("entry", entry))))
        .And(TrustedProxies.AreSet(settings) ? [] : PlainAddresses(settings).Select(address => new Refusal("production.plain-http", ("address", address))))
        .Reasons;

    private static bool HasEasyPassword(string? connection)
    {
        if (connection is null || !StoreChoice.IsPostgres(connection))
        {
            return false;
        }

        var parts = new DbConnectionStringBuilder { ConnectionString = connection };
        return (parts.TryGetValue("Password", out var password) || parts.TryGetValue("Pwd", out password)) && EasyPasswords.Contains(password.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The addresses it would listen on without encryption; the server's own where none is set.</summary>
    private static List<string> PlainAddresses(IConfiguration settings)
    {
        var ports = Parts(settings["http_ports"]).Select(port => $"http://*:{port}");
        var encrypted = Parts(settings["https_ports"]).Select(port => $"https://*:{port}");
        var endpoints = settings.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();
        var all = Parts(settings["urls"]).Concat(ports).Concat(encrypted).Concat(endpoints).ToList();
        return [.. (all.Count == 0 ? ["http://localhost:5000"] : all).Where(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))];
    }

    private static string[] Parts(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>The proxies whose word on where a request comes from is taken.</summary>
public static class TrustedProxies
{
    private const string Proxies = "ForwardedHeaders:KnownProxies", Networks = "ForwardedHeaders:KnownNetworks";

    /// <summary>The addresses.</summary>
    public static IReadOnlyList<IPAddress> Addresses(IConfiguration settings) => [.. Entries(settings, Proxies).Select(entry => IPAddress.TryParse(entry, out var address) ? address : null).OfType<IPAddress>()];

    /// <summary>The networks.</summary>
    public static IReadOnlyList<IPNetwork> NetworksOf(IConfiguration settings) => [.. Entries(settings, Networks).Where(entry => IPNetwork.TryParse(entry, out _)).Select(entry => IPNetwork.Parse(entry))];

    /// <summary>Whether any is set.</summary>
    public static bool AreSet(IConfiguration settings) => Addresses(settings).Count + NetworksOf(settings).Count > 0;

    /// <summary>Entries that are no address or network.</summary>
    public static IEnumerable<string> Unreadable(IConfiguration settings) =>
        Entries(settings, Proxies).Where(entry => !IPAddress.TryParse(entry, out _)).Concat(Entries(settings, Networks).Where(entry => !IPNetwork.TryParse(entry, out _)));

    private static IEnumerable<string> Entries(IConfiguration settings, string name) => settings.GetSection(name).GetChildren().Select(child => child.Value).OfType<string>();
}
