using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Accounts.Tokens;

/// <summary>Revokes a token of one's own; from now on it opens nothing.</summary>
public sealed class RevokeOwnToken(OperationContext context) : AccountOperation<RevokeOwnToken.Request>(context)
{
    /// <summary>Which token, of which account.</summary>
    public sealed record Request(long TokenId, long AccountId);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Own;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var token = actor.AccountId != request.AccountId ? null
            : await Db.AccessTokens.FirstOrDefaultAsync(each => each.Id == request.TokenId && each.AccountId == request.AccountId, cancellationToken);
        if (token is null)
        {
            return KernelRefusals.NotFound;
        }

        return Refuse.If(token.EndedAt is not null, TokenRefusals.Ended).Otherwise(() => token.End(TokenEnd.RevokedByHolder, Clock.Now(), Proposal.NameOf(actor)));
    }

    /// <inheritdoc/>
    protected override string About(Request request) => $"AccessToken/{request.TokenId}";
}

/// <summary>Revokes a token of somebody else, with a reason.</summary>
public sealed class RevokeToken(OperationContext context) : AccountOperation<RevokeToken.Request>(context)
{
    /// <summary>Which token, and why.</summary>
    public sealed record Request(long TokenId, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Manage;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (await Db.AccessTokens.FirstOrDefaultAsync(each => each.Id == request.TokenId, cancellationToken) is not { } token)
        {
            return KernelRefusals.NotFound;
        }

        return Refuse.If(token.EndedAt is not null, TokenRefusals.Ended).AndText(request.Reason, "Reason", RegistryChecks.LongestReason)
            .Otherwise(() => token.End(TokenEnd.RevokedByAdministrator, Clock.Now(), Proposal.NameOf(actor), request.Reason!.Trim()));
    }

    /// <inheritdoc/>
    protected override string About(Request request) => $"AccessToken/{request.TokenId}";
}
