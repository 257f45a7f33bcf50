using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>A capacity the registry does not give by itself, granted for a stretch of days: of the office, or of the personnel section.</summary>
public sealed class Grant
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

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

    /// <summary>Why it was granted.</summary>
    public string? Reason { get; init; }

    /// <summary>Who granted it.</summary>
    public required string GrantedBy { get; init; }

    /// <summary>When it was granted, in UTC.</summary>
    public required DateTime GrantedAt { get; init; }

    /// <summary>When it was closed before its last day, in UTC; null where it was not.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Why it was closed.</summary>
    public string? CloseReason { get; set; }
}
