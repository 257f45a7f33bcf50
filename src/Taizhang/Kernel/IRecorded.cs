namespace Taizhang.Kernel;

/// <summary>A row that keeps both clocks: when the system learned it, and when it learned better.</summary>
/// <remarks>
/// Such a row is never changed in what it says and never deleted: a correction supersedes it and adds another, so that
/// what was known on an earlier day can be told again.
/// </remarks>
public interface IRecorded
{
    /// <summary>The moment the system learned it, in UTC.</summary>
    DateTime RecordedAt { get; }

    /// <summary>The moment it was superseded or withdrawn, in UTC; null while it stands.</summary>
    DateTime? SupersededAt { get; }
}

/// <summary>A row that belongs to one organization, and is read only inside the reader's scope.</summary>
public interface IInOrganization
{
    /// <summary>The organization that answers for the row.</summary>
    long OrganizationId { get; }
}
