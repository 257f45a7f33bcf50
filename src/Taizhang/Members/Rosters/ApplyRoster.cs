using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Rosters;

/// <summary>Does what the preview of an import shows, all of it or nothing.</summary>
public sealed class ApplyRoster(OperationContext context, PersonalData personalData, RosterImports imports, RosterRegistryReader registry, JobProgress progress) : Operation<ApplyRoster.Request>(context)
{
    private RosterRecord? _record;

    /// <summary>Which import, with which choices.</summary>
    /// <param name="ImportId">The import.</param>
    /// <param name="Choices">What was chosen.</param>
    /// <param name="Fingerprint">What the person saw; null where nobody looked.</param>
    /// <param name="IsSureToClose">Whether closing many was confirmed.</param>
    public sealed record Request(long ImportId, RosterChoices Choices, string? Fingerprint = null, bool IsSureToClose = false);

    /// <inheritdoc/>
    public override Permission Needs => RosterPermissions.Import;

    /// <summary>Everything that stands against an import; empty when it may be done.</summary>
    public static IReadOnlyList<Refusal> Against(RosterPreview preview, Request request, DateOnly today)
    {
        var closed = preview.Count(PersonChangeKind.Closed);
        return Refuse.If(request.Choices.AsOf > today, RosterRefusals.DayAhead(today))
            .OrIf(preview.Errors.Count > 0, RosterRefusals.HasErrors(preview.Errors.Count))
            .OrIf(preview.Errors.Count == 0 && preview.Changes.Count == 0, RosterRefusals.NothingToDo)
            .OrIf(request.Fingerprint is { } seen && seen != RosterImports.Fingerprint(preview), RosterRefusals.PreviewOutdated)
            .OrIf(closed >= RosterPreview.Many && !request.IsSureToClose, RosterRefusals.ManyClosed(closed))
            .Reasons;
    }

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"Job/{request.ImportId}";

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { request.ImportId, request.Choices, _record?.Counts, _record?.Digest };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var job = await Db.Jobs.FirstOrDefaultAsync(each => each.Id == request.ImportId && each.Kind == RosterImports.Kind, cancellationToken);
        if (job is null)
        {
            return KernelRefusals.NotFound;
        }

        if (job.Stage is not (JobStage.Previewed or JobStage.Running or JobStage.Broken))
        {
            return RosterRefusals.NotWaiting;
        }

        var (preview, unreadable) = await imports.PreviewAsync(job.Id, request.Choices, cancellationToken);
        if (preview is null)
        {
            return unreadable!;
        }

        if (Against(preview, request, Today) is { Count: > 0 } against)
        {
            return Outcome.Refused(against);
        }

        var writer = new RosterWriter(Db, registry, job.Id, Moment(Clock.Now()));
        var undo = await writer.WriteAsync(preview.Changes, (done, total) => progress.Set(job.Id, done, total), cancellationToken);
        _record = RosterRecord.Of(job.Result) with
        {
            AsOf = request.Choices.AsOf,
            BranchId = request.Choices.BranchId,
            ClosesMissing = request.Choices.ClosesMissing,
            Counts = preview.Changes.CountBy(change => change.Kind).ToDictionary(),
            Unchanged = preview.Unchanged,
        };
        (job.Stage, job.Result, job.EndedAt) = (JobStage.Done, _record.Write(), Clock.Now());
        (job.Input, job.Undo) = (null, personalData.Seal(SealPlace.JobUndo(job.Id), undo.Write()));
        (job.Done, job.Total) = (preview.Changes.Count, preview.Changes.Count);
        return Outcome.Done;
    }

    /// <summary>A moment as both stores keep it: what the import made is found again by it.</summary>
    private static DateTime Moment(DateTime now) => new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), now.Kind);
}
