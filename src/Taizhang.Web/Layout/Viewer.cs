namespace Taizhang.Web.Layout;

/// <summary>
/// Who looks at the page, as far as the frame shows it: name, role, organization, and what they may open.
/// Registered once per request; replace the registration in Program.cs to say who that is.
/// </summary>
public sealed record Viewer(string? Name, string? Role, string? Organization, Func<string, bool> May)
{
    public string? SignInAddress { get; init; }

    public string? SignOutAddress { get; init; }

    /// <summary>The page of the person's own account; null where there is none.</summary>
    public string? AccountAddress { get; init; }

    /// <summary>What the person may act as, the present one among them; empty where nothing can be chosen.</summary>
    public IReadOnlyList<ViewerCapacity> Capacities { get; init; } = [];

    /// <summary>Nobody in particular, who may open every page that asks for no sign-in of its own.</summary>
    public static Viewer Nobody { get; } = new(null, null, null, _ => true);
}

/// <summary>Something the person may act as: the word a form sends, the role, the organization, and whether it is the present one.</summary>
public sealed record ViewerCapacity(string Key, string Role, string? Organization, bool IsPresent);
