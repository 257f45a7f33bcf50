using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>Closes a file at a record with a reason; that it was there stays to be seen.</summary>
public sealed class CloseEvidence(OperationContext context, EvidenceRecords records) : Operation<CloseEvidence.Request>(context)
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 400;

    /// <summary>Which file at a record, and why.</summary>
    public sealed record Request(long Id, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => EvidencePermissions.Add;

    /// <inheritdoc/>
    protected override async Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) =>
        await Db.Evidence.Where(item => item.Id == request.Id).Select(item => item.OrganizationId).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"{nameof(EvidenceItem)}/{request.Id}";

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { request.Id, Reason = request.Reason?.Trim() };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var item = await Db.Evidence.FirstOrDefaultAsync(each => each.Id == request.Id, cancellationToken);
        if (item is null)
        {
            return KernelRefusals.NotFound;
        }

        var path = await records.PathOfAsync(item.OrganizationId, cancellationToken);
        return !actor.May(EvidenceRecords.WritesOf(item.RecordKind), path) ? KernelRefusals.NotPermitted
            : Refuse.If(item.SupersededAt is not null, EvidenceRefusals.AlreadyClosed)
                .OrIf(string.IsNullOrWhiteSpace(request.Reason), KernelRefusals.Required("Reason"))
                .OrIf(request.Reason?.Length > LongestReason, EvidenceRefusals.ReasonTooLong(LongestReason))
                .Otherwise(() => (item.SupersededAt, item.SupersededReason, item.ClosedBy) = (Clock.Now(), request.Reason!.Trim(), actor.Name));
    }
}
