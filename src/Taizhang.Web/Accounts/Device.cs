namespace Taizhang.Web.Accounts;

/// <summary>The name of a browser and of what it runs on, as far as it tells.</summary>
internal static class Device
{
    // The first that is found: browsers call themselves after those they descend from.
    private static readonly (string Sign, string Name)[] Browsers =
        [("MicroMessenger", "WeChat"), ("DingTalk", "DingTalk"), ("Edg", "Edge"), ("QQBrowser", "QQ Browser"), ("360", "360"), ("Firefox", "Firefox"), ("OPR", "Opera"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("UOS", "UOS"), ("Kylin", "Kylin"), ("Linux", "Linux")];

    /// <summary>Browser and system; null where neither is known.</summary>
    public static string? Of(string? userAgent) =>
        string.Join(" · ", new[] { Browsers, Systems }.Select(known => known.FirstOrDefault(each => userAgent?.Contains(each.Sign, StringComparison.Ordinal) == true).Name).OfType<string>()) is { Length: > 0 } name ? name : null;
}
