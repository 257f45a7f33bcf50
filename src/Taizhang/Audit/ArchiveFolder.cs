using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Taizhang.Kernel;

namespace Taizhang.Audit;

/// <summary>What became of an archive file.</summary>
public enum ArchiveState
{
    /// <summary>It is there, as it was written.</summary>
    Whole,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is not what was written, or not signed with this store's key.</summary>
    Changed,
}

/// <summary>The folder of archive files: a line of the journal a line of JSON, and last of all the signature over them.</summary>
public sealed class ArchiveFolder(string folder, AnchorFile anchors)
{
    private sealed record Seal(long First, long Last, string Digest, string Signature);

    /// <summary>Where the files lie.</summary>
    public string Path => folder;

    /// <summary>Writes lines to a file that is whole or not there, and gives its name and the digest of its lines.</summary>
    public async Task<(string Name, byte[] Digest)> WriteAsync(long first, long last, IAsyncEnumerable<JournalEntry> lines, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"journal-{first:D9}-{last:D9}.jsonl");
        var place = System.IO.Path.Combine(folder, name);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] written;
        await using (var file = new FileStream(place + ".new", FileMode.Create, FileAccess.Write))
        {
            await foreach (var line in lines.WithCancellation(cancellationToken))
            {
                var bytes = JsonSerializer.SerializeToUtf8Bytes(line);
                digest.AppendData(bytes);
                await file.WriteAsync(bytes, cancellationToken);
                await file.WriteAsync("\n"u8.ToArray(), cancellationToken);
            }

            var value = digest.GetHashAndReset();
            var seal = new Seal(first, last, Convert.ToHexStringLower(value), Convert.ToBase64String(anchors.Sign(Signed(first, last, value))));
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(seal), cancellationToken);
            await file.WriteAsync("\n"u8.ToArray(), cancellationToken);
            file.Flush(flushToDisk: true);
            written = value;
        }

        File.Move(place + ".new", place, overwrite: true);
        return (name, written);
    }

    /// <summary>Whether a file is there as it was written.</summary>
    public async Task<ArchiveState> StateAsync(JournalArchive archive, CancellationToken cancellationToken)
    {
        var place = System.IO.Path.Combine(folder, archive.FileName);
        if (!File.Exists(place))
        {
            return ArchiveState.Missing;
        }

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string? last = null;
        await foreach (var line in File.ReadLinesAsync(place, cancellationToken))
        {
            if (last is not null)
            {
                digest.AppendData(Encoding.UTF8.GetBytes(last));
            }

            last = line;
        }

        var value = digest.GetHashAndReset();
        return last is not null && Read<Seal>(last) is { Digest: not null, Signature: not null } seal && value.AsSpan().SequenceEqual(archive.Digest) && IsSealed(seal, archive, value) ? ArchiveState.Whole : ArchiveState.Changed;
    }

    /// <summary>The lines of a file up to the first that cannot be read.</summary>
    public async IAsyncEnumerable<JournalEntry> LinesAsync(JournalArchive archive, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var line in File.ReadLinesAsync(System.IO.Path.Combine(folder, archive.FileName), cancellationToken))
        {
            if (Read<JournalEntry>(line) is not { PreviousHash: not null, Hash: not null } entry)
            {
                yield break;
            }

            yield return entry;
        }
    }

    private bool IsSealed(Seal seal, JournalArchive archive, byte[] digest)
    {
        var signature = new byte[seal.Signature.Length];
        return seal.First == archive.First && seal.Last == archive.Last && seal.Digest == Convert.ToHexStringLower(digest)
            && Convert.TryFromBase64String(seal.Signature, signature, out var length) && anchors.IsSigned(Signed(seal.First, seal.Last, digest), signature.AsSpan(0, length));
    }

    private static byte[] Signed(long first, long last, byte[] digest) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"taizhang-archive:{first}:{last}:{Convert.ToHexStringLower(digest)}"));

    private static T? Read<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
