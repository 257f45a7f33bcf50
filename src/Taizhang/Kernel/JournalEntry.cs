namespace Taizhang.Kernel;

/// <summary>What came of a deed that the journal keeps.</summary>
public enum DeedResult
{
    /// <summary>It was done.</summary>
    Done = 1,

    /// <summary>It was asked for without the right to it, and nothing was changed.</summary>
    Refused = 2,

    /// <summary>Something was looked at or taken out; nothing was changed.</summary>
    Looked = 3,
}

/// <summary>The way a deed came in.</summary>
public enum DeedChannel
{
    /// <summary>The program itself.</summary>
    Program = 0,

    /// <summary>A page in a browser.</summary>
    Web = 1,

    /// <summary>The command line.</summary>
    CommandLine = 2,

    /// <summary>Another system, through the HTTP interface.</summary>
    Interface = 3,
}

/// <summary>One line of the journal, the audit trail: who did what to which thing, when, from where, and with what result; written once and bound to the line before it.</summary>
public sealed class JournalEntry
{
    /// <summary>The place in the order of commit, from 1 on without gaps; the key.</summary>
    public required long Id { get; init; }

    /// <summary>The moment, in UTC, in whole microseconds.</summary>
    public required DateTime At { get; init; }

    /// <summary>The name of the person or program.</summary>
    public required string Actor { get; init; }

    /// <summary>The member behind the deed, if there is one.</summary>
    public long? ActorMemberId { get; init; }

    /// <summary>What the person acted as.</summary>
    public required Role Role { get; init; }

    /// <summary>The organization the role is held for.</summary>
    public long? OrganizationId { get; init; }

    /// <summary>The way it came in.</summary>
    public required DeedChannel Channel { get; init; }

    /// <summary>The network address it came from, where there is one.</summary>
    public string? Address { get; init; }

    /// <summary>What it was done with, where the person was not there: the name of a token.</summary>
    public string? Means { get; init; }

    /// <summary>The deed, named as the operation is.</summary>
    public required string Deed { get; init; }

    /// <summary>What it was done to: kind and key, as <c>Activity/17</c>.</summary>
    public string? About { get; init; }

    /// <summary>What came of it.</summary>
    public required DeedResult Result { get; init; }

    /// <summary>What was asked for, as JSON; without personal data.</summary>
    public string? Details { get; init; }

    /// <summary>The rows that were changed, each field before and after, as JSON; of personal data only that it was changed.</summary>
    public string? Changes { get; init; }

    /// <summary>The form the hash is made in.</summary>
    public required JournalHashForm Form { get; init; }

    /// <summary>The hash of the line before; zeros for the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>The hash over all the above.</summary>
    public byte[] Hash { get; set; } = [];
}

/// <summary>The end of the chain: one row, through which every line that is written has to pass.</summary>
public sealed class JournalHead
{
    /// <summary>The key of the only row.</summary>
    public const int OnlyId = 1;

    /// <summary>The key.</summary>
    public int Id { get; init; }

    /// <summary>The place of the last line; 0 before the first.</summary>
    public long Sequence { get; set; }

    /// <summary>The hash of the last line.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The place of the last line that was moved to an archive file; 0 while none was.</summary>
    public long ArchivedSequence { get; set; }

    /// <summary>The hash of that line, to which the first living one is bound.</summary>
    public required byte[] ArchivedHash { get; set; }
}

/// <summary>A signed file to which lines of the journal were moved when they had grown old.</summary>
public sealed class JournalArchive
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The name of the file in the folder of archives.</summary>
    public required string FileName { get; init; }

    /// <summary>The place of its first line.</summary>
    public required long First { get; init; }

    /// <summary>The place of its last line.</summary>
    public required long Last { get; init; }

    /// <summary>The SHA-256 digest of its lines.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>When it was written, in UTC.</summary>
    public required DateTime WrittenAt { get; init; }
}
