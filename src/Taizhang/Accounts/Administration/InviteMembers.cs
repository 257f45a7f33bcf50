using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Administration;

/// <summary>Opens an account for everyone on the rolls of some organizations who has none yet.</summary>
public sealed class InviteMembers(OperationContext context, AccountPolicy policy) : AccountOperation<InviteMembers.Request>(context)
{
    /// <summary>How many people are invited at once at the most.</summary>
    public const int Most = 500;

    /// <summary>The organizations whose rolls are gone through.</summary>
    public sealed record Request(IReadOnlyList<long> OrganizationIds);

    /// <inheritdoc/>
    public override Permission Needs => AccountPermissions.Manage;

    /// <summary>The codes to hand over, by organization and name, once the accounts are open.</summary>
    public IReadOnlyList<HandedCode> Codes { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (request.OrganizationIds.Count == 0)
        {
            return KernelRefusals.Required("OrganizationIds");
        }

        if (await Db.Organizations.IgnoreQueryFilters().CountAsync(organization => request.OrganizationIds.Contains(organization.Id), cancellationToken) < request.OrganizationIds.Distinct().Count())
        {
            return KernelRefusals.NotFound.At("OrganizationIds");
        }

        var today = Today;
        var people = await (from membership in Db.Memberships.IgnoreQueryFilters()
                            join member in Db.Members.IgnoreQueryFilters() on membership.MemberId equals member.Id
                            join organization in Db.Organizations.IgnoreQueryFilters() on membership.OrganizationId equals organization.Id
                            where request.OrganizationIds.Contains(membership.OrganizationId) && membership.SupersededAt == null && membership.From <= today && (membership.To == null || membership.To >= today)
                                && !Db.Accounts.Any(account => account.MemberId == member.Id)
                            orderby organization.Id, member.Initials, member.Id
                            select new { member.Id, member.Name, member.Initials, Organization = organization.Name }).ToListAsync(cancellationToken);
        people = [.. people.DistinctBy(person => person.Id)];
        if (people.Count is 0 or > Most)
        {
            return people.Count == 0 ? AdministrationRefusals.NobodyToInvite : AdministrationRefusals.TooManyToInvite(people.Count);
        }

        var now = Clock.Now();
        var proposed = people.Select(person => Logins.Proposed(person.Initials, person.Id)).ToList();
        var taken = (await Db.Accounts.Select(account => account.NormalizedUserName!).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var opened = people.Zip(proposed, (person, login) => (Person: person, Account: AccountKeeping.New(Logins.Free(login, taken), now, person.Id))).ToList();
        Db.Accounts.AddRange(opened.Select(each => each.Account));
        // The code's digest has the key of the account in it.
        await Db.SaveChangesAsync(cancellationToken);
        Codes = [.. opened.Select(each => new HandedCode(each.Person.Name, each.Person.Organization, each.Account.UserName!, OneTimeCodes.HandTo(each.Account, now), now + policy.OneTimeCode))];
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { organizationIds = request.OrganizationIds, logins = Codes.Select(code => code.Login) };

    /// <inheritdoc/>
    protected override string? About(Request request) => request.OrganizationIds is [var only] ? string.Create(CultureInfo.InvariantCulture, $"Organization/{only}") : null;
}
