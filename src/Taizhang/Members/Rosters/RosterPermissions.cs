using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>What rosters ask for.</summary>
public static class RosterPermissions
{
    /// <summary>To import a roster and to take an import back.</summary>
    public static Permission Import { get; } = new("imports.run");

    /// <summary>To export the roster of the own scope.</summary>
    public static Permission Export { get; } = new("registry.read");
}
