using Taizhang.Accounts.Providers;
using Taizhang.Kernel;

namespace Taizhang.Accounts.Administration;

/// <summary>Links an account with a subject of the identity provider, as the enterprise's directory names it.</summary>
/// <remarks>Ends every session of the account, so that nobody is linked without noticing.</remarks>
public sealed class LinkSubject(OperationContext context) : ChangeOfAccount<LinkSubject.Request>(context)
{
    /// <summary>Which account, and the subject.</summary>
    public sealed record Request(long AccountId, string Provider, string? Subject) : IAboutAccount;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, CancellationToken cancellationToken)
    {
        var subject = new ProviderSubject(request.Provider, (request.Subject ?? "").Trim());
        var refuse = subject.Name.Length == 0
            ? Refuse.If(true, KernelRefusals.Required(nameof(request.Subject)))
            : await Db.AgainstLinkAsync(account.Id, subject, nameof(request.Subject), cancellationToken);
        refuse.OrIf(account.ClosedAt is not null, AdministrationRefusals.Closed);
        if (refuse.Any)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        Db.Link(account.Id, subject);
        await Db.EndSessionsAsync(account.Id, Clock.Now(), cancellationToken);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { provider = request.Provider };
}

/// <summary>Ends the link of an account with the identity provider, and its sessions.</summary>
public sealed class UnlinkSubject(OperationContext context) : ChangeOfAccount<UnlinkSubject.Request>(context)
{
    /// <summary>Which account, and which provider.</summary>
    public sealed record Request(long AccountId, string Provider) : IAboutAccount;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, CancellationToken cancellationToken)
    {
        if (!await Db.UnlinkAsync(account.Id, cancellationToken))
        {
            return ProviderRefusals.NoLink;
        }

        await Db.EndSessionsAsync(account.Id, Clock.Now(), cancellationToken);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { provider = request.Provider };
}
