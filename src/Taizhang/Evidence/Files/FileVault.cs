using System.Security.Cryptography;
using Taizhang.Members.Personal;

namespace Taizhang.Evidence.Files;

/// <summary>A writing of a file in the store, before a row knows it.</summary>
public sealed record Writing(string Mark, int? PreviewLength, byte[]? SealedKey, int KeyId, SealAlgorithm Algorithm);

/// <summary>Puts files into the store sealed, each with a key of its own, and opens them again.</summary>
public sealed class FileVault(IFileStore store, PersonalData data, EvidenceSettings settings)
{
    /// <summary>Writes a file and its small picture; neither stays where one fails.</summary>
    internal async Task<Writing> PutAsync(StagedFile file, CancellationToken cancellationToken)
    {
        var key = settings.Seal ? RandomNumberGenerator.GetBytes(PersonalKey.SecretLength) : null;
        var mark = FileName.NewMark();
        var cipher = key is null ? null : new FieldCipher(data.Algorithm, key);
        try
        {
            await using (var plain = file.Open())
            {
                await store.PutAsync(FileName.Of(file.Hash, mark), (target, cancelled) => new FileSeal(cipher, file.Hash, FilePart.Whole).WriteAsync(plain, file.Length, target, cancelled), cancellationToken);
            }

            if (file.Preview is { } preview)
            {
                using var small = new MemoryStream(preview);
                await store.PutAsync(FileName.OfPreview(file.Hash, mark), (target, cancelled) => new FileSeal(cipher, file.Hash, FilePart.Preview).WriteAsync(small, preview.Length, target, cancelled), cancellationToken);
            }
        }
        catch (IOException)
        {
            await RemoveAsync(file.Hash, mark);
            throw;
        }

        return new(mark, file.Preview?.Length, key is null ? null : data.Seal(PlaceOf(file.Hash, mark), key), key is null ? 0 : data.ActiveKeyId, data.Algorithm);
    }

    /// <summary>The file, to be read from any place.</summary>
    public Stream Open(StoredFile file) => new OpenedFile(store, FileName.Of(file.Hash, file.Mark), Seal(file, FilePart.Whole), file.Length);

    /// <summary>Its small picture; null where it has none.</summary>
    public Stream? OpenPreview(StoredFile file) => file.PreviewLength is { } length ? new OpenedFile(store, FileName.OfPreview(file.Hash, file.Mark), Seal(file, FilePart.Preview), length) : null;

    /// <summary>Takes a writing away; what cannot be reached is left for a later round.</summary>
    public async Task RemoveAsync(string hash, string mark)
    {
        foreach (var name in new[] { FileName.Of(hash, mark), FileName.OfPreview(hash, mark) })
        {
            try
            {
                await store.DeleteAsync(name, CancellationToken.None);
            }
            catch (IOException)
            {
                // The bytes stay behind without a row; the next round of collecting finds them.
            }
        }
    }

    /// <summary>Takes away what was written before a moment and no row knows; gives how many names.</summary>
    internal async Task<int> SweepAsync(IReadOnlySet<string> known, DateTime before, CancellationToken cancellationToken)
    {
        var stray = new List<string>();
        await foreach (var kept in store.ListAsync(cancellationToken))
        {
            if (kept.WrittenAt < before && !known.Contains(kept.Name[..81]))
            {
                stray.Add(kept.Name);
            }
        }

        foreach (var name in stray)
        {
            await store.DeleteAsync(name, cancellationToken);
        }

        return stray.Count;
    }

    /// <summary>Seals the key of a file with the key of the ring that seals now; false where it does not open.</summary>
    internal bool SealAgain(StoredFile file)
    {
        if (file.SealedKey is null || data.Open(PlaceOf(file.Hash, file.Mark), file.SealedKey).Plain is not { } key)
        {
            return false;
        }

        (file.SealedKey, file.KeyId) = (data.Seal(PlaceOf(file.Hash, file.Mark), key), data.ActiveKeyId);
        return true;
    }

    private FileSeal Seal(StoredFile file, FilePart part)
    {
        if (file.SealedKey is null)
        {
            return new(null, file.Hash, part);
        }

        var opened = data.Open(PlaceOf(file.Hash, file.Mark), file.SealedKey);
        return new(new FieldCipher(file.Algorithm, opened.Plain ?? throw new InvalidDataException($"The key of the file {file.Hash} does not open: {opened.Fault}.")), file.Hash, part);
    }

    private static SealPlace PlaceOf(string hash, string mark) => new("stored_file", FileName.Of(hash, mark), 0);
}
