using Taizhang.Kernel;

namespace Taizhang.Plans;

/// <summary>What working with plans asks for.</summary>
public static class PlanPermissions
{
    /// <summary>To read plans.</summary>
    public static Permission Read { get; } = new("plans.read");

    /// <summary>To hand in, review, adopt and close plans.</summary>
    public static Permission Adopt { get; } = new("plans.adopt");
}
