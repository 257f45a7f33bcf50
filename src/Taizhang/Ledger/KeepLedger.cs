using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Sets the first day whose duties are kept; the ledger is computed anew from that day on, and records are left as they are.</summary>
public sealed class KeepLedger(OperationContext context, LedgerKeeper keeper) : Operation<KeepLedger.Request>(context)
{
    /// <summary>The first day.</summary>
    public sealed record Request(DateOnly From);

    /// <inheritdoc/>
    public override Permission Needs => LedgerPermissions.Keep;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override string? About(Request request) => "Ledger";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var first = await Db.Organizations.Select(organization => (DateOnly?)organization.FoundedOn).MinAsync(cancellationToken);
        var refuse = Refuse.If(request.From > Today, LedgerRefusals.InTheFuture("From", Today))
            .OrIf(first is null, LedgerRefusals.NobodyToJudge)
            .OrIf(request.From < first, LedgerRefusals.BeforeAnyone(first ?? default));
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        await keeper.KeepFromAsync(request.From, cancellationToken);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override void Touch(Request request, Touched touched) => touched.All();
}
