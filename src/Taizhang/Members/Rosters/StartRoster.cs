using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>Decides that an import is done, so that it can be carried out in the background; every reason against is told before.</summary>
public sealed class StartRoster(OperationContext context, RosterImports imports) : Operation<ApplyRoster.Request>(context)
{
    /// <inheritdoc/>
    public override Permission Needs => RosterPermissions.Import;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(ApplyRoster.Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override string? About(ApplyRoster.Request request) => $"Job/{request.ImportId}";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(ApplyRoster.Request request, Actor actor, CancellationToken cancellationToken)
    {
        var job = await Db.Jobs.FirstOrDefaultAsync(each => each.Id == request.ImportId && each.Kind == RosterImports.Kind, cancellationToken);
        if (job is null)
        {
            return KernelRefusals.NotFound;
        }

        if (job.Stage is not (JobStage.Previewed or JobStage.Broken))
        {
            return RosterRefusals.NotWaiting;
        }

        var (preview, unreadable) = await imports.PreviewAsync(job.Id, request.Choices, cancellationToken);
        if (preview is null)
        {
            return unreadable!;
        }

        var against = ApplyRoster.Against(preview, request, Today);
        if (against.Count > 0)
        {
            return Outcome.Refused(against);
        }

        job.Stage = JobStage.Running;
        return Outcome.Done;
    }
}
