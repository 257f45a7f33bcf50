using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Administration;

/// <summary>Whether a store waits for its first three administrators; once it had one, it never does again.</summary>
public sealed class FirstAdministrators(TaizhangDb db) : IReading
{
    /// <summary>Whether nobody has ever been an administrator here.</summary>
    public async Task<bool> AreMissingAsync(CancellationToken cancellationToken) => !await db.Accounts.AnyAsync(account => account.AdministratorRole != null, cancellationToken);
}

/// <summary>The person who will hold one of the three offices.</summary>
/// <param name="Login">The login name.</param>
/// <param name="Name">The person's name.</param>
public sealed record FirstAdministrator(string? Login, string? Name);

/// <summary>Opens the accounts of the first three administrators of a store that has none.</summary>
public sealed class OpenFirstAccounts(OperationContext context, AccountPolicy policy) : AccountOperation<OpenFirstAccounts.Request>(context)
{
    /// <summary>Who holds each of the three offices.</summary>
    public sealed record Request(FirstAdministrator System, FirstAdministrator Security, FirstAdministrator Audit)
    {
        /// <summary>Each office with its holder, and the word its fields begin with.</summary>
        public IReadOnlyList<(Role Office, string Field, FirstAdministrator Person)> All => [(Role.SystemAdministrator, nameof(System), System), (Role.SecurityAdministrator, nameof(Security), Security), (Role.AuditAdministrator, nameof(Audit), Audit)];
    }

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Manage;

    /// <summary>The codes to hand over, once the accounts are open.</summary>
    public IReadOnlyList<HandedCode> Codes { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (await Db.Accounts.AnyAsync(account => account.AdministratorRole != null, cancellationToken))
        {
            return AdministrationRefusals.FirstStartIsOver;
        }

        var refuse = new Refuse();
        foreach (var (_, field, person) in request.All)
        {
            refuse.And(await Db.AgainstOfficeHolderAsync(person.Name, $"{field}Name", cancellationToken)).And(await Db.AgainstLoginAsync(person.Login, $"{field}Login", cancellationToken));
        }

        refuse.And(Twice(request, person => person.Name?.Trim(), "Name", AdministrationRefusals.OnePersonTwice)).And(Twice(request, person => Logins.Normalized(person.Login), "Login", AdministrationRefusals.OneLoginTwice));
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var now = Clock.Now();
        var accounts = request.All.Select(each => AccountKeeping.New(each.Person.Login!.Trim(), now, administrator: each.Office, name: each.Person.Name!.Trim())).ToList();
        Db.Accounts.AddRange(accounts);
        // The code's digest has the key of the account in it.
        await Db.SaveChangesAsync(cancellationToken);
        Codes = [.. accounts.Select(account => new HandedCode(account.PersonName!, null, account.UserName!, OneTimeCodes.HandTo(account, now), now + policy.OneTimeCode) { Office = account.AdministratorRole })];
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { logins = request.All.Select(each => each.Person.Login?.Trim()) };

    private static IEnumerable<Refusal> Twice(Request request, Func<FirstAdministrator, string?> of, string what, Func<string, Refusal> refusal) =>
        request.All.Where((each, index) => of(each.Person) is { Length: > 0 } said && request.All.Take(index).Any(before => of(before.Person) == said)).Select(each => refusal(each.Field + what));
}
