using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts;

/// <summary>A session as its holder sees it.</summary>
/// <param name="Id">The key.</param>
/// <param name="BeganAt">When it began, in UTC.</param>
/// <param name="LastSeenAt">When it was last used, in UTC, to the minute.</param>
/// <param name="Address">The address it was begun from.</param>
/// <param name="UserAgent">What the browser calls itself.</param>
/// <param name="Method">How the person came in.</param>
public sealed record OwnSession(long Id, DateTime BeganAt, DateTime LastSeenAt, string? Address, string? UserAgent, SignInMethod Method);

/// <summary>The sessions of one's own account that still hold.</summary>
public sealed class OwnSessions(TaizhangDb db, AccountPolicy policy, TimeProvider clock) : IReading
{
    /// <summary>All of them, the last used first, for what the person may act as.</summary>
    public async Task<IReadOnlyList<OwnSession>> ListAsync(long accountId, IEnumerable<Role> roles, CancellationToken cancellationToken)
    {
        var times = policy.TimesOf(roles);
        var (seen, began) = (clock.Now() - times.Idle, clock.Now() - times.Longest);
        return await (from session in db.AccountSessions
                      join account in db.Accounts on session.AccountId equals account.Id
                      where session.AccountId == accountId && session.EndedAt == null && session.Stamp == account.SecurityStamp && session.LastSeenAt >= seen && session.BeganAt >= began
                      orderby session.LastSeenAt descending, session.Id descending
                      select new OwnSession(session.Id, session.BeganAt, session.LastSeenAt, session.Address, session.UserAgent, session.Method)).ToListAsync(cancellationToken);
    }
}
