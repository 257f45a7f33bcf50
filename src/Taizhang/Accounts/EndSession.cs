using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Ends a session of one's own: this one by signing out, or another from the list.</summary>
public sealed class EndSession(OperationContext context) : AccountOperation<EndSession.Request>(context)
{
    /// <summary>Which session, whose, and why.</summary>
    public sealed record Request(long SessionId, long AccountId, SessionEnd Reason);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Own;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var session = await Db.AccountSessions.FirstOrDefaultAsync(each => each.Id == request.SessionId && each.AccountId == request.AccountId && each.EndedAt == null, cancellationToken);
        if (session is null)
        {
            return KernelRefusals.NotFound;
        }

        session.End(request.Reason, Clock.Now());
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { reason = request.Reason.ToString() };

    /// <inheritdoc/>
    protected override string About(Request request) => $"AccountSession/{request.SessionId}";
}
