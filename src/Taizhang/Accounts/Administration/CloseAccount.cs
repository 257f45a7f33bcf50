using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Accounts.Administration;

/// <summary>Closes an account: nobody comes in with it any more, and what was done with it stays.</summary>
public sealed class CloseAccount(OperationContext context) : ChangeOfAccount<CloseAccount.Request>(context)
{
    /// <summary>Which account, and why.</summary>
    public sealed record Request(long AccountId, string? Reason) : IAboutAccount;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, CancellationToken cancellationToken)
    {
        var isLast = account.AdministratorRole is not null && !await Db.Accounts.AnyAsync(each => each.AdministratorRole == account.AdministratorRole && each.Id != account.Id && each.ClosedAt == null, cancellationToken);
        var refuse = Refuse.If(account.ClosedAt is not null, AdministrationRefusals.Closed)
            .OrIf(account.ClosedAt is null && isLast, AdministrationRefusals.LastOfTheOffice(account.AdministratorRole ?? default))
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason);
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var now = Clock.Now();
        await Db.EndSessionsAsync(account.Id, now, cancellationToken);
        await Db.EndTokensAsync(account.Id, now, cancellationToken);
        account.ClosedAt = now;
        account.CloseReason = request.Reason!.Trim();
        account.OneTimeCode = null;
        account.OneTimeCodeAt = null;
        account.Restamp();
        return Outcome.Done;
    }
}

/// <summary>Opens a closed account again, with a one-time code.</summary>
public sealed class ReopenAccount(OperationContext context, AccountPolicy policy) : ChangeOfAccount<ReopenAccount.Request>(context)
{
    /// <summary>Which account, and why.</summary>
    public sealed record Request(long AccountId, string? Reason) : IAboutAccount;

    /// <summary>The code to hand over, once it is open.</summary>
    public HandedCode? Code { get; private set; }

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, CancellationToken cancellationToken)
    {
        var refuse = Refuse.If(account.ClosedAt is null, AdministrationRefusals.Open).AndText(request.Reason, "Reason", RegistryChecks.LongestReason);
        if (account is { ClosedAt: not null, AdministratorRole: not null })
        {
            // Someone who went on to another office does not come back to this one beside it.
            refuse.And((await Db.AgainstOfficeHolderAsync(account.PersonName, "", cancellationToken)).Select(each => new Refusal(each.Code, [.. each.Facts.Select(fact => (fact.Key, fact.Value))])));
        }

        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        account.ClosedAt = null;
        account.CloseReason = null;
        Code = await Db.HandOutAsync(account, policy, Clock.Now(), cancellationToken);
        return Outcome.Done;
    }
}
