using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>A capacity the registry does not give by itself, granted for a stretch of days: of the office, or of the personnel section.</summary>
public sealed class Grant : Proposal
{
    /// <summary>The account it is granted to.</summary>
    public required long AccountId { get; init; }

    /// <summary>As what.</summary>
    public required Role Role { get; init; }

    /// <summary>The organization it holds for, with all below it; null for the whole store.</summary>
    public long? OrganizationId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inside; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <summary>When it was closed before its last day, in UTC; null where it was not.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>The name of who closed it.</summary>
    public string? ClosedBy { get; set; }

    /// <summary>Why it was closed.</summary>
    public string? CloseReason { get; set; }

    /// <summary>What can be granted: the registry gives the rest, and the administrators' offices are nobody's to grant.</summary>
    public static IReadOnlyList<Role> Grantable { get; } = [Role.OfficeClerk, Role.PersonnelSection];
}
