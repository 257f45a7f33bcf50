using Microsoft.EntityFrameworkCore;
using Taizhang.Accounts.Tokens;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Accounts.Administration;

/// <summary>Questions that several deeds about accounts ask of the store.</summary>
internal static class AccountKeeping
{
    /// <summary>The longest name of an administrator, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>What stands against a login name.</summary>
    public static async Task<IEnumerable<Refusal>> AgainstLoginAsync(this TaizhangDb db, string? login, string field, CancellationToken cancellationToken)
    {
        var name = (login ?? "").Trim();
        var normalized = Logins.Normalized(name);
        return name.Length == 0 ? [KernelRefusals.Required(field)]
            : !Logins.IsGood(name) ? [AdministrationRefusals.BadLogin(field)]
            : await db.Accounts.AnyAsync(each => each.NormalizedUserName == normalized, cancellationToken) ? [AdministrationRefusals.LoginTaken(field, name)]
            : [];
    }

    /// <summary>What stands against a person taking one of the three offices: nobody holds two of them, nor one twice.</summary>
    public static async Task<IEnumerable<Refusal>> AgainstOfficeHolderAsync(this TaizhangDb db, string? name, string field, CancellationToken cancellationToken)
    {
        var person = RegistryChecks.Kept(name);
        var refuse = new Refuse().AndText(person, field, LongestName);
        var held = await db.Accounts.AsNoTracking().Where(each => each.AdministratorRole != null && each.ClosedAt == null && each.PersonName == person)
            .Select(each => new { each.AdministratorRole, each.UserName }).FirstOrDefaultAsync(cancellationToken);
        return held is null || refuse.Any ? refuse.Reasons : [AdministrationRefusals.HoldsAnother(field, person!, held.AdministratorRole!.Value, held.UserName!)];
    }

    /// <summary>Ends every session of an account.</summary>
    public static async Task EndSessionsAsync(this TaizhangDb db, long accountId, DateTime now, CancellationToken cancellationToken)
    {
        foreach (var session in await db.AccountSessions.Where(each => each.AccountId == accountId && each.EndedAt == null).ToListAsync(cancellationToken))
        {
            session.End(SessionEnd.EndedByAdministrator, now);
        }
    }

    /// <summary>Ends every token of an account.</summary>
    public static async Task EndTokensAsync(this TaizhangDb db, long accountId, DateTime now, CancellationToken cancellationToken)
    {
        foreach (var token in await db.AccessTokens.Where(each => each.AccountId == accountId && each.EndedAt == null).ToListAsync(cancellationToken))
        {
            token.End(TokenEnd.AccountEnded, now);
        }
    }

    /// <summary>A new account that nothing opens yet.</summary>
    public static Account New(string login, DateTime now, long? memberId = null, Role? administrator = null, string? name = null)
    {
        var account = new Account { UserName = login, NormalizedUserName = Logins.Normalized(login), MemberId = memberId, AdministratorRole = administrator, PersonName = name, OpenedAt = now };
        account.Restamp();
        return account;
    }

    /// <summary>A new code for an account, as it is handed over.</summary>
    public static async Task<HandedCode> HandOutAsync(this TaizhangDb db, Account account, AccountPolicy policy, DateTime now, CancellationToken cancellationToken)
    {
        var member = await (from each in db.Members.IgnoreQueryFilters().AsNoTracking()
                            join organization in db.Organizations.IgnoreQueryFilters() on each.OrganizationId equals organization.Id
                            where each.Id == account.MemberId
                            select new { each.Name, Organization = organization.Name }).FirstOrDefaultAsync(cancellationToken);
        return new(member?.Name ?? account.PersonName ?? account.UserName!, member?.Organization, account.UserName!, OneTimeCodes.HandTo(account, now), now + policy.OneTimeCode) { Office = account.AdministratorRole };
    }
}
