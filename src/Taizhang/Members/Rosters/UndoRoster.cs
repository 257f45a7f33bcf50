using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Members.Personal;

namespace Taizhang.Members.Rosters;

/// <summary>Takes a whole import back: what it made no longer stands, what it ended stands again; refused where later changes stand on it.</summary>
public sealed class UndoRoster(OperationContext context, PersonalData personalData, PersonalSeals seals, RosterRegistryReader registry) : Operation<UndoRoster.Request>(context)
{
    private const int LongestReason = 400;

    /// <summary>Which import, and why.</summary>
    public sealed record Request(long ImportId, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => RosterPermissions.Import;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"Job/{request.ImportId}";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var job = await Db.Jobs.FirstOrDefaultAsync(each => each.Id == request.ImportId && each.Kind == RosterImports.Kind, cancellationToken);
        if (job is null)
        {
            return KernelRefusals.NotFound;
        }

        var refuse = Refuse.If(job.Stage != JobStage.Done || job.Undo is null, RosterRefusals.NotDone)
            .OrIf(string.IsNullOrWhiteSpace(request.Reason), KernelRefusals.Required("Reason"))
            .OrIf(request.Reason?.Length > LongestReason, new Refusal("roster.text-too-long", ("longest", LongestReason)).At("Reason"));
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        if (personalData.Open(SealPlace.JobUndo(job.Id), job.Undo!).Plain is not { } sealedUndo)
        {
            return RosterRefusals.KeyChanged;
        }

        var undo = RosterUndo.Of(sealedUndo);
        var steps = new RosterUndoing(Db, registry, seals, undo, Clock.Now());
        var (names, count) = await steps.StandingOnItAsync(cancellationToken);
        if (count > 0)
        {
            return RosterRefusals.StandsOnIt(names, count);
        }

        await steps.UndoAsync(cancellationToken);
        var record = RosterRecord.Of(job.Result) with { UndoneBy = actor.Name, UndoneAt = Clock.Now(), UndoReason = request.Reason!.Trim() };
        (job.Stage, job.Undo, job.Result) = (JobStage.Undone, null, record.Write());
        return Outcome.Done;
    }
}
