using Taizhang.Kernel;

namespace Taizhang.Members;

/// <summary>What the registry had on a person until it was corrected; what it has now stands in <see cref="Member"/>.</summary>
public sealed class MemberVersion : IRecorded
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public required long MemberId { get; init; }

    /// <summary>The name then.</summary>
    public required string Name { get; init; }

    /// <summary>The gender then.</summary>
    public required Gender Gender { get; init; }

    /// <summary>The birthday then.</summary>
    public DateOnly? BornOn { get; init; }

    /// <summary>The people or nationality then.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>The education then.</summary>
    public string? Education { get; init; }

    /// <summary>The post in the unit then.</summary>
    public string? Occupation { get; init; }

    /// <summary>The day of joining then.</summary>
    public DateOnly? JoinedOn { get; init; }

    /// <summary>The day of conversion then.</summary>
    public DateOnly? ConvertedOn { get; init; }

    /// <summary>Since when there was no contact then.</summary>
    public DateOnly? LostContactOn { get; init; }

    /// <summary>Where a floating member was then.</summary>
    public string? FloatingTo { get; init; }

    /// <summary>Why it was corrected.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }
}
