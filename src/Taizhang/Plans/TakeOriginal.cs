using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Plans;

/// <summary>Takes the kept original of a plan out as it came in; it bears no mark, so the journal keeps its digest.</summary>
public sealed class TakeOriginal(OperationContext context) : Operation<TakeOriginal.Request>(context)
{
    private string? _digest;

    /// <summary>Which plan's.</summary>
    public sealed record Request(long PlanId);

    /// <inheritdoc/>
    public override Permission Needs => PlanPermissions.Read;

    /// <summary>The name of the file and its bytes, once the look is on record.</summary>
    public (string Name, byte[] Bytes)? File { get; private set; }

    /// <inheritdoc/>
    protected override bool IsOutsideTheHierarchy => true;

    /// <inheritdoc/>
    protected override DeedResult ResultWhenDone => DeedResult.Looked;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"{nameof(Plan)}/{request.PlanId}";

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { FileName = File?.Name, Digest = _digest };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (await Db.Plans.AsNoTracking().Include(each => each.Original).FirstOrDefaultAsync(each => each.Id == request.PlanId, cancellationToken) is not { Original: { } original } plan)
        {
            return KernelRefusals.NotFound;
        }

        (File, _digest) = ((plan.FileName, original.Bytes), Convert.ToHexStringLower(SHA256.HashData(original.Bytes)));
        return Outcome.Done;
    }
}
