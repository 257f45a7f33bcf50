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

        account.Restamp();
        await Db.EndSessionsAsync(account, null, Clock.Now(), cancellationToken);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { };

    /// <inheritdoc/>
    protected override string About(Request request) => $"Account/{request.AccountId}";
}
