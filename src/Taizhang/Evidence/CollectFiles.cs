using Microsoft.EntityFrameworkCore;
using Taizhang.Evidence.Files;
using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>Takes away the bytes of files nothing open has referred to for a stated time; that they were kept, and for what, stays.</summary>
public sealed class CollectFiles(OperationContext context, FileVault vault, EvidenceSettings settings) : Operation<CollectFiles.Request>(context)
{
    /// <summary>Longer than any upload takes: what no row knows after it belongs to none.</summary>
    private static readonly TimeSpan Stray = TimeSpan.FromDays(1);

    private readonly List<(string Hash, string Mark, long Length)> _taken = [];

    /// <summary>The days for which nothing referred to the files.</summary>
    public sealed record Request(int OlderThanDays);

    /// <inheritdoc/>
    public override Permission Needs => EvidencePermissions.Collect;

    /// <summary>How many files were collected.</summary>
    public int Files => _taken.Count;

    /// <summary>What they took, in bytes.</summary>
    public long Bytes => _taken.Sum(each => each.Length);

    /// <inheritdoc/>
    protected override bool IsOutsideTheHierarchy => true;

    /// <summary>Takes the bytes themselves away once it is on record that they go, and with them what a broken upload left; gives how many names were left.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var (hash, mark, _) in _taken)
        {
            await vault.RemoveAsync(hash, mark);
        }

        var known = await Db.StoredFiles.Where(file => file.CollectedAt == null).Select(file => new { file.Hash, file.Mark }).ToListAsync(cancellationToken);
        return await vault.SweepAsync(known.Select(file => FileName.Of(file.Hash, file.Mark)).ToHashSet(), Clock.Now() - Stray, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { request.OlderThanDays, Hashes = _taken.Select(each => each.Hash) };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        _taken.Clear();
        if (request.OlderThanDays < settings.KeepDays)
        {
            return EvidenceRefusals.TooYoung(settings.KeepDays);
        }

        var before = Clock.Now() - TimeSpan.FromDays(request.OlderThanDays);
        foreach (var each in await EvidenceListing.Unused(Db).Where(each => each.Since < before).ToListAsync(cancellationToken))
        {
            each.File.CollectedAt = Clock.Now();
            _taken.Add((each.File.Hash, each.File.Mark, each.File.Length));
        }

        return Outcome.Done;
    }
}
