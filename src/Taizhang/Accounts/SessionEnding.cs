using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>Ends sessions of an account because the account was changed.</summary>
internal static class SessionEnding
{
    /// <summary>Ends every session of the account that is still open, but for one where one is named.</summary>
    public static Task<int> EndSessionsAsync(this TaizhangDb db, Account account, long? exceptId, DateTime now, CancellationToken cancellationToken) =>
        db.AccountSessions.Where(each => each.AccountId == account.Id && each.Id != exceptId && each.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.EndedAt, now).SetProperty(each => each.EndReason, SessionEnd.AccountChanged), cancellationToken);
}
