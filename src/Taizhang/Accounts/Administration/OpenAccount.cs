using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Accounts.Administration;

/// <summary>Opens the account of a member of the registry, or of one of the three administrators, with a one-time code.</summary>
public sealed class OpenAccount(OperationContext context, AccountPolicy policy) : AccountOperation<OpenAccount.Request>(context)
{
    /// <summary>The login name, and whose it is: a member, or the holder of an office with a name.</summary>
    public sealed record Request(string? Login, long? MemberId = null, Role? Administrator = null, string? Name = null)
    {
        /// <summary>Whether an office is asked for, so that no member is missing.</summary>
        public bool IsOfOffice { get; init; }
    }

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Manage;

    /// <summary>The code to hand over, once the account is open.</summary>
    public HandedCode? Code { get; private set; }

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var refuse = new Refuse().And(await (request.IsOfOffice ? AgainstOfficeAsync(request, cancellationToken) : AgainstMemberAsync(request.MemberId, cancellationToken)))
            .And(await Db.AgainstLoginAsync(request.Login, "Login", cancellationToken));
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        var now = Clock.Now();
        var account = request.IsOfOffice
            ? AccountKeeping.New(request.Login!.Trim(), now, administrator: request.Administrator, name: RegistryChecks.Kept(request.Name))
            : AccountKeeping.New(request.Login!.Trim(), now, request.MemberId);
        Db.Accounts.Add(account);
        // The code's digest has the key of the account in it.
        await Db.SaveChangesAsync(cancellationToken);
        Code = await Db.HandOutAsync(account, policy, now, cancellationToken);
        Made = () => account.Id;
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { login = request.Login?.Trim(), memberId = request.MemberId, administrator = request.Administrator?.ToString() };

    /// <inheritdoc/>
    protected override string? About(Request request) => Made is null ? null : $"Account/{Made()}";

    private async Task<IEnumerable<Refusal>> AgainstOfficeAsync(Request request, CancellationToken cancellationToken) =>
        new Refuse().OrIf(request.Administrator is null, KernelRefusals.Required("Administrator"))
            .OrIf(request.Administrator is { } role && !Account.IsAdministrator(role), AdministrationRefusals.NoOffice)
            .And(await Db.AgainstOfficeHolderAsync(request.Name, "Name", cancellationToken)).Reasons;

    private async Task<IEnumerable<Refusal>> AgainstMemberAsync(long? memberId, CancellationToken cancellationToken)
    {
        if (memberId is null)
        {
            return [KernelRefusals.Required("MemberId")];
        }

        if (await Db.Accounts.Where(each => each.MemberId == memberId).Select(each => each.UserName).FirstOrDefaultAsync(cancellationToken) is { } login)
        {
            return [AdministrationRefusals.HasAccount(login)];
        }

        var today = Today;
        return await Db.Memberships.IgnoreQueryFilters().AnyAsync(each => each.MemberId == memberId && each.SupersededAt == null && each.From <= today && (each.To == null || each.To >= today), cancellationToken)
            ? [] : [AdministrationRefusals.NotOnARoll];
    }
}
