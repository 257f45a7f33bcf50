using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Accounts.Granting;

/// <summary>Agrees to a grant that somebody else proposed, or refuses it; from then on it holds, or never will.</summary>
public sealed class AnswerGrant(OperationContext context) : AccountOperation<AnswerGrant.Request>(context)
{
    /// <summary>Which grant, whether it is agreed to, and why not.</summary>
    public sealed record Request(long GrantId, bool Agrees, string? Reason = null);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Agree;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (await Db.Grants.FirstOrDefaultAsync(each => each.Id == request.GrantId, cancellationToken) is not { } grant)
        {
            return KernelRefusals.NotFound;
        }

        var account = await Db.Accounts.AsNoTracking().FirstAsync(each => each.Id == grant.AccountId, cancellationToken);
        return ProposalRefusals.Against(grant, actor, request.Agrees, request.Reason)
            .AndLength(request.Reason, "Reason", RegistryChecks.LongestReason)
            .OrIf(request.Agrees && await Db.IsPersonOfAsync(account, actor, cancellationToken), ProposalRefusals.ToOneself)
            .OrIf(request.Agrees && account.ClosedAt is not null, ProposalRefusals.NoAccount)
            .OrIf(request.Agrees && grant.To < Today, ProposalRefusals.Over)
            .Otherwise(() => grant.Take(request.Agrees ? ProposalAnswer.Agreed : ProposalAnswer.Refused, actor, request.Agrees ? null : request.Reason, Clock.Now()));
    }

    /// <inheritdoc/>
    protected override string About(Request request) => $"Grant/{request.GrantId}";
}

/// <summary>Takes a proposed grant back before it is answered, or ends one that holds before its last day; neither needs a second person.</summary>
public sealed class EndGrant(OperationContext context) : AccountOperation<EndGrant.Request>(context)
{
    /// <summary>Which grant, and why.</summary>
    public sealed record Request(long GrantId, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Grant;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (await Db.Grants.FirstOrDefaultAsync(each => each.Id == request.GrantId, cancellationToken) is not { } grant)
        {
            return KernelRefusals.NotFound;
        }

        var isOver = grant.ClosedAt is not null || grant.To < Today || grant.Answer is ProposalAnswer.Refused or ProposalAnswer.Withdrawn;
        return Refuse.If(isOver, ProposalRefusals.NotInForce).AndText(request.Reason, "Reason", RegistryChecks.LongestReason).Otherwise(() =>
        {
            if (grant.Answer is null)
            {
                grant.Take(ProposalAnswer.Withdrawn, actor, request.Reason, Clock.Now());
                return;
            }

            grant.ClosedAt = Clock.Now();
            grant.ClosedBy = Proposal.NameOf(actor);
            grant.CloseReason = request.Reason!.Trim();
        });
    }

    /// <inheritdoc/>
    protected override string About(Request request) => $"Grant/{request.GrantId}";
}
