using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>What accounts ask of who does something with them.</summary>
public static class AccountPermissions
{
    /// <summary>Coming in: everyone may try.</summary>
    public static Permission SignIn { get; } = new("sign-in");

    /// <summary>One's own account.</summary>
    public static Permission Own { get; } = new("own.read");

    /// <summary>The accounts of others.</summary>
    public static Permission Manage { get; } = new("accounts.manage");

    /// <summary>Proposing and ending grants.</summary>
    public static Permission Grant { get; } = new("roles.manage");

    /// <summary>Proposing other rules of signing in.</summary>
    public static Permission Policy { get; } = new("policies.manage");

    /// <summary>Agreeing to what another administrator proposed, or refusing it.</summary>
    public static Permission Agree { get; } = new("proposals.agree");
}

/// <summary>A deed about an account, which belongs to no part of the hierarchy.</summary>
public abstract class AccountOperation<TRequest>(OperationContext context) : Operation<TRequest>(context)
    where TRequest : notnull
{
    /// <inheritdoc/>
    protected override bool IsOutsideTheHierarchy => true;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(TRequest request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);
}
