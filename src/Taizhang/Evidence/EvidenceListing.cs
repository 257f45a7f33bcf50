using Microsoft.EntityFrameworkCore;
using Taizhang.Evidence.Files;
using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>A file in the list of a record.</summary>
/// <param name="Id">The key of what attaches it.</param>
/// <param name="Name">The name it was given.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Its length, in bytes.</param>
/// <param name="HasPreview">Whether there is a small picture that may be shown in a list.</param>
/// <param name="AddedBy">Who added it; empty for an office.</param>
/// <param name="RecordedAt">When, in UTC.</param>
/// <param name="SupersededAt">When it was closed, in UTC.</param>
/// <param name="SupersededReason">Why it was closed.</param>
/// <param name="IsCollected">Whether its bytes were taken away since.</param>
public sealed record EvidenceRow(long Id, string Name, FileKind Kind, long Length, bool HasPreview, string AddedBy, DateTime RecordedAt, DateTime? SupersededAt, string? SupersededReason, bool IsCollected);

/// <summary>A file nothing refers to any more.</summary>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Its length, in bytes.</param>
/// <param name="Since">Since when, in UTC.</param>
/// <param name="Until">From which day on it may be collected.</param>
public sealed record UnusedFile(string Hash, FileKind Kind, long Length, DateTime Since, DateOnly Until);

/// <summary>What files of a class take.</summary>
/// <param name="Class">The class.</param>
/// <param name="Files">How many are kept.</param>
/// <param name="Bytes">What they take, in bytes.</param>
public sealed record ClassUse(FileClass Class, int Files, long Bytes);

/// <summary>What all files take.</summary>
/// <param name="Classes">By class.</param>
/// <param name="References">How often records refer to them.</param>
/// <param name="Saved">What is saved because the same file is kept once, in bytes.</param>
/// <param name="Unused">Files nothing refers to, the longest unused first.</param>
public sealed record EvidenceUse(IReadOnlyList<ClassUse> Classes, int References, long Saved, IReadOnlyList<UnusedFile> Unused)
{
    /// <summary>How many files are kept.</summary>
    public int Files => Classes.Sum(each => each.Files);

    /// <summary>What they take, in bytes.</summary>
    public long Bytes => Classes.Sum(each => each.Bytes);
}

/// <summary>Files at records of the reader's scope.</summary>
public sealed class EvidenceListing(TaizhangDb db, EvidenceRecords records, EvidenceSettings settings) : IReading
{
    private const int MostUnused = 200;

    /// <summary>The files of a record the reader was given, the open ones first.</summary>
    public async Task<IReadOnlyList<EvidenceRow>> OfAsync(RecordKind kind, long recordId, CancellationToken cancellationToken)
    {
        var (line, isOpen) = (await records.LineAsync(kind, recordId, cancellationToken), !EvidenceRecords.IsNeedToKnow(kind));
        return await db.Evidence.AsNoTracking().Where(item => item.RecordKind == kind && line.Contains(item.RecordId))
            .OrderBy(item => item.SupersededAt != null).ThenBy(item => item.Id)
            .Select(item => new EvidenceRow(item.Id, item.Name, item.File.Kind, item.File.Length, isOpen && item.File.PreviewLength != null, item.AddedBy, item.RecordedAt, item.SupersededAt, item.SupersededReason, item.File.CollectedAt != null))
            .ToListAsync(cancellationToken);
    }

    /// <summary>A file at a record; null where it is not there or not the reader's to see.</summary>
    public async Task<EvidenceItem?> FindAsync(long id, Actor actor, CancellationToken cancellationToken)
    {
        var item = await db.Evidence.AsNoTracking().Include(each => each.File).FirstOrDefaultAsync(each => each.Id == id, cancellationToken);
        return item is not null && actor.May(EvidenceRecords.ReadsOf(item.RecordKind)) ? item : null;
    }

    /// <summary>What all files take.</summary>
    public async Task<EvidenceUse> UseAsync(CancellationToken cancellationToken)
    {
        var kinds = await db.StoredFiles.Where(file => file.CollectedAt == null).GroupBy(file => file.Kind).Select(group => new { group.Key, Files = group.Count(), Bytes = group.Sum(file => file.Length) }).ToListAsync(cancellationToken);
        var references = await db.Evidence.IgnoreQueryFilters().Where(item => item.SupersededAt == null).GroupBy(item => 1).Select(group => new { Count = group.Count(), Bytes = group.Sum(item => item.File.Length) }).FirstOrDefaultAsync(cancellationToken);
        var used = await db.Evidence.IgnoreQueryFilters().Where(item => item.SupersededAt == null).Select(item => item.File).Distinct().SumAsync(file => file.Length, cancellationToken);
        var unused = await Unused(db).OrderBy(each => each.Since).Take(MostUnused).ToListAsync(cancellationToken);
        return new(
            [.. kinds.GroupBy(each => FileKinds.ClassOf(each.Key)).Select(group => new ClassUse(group.Key, group.Sum(each => each.Files), group.Sum(each => each.Bytes))).OrderBy(each => each.Class)],
            references?.Count ?? 0, (references?.Bytes ?? 0) - used,
            [.. unused.Select(each => new UnusedFile(each.File.Hash, each.File.Kind, each.File.Length, each.Since, ChinaClock.DayOf(each.Since).AddDays(settings.KeepDays)))]);
    }

    /// <summary>Files nothing open refers to, and since when.</summary>
    internal static IQueryable<Loose> Unused(TaizhangDb db) =>
        db.StoredFiles.Where(file => file.CollectedAt == null && !db.Evidence.IgnoreQueryFilters().Any(item => item.FileId == file.Id && item.SupersededAt == null))
            .Select(file => new Loose { File = file, Since = db.Evidence.IgnoreQueryFilters().Where(item => item.FileId == file.Id).Max(item => item.SupersededAt) ?? file.StoredAt });

    /// <summary>A file without a reference.</summary>
    internal sealed class Loose
    {
        public required StoredFile File { get; init; }

        public required DateTime Since { get; init; }
    }
}
