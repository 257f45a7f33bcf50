using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Accounts.Granting;

/// <summary>Proposes another value for a rule of signing in.</summary>
public sealed class ProposePolicyChange(OperationContext context, AccountPolicy policy) : AccountOperation<ProposePolicyChange.Request>(context)
{
    /// <summary>Which rule, for which role where it is one of roles, the value, and why.</summary>
    public sealed record Request(PolicySetting? Setting, Role? Role, int? Value, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Policy;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var role = request.Setting is { } asked && PolicyChange.OfRoles.Contains(asked) ? request.Role : null;
        var (least, most) = PolicyChange.LimitsOf(request.Setting ?? PolicySetting.SecondFactor);
        var isInLimits = request.Value >= least && request.Value <= most;
        var isWaiting = await Db.PolicyChanges.AnyAsync(each => each.Setting == request.Setting && each.Role == role && each.Answer == null, cancellationToken);
        return new Refuse().AndChoice(request.Setting, "Setting")
            .OrIf((request.Setting == PolicySetting.SecondFactor && role is null) || role is Role.Public or Role.System, KernelRefusals.Required("Role"))
            .AndChoice(request.Value, "Value")
            .OrIf(request is { Setting: not null, Value: not null } && !isInLimits, ProposalRefusals.OutOfLimits(least, most))
            .OrIf(request.Setting is { } setting && isInLimits && PolicyChange.ValueOf(policy, setting, role) == request.Value, ProposalRefusals.NothingChanges)
            .OrIf(isWaiting, ProposalRefusals.Waiting)
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason)
            .Otherwise(() =>
            {
                var change = new PolicyChange { Setting = request.Setting!.Value, Role = role, Value = request.Value!.Value, Reason = request.Reason!.Trim(), ProposedBy = Proposal.NameOf(actor), ProposedByAccountId = actor.AccountId, ProposedAt = Clock.Now() };
                Db.PolicyChanges.Add(change);
                Made = () => change.Id;
            });
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { setting = request.Setting?.ToString(), role = request.Role?.ToString(), value = request.Value, reason = request.Reason };

    /// <inheritdoc/>
    protected override string? About(Request request) => Made is null ? null : $"PolicyChange/{Made()}";
}

/// <summary>Agrees to another value of a rule of signing in, or refuses it; from then on it holds, or never will.</summary>
public sealed class AnswerPolicyChange(OperationContext context) : AccountOperation<AnswerPolicyChange.Request>(context)
{
    /// <summary>Which change, whether it is agreed to, and why not.</summary>
    public sealed record Request(long ChangeId, bool Agrees, string? Reason = null);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Agree;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken) =>
        await Db.PolicyChanges.FirstOrDefaultAsync(each => each.Id == request.ChangeId, cancellationToken) is not { } change
            ? KernelRefusals.NotFound
            : ProposalRefusals.Against(change, actor, request.Agrees, request.Reason)
                .AndLength(request.Reason, "Reason", RegistryChecks.LongestReason)
                .Otherwise(() => change.Take(request.Agrees ? ProposalAnswer.Agreed : ProposalAnswer.Refused, actor, request.Agrees ? null : request.Reason, Clock.Now()));

    /// <inheritdoc/>
    protected override string About(Request request) => $"PolicyChange/{request.ChangeId}";
}

/// <summary>Takes a proposed change of a rule of signing in back before it is answered.</summary>
public sealed class WithdrawPolicyChange(OperationContext context) : AccountOperation<WithdrawPolicyChange.Request>(context)
{
    /// <summary>Which change, and why.</summary>
    public sealed record Request(long ChangeId, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Policy;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken) =>
        await Db.PolicyChanges.FirstOrDefaultAsync(each => each.Id == request.ChangeId, cancellationToken) is not { } change
            ? KernelRefusals.NotFound
            : Refuse.If(change.Answer is not null, ProposalRefusals.AlreadyAnswered).AndText(request.Reason, "Reason", RegistryChecks.LongestReason)
                .Otherwise(() => change.Take(ProposalAnswer.Withdrawn, actor, request.Reason, Clock.Now()));

    /// <inheritdoc/>
    protected override string About(Request request) => $"PolicyChange/{request.ChangeId}";
}
