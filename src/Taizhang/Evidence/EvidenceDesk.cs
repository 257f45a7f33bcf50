using Microsoft.EntityFrameworkCore;
using Taizhang.Evidence.Files;
using Taizhang.Evidence.Intake;
using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>A file as it arrives.</summary>
/// <param name="Name">The name it was given.</param>
/// <param name="Length">The length it says it has, in bytes; null where it does not.</param>
/// <param name="Open">Opens its bytes.</param>
public sealed record IncomingFile(string Name, long? Length, Func<Stream> Open);

/// <summary>Takes files in for a record: looks into each, puts them into the store, and has them attached; all or none.</summary>
public sealed class EvidenceDesk(TaizhangDb db, EvidenceRecords records, FileIntake intake, FileVault vault, AddEvidence add)
{
    /// <summary>Files at once, at the most.</summary>
    public const int MostAtOnce = 20;

    /// <summary>Takes them in, or gives every reason why not; nothing stays then.</summary>
    public async Task<Outcome> AddAsync(RecordKind kind, long recordId, IReadOnlyList<IncomingFile> files, Actor actor, CancellationToken cancellationToken = default)
    {
        if (files.Count == 0 || await records.FindAsync(kind, recordId, cancellationToken) is not { } record || !record.MayAdd(actor))
        {
            // Of somebody who may not, nothing is read; the deed itself says why.
            return await add.RunAsync(new(kind, recordId, []), actor, cancellationToken);
        }

        if (files.Count > MostAtOnce)
        {
            return EvidenceRefusals.TooMany(MostAtOnce);
        }

        var (staged, reasons) = (new List<StagedFile>(), new List<Refusal>());
        try
        {
            foreach (var file in files)
            {
                await using var content = file.Open();
                var (taken, against) = await intake.TakeAsync(file.Name, content, file.Length, cancellationToken);
                if (taken is not null)
                {
                    staged.Add(taken);
                }
                else
                {
                    reasons.Add(against!);
                }
            }

            return reasons.Count > 0 ? Outcome.Refused(reasons) : await AttachAsync(kind, recordId, staged, actor, cancellationToken);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return EvidenceRefusals.StoreFailed;
        }
        finally
        {
            staged.ForEach(file => file.Dispose());
        }
    }

    private async Task<Outcome> AttachAsync(RecordKind kind, long recordId, List<StagedFile> staged, Actor actor, CancellationToken cancellationToken)
    {
        var hashes = staged.Select(file => file.Hash).ToList();
        var there = (await db.StoredFiles.Where(file => hashes.Contains(file.Hash) && file.CollectedAt == null).Select(file => file.Hash).ToListAsync(cancellationToken)).ToHashSet();
        var added = new List<AddedFile>();
        try
        {
            foreach (var file in staged)
            {
                added.Add(new(file.Name, file.Hash, file.Kind, file.Length, there.Add(file.Hash) ? await vault.PutAsync(file, cancellationToken) : null));
            }
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            await RemoveAsync(added, new HashSet<string>());
            return EvidenceRefusals.StoreFailed;
        }

        var outcome = await add.RunAsync(new(kind, recordId, added), actor, cancellationToken);
        await RemoveAsync(added, outcome.IsDone ? add.UsedMarks : new HashSet<string>());
        return outcome;
    }

    /// <summary>Takes away what was written and no row knows.</summary>
    private async Task RemoveAsync(IEnumerable<AddedFile> added, IReadOnlySet<string> used)
    {
        foreach (var file in added.Where(file => file.Writing is { } writing && !used.Contains(writing.Mark)))
        {
            await vault.RemoveAsync(file.Hash, file.Writing!.Mark);
        }
    }
}
