namespace Taizhang.Evidence.Files;

/// <summary>Keeps bytes outside the database; a name is written once, whole or not at all.</summary>
/// <remarks>What goes wrong below is told as an <see cref="IOException"/>, whatever the store is.</remarks>
public interface IFileStore
{
    /// <summary>Where it is, for people.</summary>
    string Place { get; }

    /// <summary>Writes what is given under a name nobody has; nothing of it stays where the writing fails.</summary>
    Task PutAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>The bytes from a place on; null where there is no such name.</summary>
    Task<Stream?> OpenAsync(string name, long from, CancellationToken cancellationToken);

    /// <summary>Takes a name away; one that is not there is no fault.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Every name there is, and when it was written.</summary>
    IAsyncEnumerable<KeptName> ListAsync(CancellationToken cancellationToken);
}

/// <summary>A name in a store of files.</summary>
/// <param name="Name">The name.</param>
/// <param name="WrittenAt">When it was written, in UTC.</param>
public sealed record KeptName(string Name, DateTime WrittenAt);
