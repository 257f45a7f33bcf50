using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>Opens a file of a record that is for those alone who need to know it; the look stands in the journal.</summary>
/// <remarks>A player asks for a recording piece by piece: the pieces of a quarter of an hour are one look.</remarks>
public sealed class LookAtEvidence(OperationContext context, EvidenceListing listing) : Operation<LookAtEvidence.Request>(context)
{
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(15);

    /// <summary>Which file at a record.</summary>
    public sealed record Request(long Id);

    /// <inheritdoc/>
    public override Permission Needs => EvidencePermissions.Read;

    /// <inheritdoc/>
    protected override DeedResult ResultWhenDone => DeedResult.Looked;

    /// <summary>Who may see the record may see its file, wherever the role records.</summary>
    protected override bool IsOutsideTheHierarchy => true;

    /// <summary>Whether the same person looked just before, so that no further line is needed.</summary>
    public async Task<bool> IsOnRecordAsync(long id, Actor actor, CancellationToken cancellationToken)
    {
        var (about, since) = (About(new(id)), Clock.Now() - OneLook);
        return await Db.Journal.AnyAsync(entry => entry.About == about && entry.Deed == nameof(LookAtEvidence) && entry.Result == DeedResult.Looked && entry.At >= since
            && entry.Actor == actor.Name && entry.ActorMemberId == actor.MemberId && entry.Role == actor.Role && entry.OrganizationId == actor.OrganizationId, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"{nameof(EvidenceItem)}/{request.Id}";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken) =>
        await listing.FindAsync(request.Id, actor, cancellationToken) is null ? KernelRefusals.NotFound : Outcome.Done;
}
