using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Administration;

/// <summary>How an account stands.</summary>
public enum AccountState
{
    /// <summary>A one-time code is out, or nobody has ever come in.</summary>
    Invited = 1,

    /// <summary>In use.</summary>
    Active = 2,

    /// <summary>Locked by failed tries, for a time.</summary>
    Locked = 3,

    /// <summary>Nobody came in for a long time.</summary>
    Unused = 4,

    /// <summary>Closed.</summary>
    Closed = 5,
}

/// <summary>An account in a list; nothing of the registry but name and organization.</summary>
public sealed record AccountRow
{
    /// <summary>The key.</summary>
    public required long Id { get; init; }

    /// <summary>The login name.</summary>
    public required string Login { get; init; }

    /// <summary>The login name as names are compared.</summary>
    public required string ComparedLogin { get; init; }

    /// <summary>The person's name.</summary>
    public required string Person { get; init; }

    /// <summary>Where the person belongs; null for an administrator.</summary>
    public string? Organization { get; init; }

    /// <summary>The administrator's office.</summary>
    public Role? Office { get; init; }

    /// <summary>How it stands.</summary>
    public required AccountState State { get; init; }

    /// <summary>When it was opened, in UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>The last sign-in, in UTC.</summary>
    public DateTime? LastSignInAt { get; init; }
}

/// <summary>The accounts, for those who keep them.</summary>
public sealed class AccountListing(TaizhangDb db, TimeProvider clock) : IReading
{
    /// <summary>After how many days without a sign-in an account counts as unused.</summary>
    public const int UnusedAfterDays = 90;

    /// <summary>What is asked for: a part of the login or name, a state, an office (or none of them), and the page.</summary>
    public sealed record Request(string? Text = null, AccountState? State = null, bool OfficesOnly = false, string? Sort = null, bool Descending = false, int Skip = 0, int Take = 50);

    /// <summary>A page of them, and how many there are.</summary>
    public async Task<(IReadOnlyList<AccountRow> Rows, int Total)> ListAsync(Request request, CancellationToken cancellationToken)
    {
        var chosen = Rows(clock.Now());
        if (request.Text is { } text)
        {
            var upper = text.ToUpperInvariant();
            chosen = chosen.Where(row => row.ComparedLogin.Contains(upper) || row.Person.Contains(text));
        }

        chosen = request.State is { } state ? chosen.Where(row => row.State == state) : chosen;
        chosen = request.OfficesOnly ? chosen.Where(row => row.Office != null) : chosen;
        var ordered = request.Sort switch
        {
            "signed-in" => By(chosen, row => row.LastSignInAt, request.Descending),
            "opened" => By(chosen, row => row.OpenedAt, request.Descending),
            _ => By(chosen, row => row.Login, request.Descending),
        };
        return (await ordered.ThenBy(row => row.Id).Skip(request.Skip).Take(request.Take).ToListAsync(cancellationToken), await chosen.CountAsync(cancellationToken));
    }

    /// <summary>One of them; null where it is not there.</summary>
    public Task<AccountRow?> OfAsync(long id, CancellationToken cancellationToken) => Rows(clock.Now()).FirstOrDefaultAsync(row => row.Id == id, cancellationToken);

    /// <summary>The key of the account with a login name; null where there is none.</summary>
    public async Task<long?> KeyOfAsync(string login, CancellationToken cancellationToken)
    {
        var compared = Logins.Normalized(login);
        return await db.Accounts.Where(account => account.NormalizedUserName == compared).Select(account => (long?)account.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>How many there are in each state.</summary>
    public async Task<IReadOnlyDictionary<AccountState, int>> CountsAsync(CancellationToken cancellationToken) =>
        await Rows(clock.Now()).GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancellationToken);

    private static IOrderedQueryable<AccountRow> By<TKey>(IQueryable<AccountRow> rows, Expression<Func<AccountRow, TKey>> key, bool descending) => descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    private IQueryable<AccountRow> Rows(DateTime now)
    {
        var longAgo = now.AddDays(-UnusedAfterDays);
        return from account in db.Accounts.AsNoTracking()
               join member in db.Members.IgnoreQueryFilters() on account.MemberId equals (long?)member.Id into members
               from member in members.DefaultIfEmpty()
               join organization in db.Organizations.IgnoreQueryFilters() on member!.OrganizationId equals organization.Id into organizations
               from organization in organizations.DefaultIfEmpty()
               select new AccountRow
               {
                   Id = account.Id,
                   Login = account.UserName!,
                   ComparedLogin = account.NormalizedUserName!,
                   Person = member!.Name ?? account.PersonName ?? account.UserName!,
                   Organization = organization!.Name,
                   Office = account.AdministratorRole,
                   State = account.ClosedAt != null ? AccountState.Closed
                       : account.LockedUntil > now ? AccountState.Locked
                       : account.OneTimeCode != null || account.LastSignInAt == null ? AccountState.Invited
                       : account.LastSignInAt < longAgo ? AccountState.Unused
                       : AccountState.Active,
                   OpenedAt = account.OpenedAt,
                   LastSignInAt = account.LastSignInAt,
               };
    }
}
