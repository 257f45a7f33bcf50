using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Administration;

/// <summary>A request about an account that is there.</summary>
public interface IAboutAccount
{
    /// <summary>The account.</summary>
    long AccountId { get; }
}

/// <summary>A deed of the system administrator about an account of somebody else.</summary>
public abstract class ChangeOfAccount<TRequest>(OperationContext context) : AccountOperation<TRequest>(context)
    where TRequest : notnull, IAboutAccount
{
    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Manage;

    /// <inheritdoc/>
    protected sealed override async Task<Outcome> DecideAsync(TRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var account = await Db.Accounts.FirstOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken);
        return account is null ? KernelRefusals.NotFound
            : actor.AccountId == account.Id ? AdministrationRefusals.OwnAccount
            : await DecideAsync(request, account, cancellationToken);
    }

    /// <summary>Changes the account, or gives every reason why not.</summary>
    protected abstract Task<Outcome> DecideAsync(TRequest request, Account account, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override string About(TRequest request) => $"Account/{request.AccountId}";
}
