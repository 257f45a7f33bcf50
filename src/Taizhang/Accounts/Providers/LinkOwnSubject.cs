using Taizhang.Kernel;

namespace Taizhang.Accounts.Providers;

/// <summary>Links one's own account with whom the identity provider says one is.</summary>
public sealed class LinkOwnSubject(OperationContext context) : OwnAccountOperation<LinkOwnSubject.Request>(context)
{
    /// <summary>In which session, of which account, and the subject the provider has just named.</summary>
    public sealed record Request(long SessionId, long AccountId, ProviderSubject Subject) : IInOwnSession;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken) =>
        (await Db.AgainstLinkAsync(account.Id, request.Subject, null, cancellationToken)).Otherwise(() => Db.Link(account.Id, request.Subject));

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { provider = request.Subject.Provider };
}

/// <summary>Ends the link of one's own account with the identity provider.</summary>
public sealed class UnlinkOwnSubject(OperationContext context) : OwnAccountOperation<UnlinkOwnSubject.Request>(context)
{
    /// <summary>In which session, of which account, and with which provider.</summary>
    public sealed record Request(long SessionId, long AccountId, string Provider) : IInOwnSession;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Account account, AccountSession session, Actor actor, CancellationToken cancellationToken)
    {
        if (!await Db.UnlinkAsync(account.Id, cancellationToken))
        {
            return ProviderRefusals.NoLink;
        }

        if (!IsRefusedBeforehand)
        {
            await RenewAsync(account, session, cancellationToken);
        }

        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { provider = request.Provider };
}
