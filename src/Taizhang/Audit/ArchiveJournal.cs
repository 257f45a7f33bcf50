using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Audit;

/// <summary>Moves lines of the journal that have grown old to a signed file; the living chain goes on from the last of them.</summary>
public sealed class ArchiveJournal(OperationContext context, AuditSettings settings, ArchiveFolder folder, AnchorFile anchors, ChainCheck check) : Operation<ArchiveJournal.Request>(context)
{
    /// <summary>Lines of before this day in China are moved.</summary>
    public sealed record Request(DateOnly Before);

    /// <inheritdoc/>
    public override Permission Needs { get; } = new("audit.archive");

    /// <inheritdoc/>
    protected override bool IsOutsideTheHierarchy => true;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var latest = Today.AddMonths(-settings.KeepMonths);
        if (request.Before > latest)
        {
            return new Refusal("audit-archive.too-young", ("before", request.Before), ("latest", latest), ("months", settings.KeepMonths));
        }

        // Cut by place in the chain, never by the clock, which may have been set back.
        var head = await Db.JournalHeads.SingleAsync(cancellationToken);
        var begin = ChinaClock.BeginningOf(request.Before);
        var last = await Db.Journal.Where(entry => entry.At >= begin).MinAsync(entry => (long?)entry.Id, cancellationToken) is { } young ? young - 1 : head.Sequence;
        var first = head.ArchivedSequence + 1;
        if (last < first)
        {
            return new Refusal("audit-archive.nothing", ("before", request.Before));
        }

        var (known, badLine) = anchors.ReadOwn();
        var report = known is null ? null : await check.RunAsync(known, last, cancellationToken);
        if (report is not { Fault: null })
        {
            return new Refusal("audit-archive.broken", ("line", report?.Sequence ?? badLine));
        }

        return await MoveAsync(head, first, last, cancellationToken);
    }

    private async Task<Outcome> MoveAsync(JournalHead head, long first, long last, CancellationToken cancellationToken)
    {
        var moved = Db.Journal.AsNoTracking().Where(entry => entry.Id <= last).OrderBy(entry => entry.Id);
        try
        {
            var (name, digest) = await folder.WriteAsync(first, last, moved.AsAsyncEnumerable(), cancellationToken);
            Db.JournalArchives.Add(new JournalArchive { FileName = name, First = first, Last = last, Digest = digest, WrittenAt = Clock.Now() });
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return new Refusal("audit-archive.unwritable", ("folder", folder.Path), ("reason", unwritable.Message));
        }

        head.ArchivedHash = await Db.Journal.Where(entry => entry.Id == last).Select(entry => entry.Hash).SingleAsync(cancellationToken);
        head.ArchivedSequence = last;
        await Db.Journal.Where(entry => entry.Id <= last).ExecuteDeleteAsync(cancellationToken);
        return Outcome.Done;
    }
}
