using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>The failed tries an account counts until it is locked.</summary>
internal static class Tries
{
    /// <summary>Forgets them, once somebody has shown that the account is theirs.</summary>
    public static Task<int> ForgetTriesAsync(this TaizhangDb db, long accountId, CancellationToken cancellationToken) =>
        db.Accounts.Where(each => each.Id == accountId)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.AccessFailedCount, 0).SetProperty(each => each.LockedUntil, (DateTime?)null), cancellationToken);
}
