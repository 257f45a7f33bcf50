using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Sets a new password for one's own account and ends every other session of it.</summary>
/// <remarks>Whether it is the person who asks is for <see cref="Confirmation"/> to find out before.</remarks>
public sealed class ChangePassword(OperationContext context, IPasswordHasher<Account> hasher, AccountPolicy policy) : AccountOperation<ChangePassword.Request>(context)
{
    /// <summary>In which session, of which account, and the new password, typed twice.</summary>
    public sealed record Request(long SessionId, long AccountId, string? New, string? Again);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Own;

    /// <summary>The new key of the session for the cookie, once the password is set; kept nowhere.</summary>
    public string? Key { get; private set; }

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var session = await Db.AccountSessions.FirstOrDefaultAsync(each => each.Id == request.SessionId && each.AccountId == request.AccountId && each.EndedAt == null, cancellationToken);
        var account = await Db.Accounts.FirstOrDefaultAsync(each => each.Id == request.AccountId && each.ClosedAt == null, cancellationToken);
        if (session is null || account is null)
        {
            return KernelRefusals.NotFound;
        }

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
        account.Restamp();
        Db.PasswordRecords.Add(new() { AccountId = account.Id, Hash = account.PasswordHash, SetAt = now });
        await Db.AccountSessions.Where(each => each.AccountId == account.Id && each.Id != session.Id && each.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.EndedAt, now).SetProperty(each => each.EndReason, SessionEnd.AccountChanged), cancellationToken);
        session.Stamp = account.SecurityStamp!;
        Key = session.Renew();
        return Outcome.Done;
    }

    private async Task<bool> WasUsedAsync(Account account, string password, CancellationToken cancellationToken)
    {
        var before = await Db.PasswordRecords.Where(record => record.AccountId == account.Id).OrderByDescending(record => record.SetAt).ThenByDescending(record => record.Id)
            .Take(policy.PasswordHistory).Select(record => record.Hash).ToListAsync(cancellationToken);
        return before.Append(account.PasswordHash).OfType<string>().Distinct().Any(hash => hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed);
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { };

    /// <inheritdoc/>
    protected override string About(Request request) => $"Account/{request.AccountId}";
}
