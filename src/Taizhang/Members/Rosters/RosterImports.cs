using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Rosters;

/// <summary>What is kept of an import for good, without personal data.</summary>
/// <param name="Digest">SHA-256 of the file.</param>
/// <param name="AsOf">The day the roster speaks of.</param>
/// <param name="BranchId">The branch of those for whom the roster names none.</param>
public sealed record RosterRecord(string Digest, DateOnly AsOf, long? BranchId)
{
    /// <summary>Whether people on the roll and not in the roster were closed.</summary>
    public bool ClosesMissing { get; init; }

    /// <summary>How many of each kind of change.</summary>
    public IReadOnlyDictionary<PersonChangeKind, int> Counts { get; init; } = new Dictionary<PersonChangeKind, int>();

    /// <summary>How many stood as they stood.</summary>
    public int Unchanged { get; init; }

    /// <summary>Who took it back.</summary>
    public string? UndoneBy { get; init; }

    /// <summary>When it was taken back, in UTC.</summary>
    public DateTime? UndoneAt { get; init; }

    /// <summary>Why it was taken back.</summary>
    public string? UndoReason { get; init; }

    internal static RosterRecord Of(string? json) => JsonSerializer.Deserialize<RosterRecord>(json ?? "{}")!;

    internal string Write() => JsonSerializer.Serialize(this);
}

/// <summary>An import in the list, and on its page.</summary>
public sealed record RosterImport(long Id, string FileName, JobStage Stage, string StartedBy, DateTime StartedAt, DateTime? EndedAt, RosterRecord Record);

/// <summary>Imports of rosters, and what one would change.</summary>
public sealed class RosterImports(TaizhangDb db, PersonalData personalData, RosterRegistryReader registry, TimeProvider clock) : IReading
{
    /// <summary>The kind of job an import is.</summary>
    public const string Kind = "roster-import";

    private const int MostNames = 5;

    /// <summary>A page of imports, the latest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<RosterImport> Rows, int Total)> ListAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var imports = db.Jobs.AsNoTracking().Where(job => job.Kind == Kind);
        return (await Rows(imports.OrderByDescending(job => job.Id).Skip(skip).Take(take), cancellationToken), await imports.CountAsync(cancellationToken));
    }

    /// <summary>One import; null where there is none.</summary>
    public async Task<RosterImport?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await Rows(db.Jobs.AsNoTracking().Where(job => job.Kind == Kind && job.Id == id), cancellationToken)).FirstOrDefault();

    /// <summary>An earlier import of the same file that was done and stands.</summary>
    public async Task<RosterImport?> SameFileAsync(RosterImport import, CancellationToken cancellationToken) =>
        (await Rows(db.Jobs.AsNoTracking().Where(job => job.Kind == Kind && job.Id != import.Id && job.Stage == JobStage.Done && job.Result!.Contains(import.Record.Digest)).OrderByDescending(job => job.Id).Take(1), cancellationToken)).FirstOrDefault();

    /// <summary>What the import would change, computed from the file that is kept sealed; nothing is written.</summary>
    public async Task<(RosterPreview? Preview, Refusal? Refusal)> PreviewAsync(long id, RosterChoices choices, CancellationToken cancellationToken)
    {
        var input = await db.Jobs.Where(job => job.Kind == Kind && job.Id == id).Select(job => job.Input).FirstOrDefaultAsync(cancellationToken);
        return input is null ? (null, RosterRefusals.NotWaiting)
            : personalData.Open(SealPlace.JobInput(id), input).Plain is not { } bytes ? (null, RosterRefusals.KeyChanged)
            : await PreviewAsync(bytes, choices, cancellationToken);
    }

    /// <summary>What a file would change; nothing is written or kept.</summary>
    public async Task<(RosterPreview? Preview, Refusal? Refusal)> PreviewAsync(byte[] file, RosterChoices choices, CancellationToken cancellationToken)
    {
        var (reading, refusal) = RosterReader.Read(file, clock.Today());
        if (reading is null)
        {
            return (null, refusal);
        }

        var known = await registry.ReadAsync(choices.AsOf, cancellationToken);
        if (known.Unreadable.Count > 0)
        {
            return (null, PersonalRefusals.Unreadable([.. known.Unreadable.Take(MostNames)], known.Unreadable.Count));
        }

        return known.Organizations.Any(organization => known.LevelOf(organization.Id) == PostLevel.Branch)
            ? (RosterComparison.Compare(reading, known, choices), null)
            : (null, RosterRefusals.NoBranches);
    }

    /// <summary>A short sign of all that would change: the same as long as file, choices and registry are the same.</summary>
    public static string Fingerprint(RosterPreview preview)
    {
        var all = preview.Changes.Select(change => new { change.Kind, change.Known?.Id, change.Wanted, change.Membership, change.Posts, change.Rank });
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { preview.AsOf, All = all })))[..32];
    }

    private static async Task<List<RosterImport>> Rows(IQueryable<JobRow> jobs, CancellationToken cancellationToken)
    {
        // The file and the way back are large, and not asked for.
        var rows = await jobs.Select(job => new { job.Id, job.Title, job.Stage, job.StartedBy, job.StartedAt, job.EndedAt, job.Result }).ToListAsync(cancellationToken);
        return [.. rows.Select(job => new RosterImport(job.Id, job.Title, job.Stage, job.StartedBy, job.StartedAt, job.EndedAt, RosterRecord.Of(job.Result)))];
    }
}
