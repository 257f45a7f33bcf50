using Taizhang.Kernel;

namespace Taizhang.Activities;

/// <summary>What recording asks for.</summary>
public static class ActivityPermissions
{
    /// <summary>To record an activity.</summary>
    public static Permission Record { get; } = new("activities.record");

    /// <summary>To record a talk.</summary>
    public static Permission RecordTalk { get; } = new("talks.record");

    /// <summary>To record an election.</summary>
    public static Permission RecordElection { get; } = new("elections.record");
}
