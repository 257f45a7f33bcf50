using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Members.Rosters;

/// <summary>Decides against an import that waits; the sealed file goes, its name and digest stay.</summary>
public sealed class DiscardRoster(OperationContext context) : Operation<DiscardRoster.Request>(context)
{
    /// <summary>Which import.</summary>
    public sealed record Request(long ImportId);

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
        return job is null ? KernelRefusals.NotFound
            : Refuse.If(job.Stage is not (JobStage.Previewed or JobStage.Broken), RosterRefusals.NotWaiting)
                .Otherwise(() => (job.Stage, job.Input, job.EndedAt) = (JobStage.Refused, null, Clock.Now()));
    }
}
