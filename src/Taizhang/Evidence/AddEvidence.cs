using Microsoft.EntityFrameworkCore;
using Taizhang.Evidence.Files;
using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>A file that lies in the store, to be attached to a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Its length, in bytes.</param>
/// <param name="Writing">The writing of it in the store; null where an older one is there.</param>
public sealed record AddedFile(string Name, string Hash, FileKind Kind, long Length, Writing? Writing);

/// <summary>Attaches files that lie in the store to a record; all of them or none. Files come to it by the <see cref="EvidenceDesk"/>.</summary>
public sealed class AddEvidence(OperationContext context, EvidenceRecords records) : Operation<AddEvidence.Request>(context)
{
    /// <summary>Files at one record, at the most.</summary>
    public const int Most = 100;

    private readonly HashSet<string> _used = [];

    /// <summary>The record and the files.</summary>
    public sealed record Request(RecordKind Kind, long RecordId, IReadOnlyList<AddedFile> Files);

    /// <inheritdoc/>
    public override Permission Needs => EvidencePermissions.Add;

    /// <summary>The marks of the writings a row knows now; the others belong to nothing.</summary>
    internal IReadOnlySet<string> UsedMarks => _used;

    /// <inheritdoc/>
    protected override async Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => (await records.FindAsync(request.Kind, request.RecordId, cancellationToken))?.OrganizationId ?? 0;

    /// <inheritdoc/>
    protected override string? About(Request request) => $"{request.Kind}/{request.RecordId}";

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { Files = request.Files.Select(file => new { file.Hash, Kind = Kebab.Word(file.Kind), file.Length }) };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        _used.Clear();
        if (await records.FindAsync(request.Kind, request.RecordId, cancellationToken) is not { } record)
        {
            return KernelRefusals.NotFound;
        }

        if (!actor.May(EvidenceRecords.WritesOf(request.Kind), record.Path))
        {
            return KernelRefusals.NotPermitted;
        }

        var line = await records.LineAsync(request.Kind, request.RecordId, cancellationToken);
        var hashes = request.Files.Select(file => file.Hash).ToList();
        var there = await Db.Evidence.IgnoreQueryFilters().Where(item => item.RecordKind == request.Kind && line.Contains(item.RecordId) && item.SupersededAt == null).Select(item => item.File.Hash).ToListAsync(cancellationToken);
        var refuse = Refuse.If(!record.Stands, EvidenceRefusals.RecordNoLongerStands)
            .OrIf(record.Stands && request.Files.Count == 0, KernelRefusals.Required(EvidenceRefusals.Files))
            .OrIf(there.Count + request.Files.Count > Most, EvidenceRefusals.TooMany(Most))
            .And(request.Files.Where((file, index) => there.Contains(file.Hash) || hashes.IndexOf(file.Hash) < index).Select(file => EvidenceRefusals.AlreadyThere(file.Name)));
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var kept = await Db.StoredFiles.Where(file => hashes.Contains(file.Hash)).ToDictionaryAsync(file => file.Hash, cancellationToken);
        foreach (var file in request.Files)
        {
            if (Keep(file, kept.GetValueOrDefault(file.Hash)) is not { } stored)
            {
                // The older writing was collected since it was looked for.
                return KernelRefusals.ChangedMeanwhile;
            }

            Db.Evidence.Add(new EvidenceItem { RecordKind = request.Kind, RecordId = request.RecordId, OrganizationId = record.OrganizationId, File = stored, Name = file.Name, AddedBy = actor.Name, RecordedAt = Clock.Now() });
        }

        return Outcome.Done;
    }

    /// <summary>The row of the file: the one there is, or one for the new writing.</summary>
    private StoredFile? Keep(AddedFile file, StoredFile? there)
    {
        if (there is { CollectedAt: null })
        {
            return there;
        }

        if (file.Writing is not { } writing)
        {
            return null;
        }

        if (there is null)
        {
            there = new StoredFile { Hash = file.Hash, Length = file.Length, Kind = file.Kind, Mark = writing.Mark, StoredAt = Clock.Now() };
            Db.StoredFiles.Add(there);
        }

        (there.Mark, there.StoredAt, there.CollectedAt) = (writing.Mark, Clock.Now(), null);
        (there.PreviewLength, there.SealedKey, there.KeyId, there.Algorithm) = (writing.PreviewLength, writing.SealedKey, writing.KeyId, writing.Algorithm);
        _used.Add(writing.Mark);
        return there;
    }
}
