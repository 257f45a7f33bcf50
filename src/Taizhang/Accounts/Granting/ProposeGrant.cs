using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Accounts.Granting;

/// <summary>Proposes that somebody holds a role for a part of the hierarchy and a stretch of days.</summary>
public sealed class ProposeGrant(OperationContext context) : AccountOperation<ProposeGrant.Request>(context)
{
    /// <summary>For how many years a grant is given at the most.</summary>
    public const int LongestYears = 3;

    /// <summary>To whom, what, where (null for the whole bureau), from when to when, and why.</summary>
    public sealed record Request(long? AccountId, Role? Role, long? OrganizationId, DateOnly? From, DateOnly? To, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Grant;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var account = await Db.Accounts.AsNoTracking().FirstOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken);
        var isThere = request.OrganizationId is null || await Db.Organizations.IgnoreQueryFilters().AnyAsync(each => each.Id == request.OrganizationId && each.DissolvedOn == null, cancellationToken);
        var last = (request.From ?? Today).AddYears(LongestYears);
        var refuse = Refuse.If(request.AccountId is null, KernelRefusals.Required("AccountId"))
            .OrIf(request.AccountId is not null && account is null or { ClosedAt: not null }, ProposalRefusals.NoAccount)
            .OrIf(account is { AdministratorRole: not null }, ProposalRefusals.ToAnAdministrator)
            .AndChoice(request.Role, "Role")
            .OrIf(request.Role is { } role && !Grant.Grantable.Contains(role), ProposalRefusals.NotGrantable)
            .OrIf(!isThere, ProposalRefusals.NoOrganization)
            .OrIf(request.From is null, KernelRefusals.Required("From"))
            .OrIf(request.From < Today, ProposalRefusals.BeginsInThePast(Today))
            .OrIf(request.To is null, KernelRefusals.Required("To"))
            .OrIf(request.To < request.From || request.To > last, ProposalRefusals.BadEnd(LongestYears))
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason);
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var (from, to) = (request.From!.Value, request.To!.Value);
        var other = await Db.Grants.AsNoTracking().Where(each => each.AccountId == account!.Id && each.Role == request.Role && each.OrganizationId == request.OrganizationId && each.ClosedAt == null
                && (each.Answer == null || each.Answer == ProposalAnswer.Agreed) && each.From <= to && (each.To == null || each.To >= from))
            .OrderBy(each => each.From).FirstOrDefaultAsync(cancellationToken);
        var grant = new Grant { AccountId = account!.Id, Role = request.Role!.Value, OrganizationId = request.OrganizationId, From = from, To = to, Reason = request.Reason!.Trim(), ProposedBy = Proposal.NameOf(actor), ProposedByAccountId = actor.AccountId, ProposedAt = Clock.Now() };
        return Refuse.If(await Db.IsPersonOfAsync(account, actor, cancellationToken), ProposalRefusals.ToOneself.At("AccountId"))
            .OrIf(other is not null, ProposalRefusals.Overlaps(other?.From ?? default, other?.To))
            .Otherwise(() =>
            {
                Db.Grants.Add(grant);
                Made = () => grant.Id;
            });
    }

    /// <inheritdoc/>
    protected override string? About(Request request) => Made is null ? null : $"Grant/{Made()}";
}
