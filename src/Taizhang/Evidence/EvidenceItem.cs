using Taizhang.Evidence.Files;
using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>The kinds of records that may have files.</summary>
public enum RecordKind
{
    /// <summary>An activity.</summary>
    Activity = 1,

    /// <summary>A talk; its files are for those alone who may see the talk, and each look is on record.</summary>
    Talk = 2,

    /// <summary>An election.</summary>
    Election = 3,

    /// <summary>A measure of a plan, with the notes on it.</summary>
    Measure = 4,

    /// <summary>An import of a roster; each look is on record.</summary>
    Import = 5,
}

/// <summary>That a file is evidence for a record; closed with a reason, never deleted.</summary>
public sealed class EvidenceItem : IRecorded
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The kind of record.</summary>
    public required RecordKind RecordKind { get; init; }

    /// <summary>The record's key.</summary>
    public required long RecordId { get; init; }

    /// <summary>The organization that answers for the record.</summary>
    public required long OrganizationId { get; init; }

    /// <summary>The file.</summary>
    public required StoredFile File { get; init; }

    /// <summary>The file's key.</summary>
    public long FileId { get; init; }

    /// <summary>The name it was given.</summary>
    [Sensitive]
    public required string Name { get; init; }

    /// <summary>Who added it; empty for an office.</summary>
    public required string AddedBy { get; init; }

    /// <inheritdoc/>
    public required DateTime RecordedAt { get; init; }

    /// <inheritdoc/>
    public DateTime? SupersededAt { get; set; }

    /// <summary>Why it was closed.</summary>
    public string? SupersededReason { get; set; }

    /// <summary>Who closed it; empty for an office.</summary>
    public string? ClosedBy { get; set; }
}
