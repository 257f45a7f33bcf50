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
        new("/", "home", "menu.home"),
        new("/plans", "clipboard-list", "menu.plans", "plans.read"),
        new("/ledger", "table", "menu.ledger", "ledger.read"),
        new("/organizations", "building-community", "menu.organizations", "read"),
        new("/members", "users", "menu.members", "read"),
        new("/corrections", "inbox", "menu.corrections", "personal.answer"),
        new("/activities", "calendar-event", "menu.activities", "activities.read"),
        new("/talks", "messages", "menu.talks", "activities.read"),
        new("/elections", "checkbox", "menu.elections", "activities.read"),
        new("/terms", "calendar-time", "menu.terms", "read"),
        new("/rules", "scale", "menu.rules", "rules.read"),
        new("/interpretations", "book-2", "menu.interpretations", "rules.read"),
        new("/import", "upload", "menu.import", "imports.run"),
        new("/evidence", "file-text", "menu.evidence", "evidence.keep"),
        new("/accounts", "user", "menu.accounts", "accounts.manage"),
        new("/grants", "list-check", "menu.grants", "proposals.read"),
        new("/policies", "lock", "menu.policies", "proposals.read"),
        new("/audit", "shield-check", "menu.audit", "audit.read"),
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
