using Taizhang.Kernel;

namespace Taizhang.Organizations;

/// <summary>What the registry asks for.</summary>
public static class RegistryPermissions
{
    /// <summary>To read of other people than oneself.</summary>
    public static Permission Read { get; } = new("registry.read");

    /// <summary>To change organizations, people and what is dated about them.</summary>
    public static Permission Write { get; } = new("registry.write");
}
