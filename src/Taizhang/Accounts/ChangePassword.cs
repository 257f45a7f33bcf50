using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Sets a new password for one's own account and ends every other session of it.</summary>
/// <remarks>Whether it is the person who asks is for <see cref="Confirmation"/> to find out before.</remarks>
public sealed class ChangePassword(OperationContext context, IPasswordHasher<Account> hasher, AccountPolicy policy) : OwnAccountOperation<ChangePassword.Request>(context)
{
    /// <summary>In which session, of which account, and the new password, typed twice.</summary>
    public sealed record Request(long SessionId, long AccountId, string? New, string? Again) : IInOwnSession;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken)
    {
        var password = request.New ?? "";
        var refuse = new Refuse().And(PasswordRules.Against(password, [account.UserName!, actor.Name], policy, nameof(request.New)))
            .OrIf(password.Length > 0 && password != request.Again, AccountRefusals.PasswordsDiffer.At(nameof(request.Again)));
        // Only for whoever has shown who they are: else this would tell which password is the present one, any number of times.
        if (!refuse.Any && !IsRefusedBeforehand)
        {
            refuse.OrIf(await WasUsedAsync(account, password, cancellationToken), AccountRefusals.PasswordUsed(policy.PasswordHistory).At(nameof(request.New)));
        }

        if (refuse.Any || IsRefusedBeforehand)
        {
            return refuse.Otherwise(() => { });
        }

        var now = Clock.Now();
        account.PasswordHash = hasher.HashPassword(account, password);
        account.PasswordSetAt = now;
        account.MustChangePassword = false;
        account.OneTimeCode = null;
        account.OneTimeCodeAt = null;
        Db.PasswordRecords.Add(new() { AccountId = account.Id, Hash = account.PasswordHash, SetAt = now });
        await RenewAsync(account, session, cancellationToken);
        return Outcome.Done;
    }

    private async Task<bool> WasUsedAsync(Account account, string password, CancellationToken cancellationToken)
    {
        var before = await Db.PasswordRecords.Where(record => record.AccountId == account.Id).OrderByDescending(record => record.SetAt).ThenByDescending(record => record.Id)
            .Take(policy.PasswordHistory).Select(record => record.Hash).ToListAsync(cancellationToken);
        return before.Append(account.PasswordHash).OfType<string>().Distinct().Any(hash => hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed);
    }
}
