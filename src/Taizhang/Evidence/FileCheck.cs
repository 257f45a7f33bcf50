using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Taizhang.Evidence.Files;
using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>What is wrong with a kept file.</summary>
public enum FileFault
{
    /// <summary>It is not in the store.</summary>
    Missing = 1,

    /// <summary>Its bytes are not those that were stored, or its key does not open.</summary>
    Changed = 2,
}

/// <summary>What the check of all files found.</summary>
/// <param name="Files">How many were right.</param>
/// <param name="Bytes">How long they are together.</param>
/// <param name="Fault">What is wrong with the first that is not right; null where all are.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Records">The records it is attached to, as <c>Activity/12</c>.</param>
public sealed record FileReport(int Files, long Bytes, FileFault? Fault = null, string? Hash = null, IReadOnlyList<string>? Records = null);

/// <summary>Reads every kept file and holds it against its row.</summary>
public sealed class FileCheck(TaizhangDb db, FileVault vault) : IReading
{
    private const int Batch = 200;

    /// <summary>Checks all of them, up to the first that is not right.</summary>
    public async Task<FileReport> RunAsync(CancellationToken cancellationToken)
    {
        var (files, bytes, last) = (0, 0L, 0L);
        while (await db.StoredFiles.AsNoTracking().Where(file => file.Id > last && file.CollectedAt == null).OrderBy(file => file.Id).Take(Batch).ToListAsync(cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var file in batch)
            {
                if (await FaultOfAsync(file, cancellationToken) is { } fault)
                {
                    var records = await db.Evidence.IgnoreQueryFilters().Where(item => item.FileId == file.Id).OrderBy(item => item.Id).Select(item => new { item.RecordKind, item.RecordId }).ToListAsync(cancellationToken);
                    return new(files, bytes, fault, file.Hash, [.. records.Select(record => $"{record.RecordKind}/{record.RecordId}")]);
                }

                (files, bytes, last) = (files + 1, bytes + file.Length, file.Id);
            }
        }

        return new(files, bytes);
    }

    private async Task<FileFault?> FaultOfAsync(StoredFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = vault.Open(file);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) != file.Hash)
            {
                return FileFault.Changed;
            }

            await using var preview = vault.OpenPreview(file);
            await (preview?.CopyToAsync(Stream.Null, cancellationToken) ?? Task.CompletedTask);
            return null;
        }
        catch (FileNotFoundException)
        {
            return FileFault.Missing;
        }
        catch (InvalidDataException)
        {
            return FileFault.Changed;
        }
    }
}
