using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Taizhang.Web.Layout;

/// <summary>A line of the menu: where it leads, its icon, the key of its text, and the permission its page needs.</summary>
public sealed record MenuEntry(string Href, string Icon, string TextKey, string? Permission = null);

/// <summary>The menu: every entry whose page exists, in the order people work.</summary>
public static class Menu
{
    public static IReadOnlyList<MenuEntry> Planned { get; } =
    [
        new("/", "home", "Menu.Home"),
        new("/plans", "clipboard-list", "Menu.Plans"),
        new("/ledger", "table", "Menu.Ledger"),
        new("/organizations", "building-community", "Menu.Organizations"),
        new("/members", "users", "Menu.Members"),
        new("/activities", "calendar-event", "Menu.Activities"),
        new("/talks", "messages", "Menu.Talks"),
        new("/elections", "checkbox", "Menu.Elections"),
        new("/terms", "calendar-time", "Menu.Terms"),
        new("/rules", "scale", "Menu.Rules"),
        new("/interpretations", "book-2", "Menu.Interpretations"),
        new("/import", "upload", "Menu.Import"),
    ];

    public static IReadOnlyList<MenuEntry> Entries { get; } = WithPages(Planned, typeof(Menu).Assembly);

    public static IReadOnlyList<MenuEntry> WithPages(IReadOnlyList<MenuEntry> planned, Assembly assembly)
    {
        var routes = assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(inherit: false))
            .Select(route => "/" + route.Template.Trim('/'))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. planned.Where(entry => routes.Contains(entry.Href))];
    }

    /// <summary>The entry the reader is in: the longest that begins the address.</summary>
    public static MenuEntry? Current(string path) =>
        Entries.Where(entry => Holds(entry.Href, path)).MaxBy(entry => entry.Href.Length);

    private static bool Holds(string href, string path) =>
        path == href || (href != "/" && path.StartsWith(href + "/", StringComparison.OrdinalIgnoreCase));
}
