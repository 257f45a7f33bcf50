namespace Taizhang.Kernel;

/// <summary>One line of the journal: who did what to which thing, and when; written once.</summary>
public sealed class JournalEntry
{
    /// <summary>The key, in the order of commit.</summary>
    public long Id { get; private set; }

    /// <summary>The moment, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The name of the person or program.</summary>
    public required string Actor { get; init; }

    /// <summary>The member behind the deed, if there is one.</summary>
    public long? ActorMemberId { get; init; }

    /// <summary>The deed, named as the operation is.</summary>
    public required string Deed { get; init; }

    /// <summary>What it was done to: kind and key, as <c>Activity/17</c>.</summary>
    public string? About { get; init; }

    /// <summary>What was changed, before and after, as JSON; without personal data.</summary>
    public string? Details { get; init; }
}
