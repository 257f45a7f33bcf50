using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Signs out everywhere: ends every session of one's own account, this one among them.</summary>
public sealed class EndEverySession(OperationContext context) : AccountOperation<EndEverySession.Request>(context)
{
    /// <summary>Of which account.</summary>
    public sealed record Request(long AccountId);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Own;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var account = await Db.Accounts.FirstOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken);
        if (account is null)
        {
            return KernelRefusals.NotFound;
        }

        var now = Clock.Now();
        account.Restamp();
        await Db.AccountSessions.Where(each => each.AccountId == account.Id && each.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.EndedAt, now).SetProperty(each => each.EndReason, SessionEnd.AccountChanged), cancellationToken);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { };

    /// <inheritdoc/>
    protected override string About(Request request) => $"Account/{request.AccountId}";
}
