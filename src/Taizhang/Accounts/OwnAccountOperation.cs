using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>What is asked of one's own account, in a session of it.</summary>
public interface IInOwnSession
{
    /// <summary>The session.</summary>
    long SessionId { get; }

    /// <summary>The account.</summary>
    long AccountId { get; }
}

/// <summary>A deed about one's own account, done in a session that still holds.</summary>
public abstract class OwnAccountOperation<TRequest>(OperationContext context) : AccountOperation<TRequest>(context)
    where TRequest : IInOwnSession
{
    /// <inheritdoc/>
    public sealed override Permission Needs => AccountPermissions.Own;

    /// <summary>The new key of the session for the cookie, where it was given one; kept nowhere.</summary>
    public string? Key { get; protected set; }

    /// <inheritdoc/>
    protected sealed override async Task<Outcome> DecideAsync(TRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var session = await Db.AccountSessions.FirstOrDefaultAsync(each => each.Id == request.SessionId && each.AccountId == request.AccountId && each.EndedAt == null, cancellationToken);
        var account = await Db.Accounts.FirstOrDefaultAsync(each => each.Id == request.AccountId && each.ClosedAt == null, cancellationToken);
        return session is null || account is null ? KernelRefusals.NotFound : await DecideAsync(request, account, session, actor, cancellationToken);
    }

    /// <summary>Changes the account, or gives every reason why not.</summary>
    protected abstract Task<Outcome> DecideAsync(TRequest request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken);

    /// <summary>Ends every session that was begun before the change; only the one it is done in goes on, with another key.</summary>
    protected async Task RenewAsync(Account account, AccountSession session, CancellationToken cancellationToken)
    {
        account.Restamp();
        session.Stamp = account.SecurityStamp!;
        await Db.EndSessionsAsync(account, session.Id, Clock.Now(), cancellationToken);
        Key = session.Renew();
    }

    /// <inheritdoc/>
    protected override object Journalled(TRequest request) => new { };

    /// <inheritdoc/>
    protected override string About(TRequest request) => $"Account/{request.AccountId}";
}
