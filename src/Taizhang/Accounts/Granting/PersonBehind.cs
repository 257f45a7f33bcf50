using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Granting;

/// <summary>Says whether two accounts are one person's, as far as names tell.</summary>
internal static class PersonBehind
{
    /// <summary>Whether an account is the actor's own, or that of a member of the same name: an administrator may be a member beside the office.</summary>
    public static async Task<bool> IsPersonOfAsync(this TaizhangDb db, Account account, Actor actor, CancellationToken cancellationToken) =>
        account.Id == actor.AccountId
        || (actor.Name.Length > 0 && await db.Members.IgnoreQueryFilters().AnyAsync(member => member.Id == account.MemberId && member.Name == actor.Name, cancellationToken));
}
