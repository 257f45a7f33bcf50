using Taizhang.Kernel;

namespace Taizhang.Members.Personal;

/// <summary>The reason somebody states for taking personal data of others out of the house.</summary>
public static class StatedReason
{
    /// <summary>The longest, in characters: it stands whole at the foot of every sheet.</summary>
    public const int Longest = 100;

    /// <summary>What stands against a reason; nothing where it says in words what for.</summary>
    public static IReadOnlyList<Refusal> Against(string? reason, string field) => new Refuse().AndReason(reason, field, Longest).Reasons;
}
