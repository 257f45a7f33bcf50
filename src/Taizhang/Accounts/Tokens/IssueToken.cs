using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Accounts.Tokens;

/// <summary>Issues a token to the holder of an account, for a part of what the person may in the capacity they act in.</summary>
public sealed class IssueToken(OperationContext context) : AccountOperation<IssueToken.Request>(context)
{
    /// <summary>For how many days a token is good at the most: a year, so that every system that comes in is looked at once a year, as accounts are.</summary>
    public const int LongestDays = 365;

    /// <summary>Live tokens an account has at the most: one a system, and no more systems than a person keeps in mind.</summary>
    public const int Most = 10;

    private string? _secret;

    /// <summary>Whose, its name, what it lets do, the organization it reaches (null for all the holder reaches), and its last day.</summary>
    public sealed record Request(long AccountId, string? Name, TokenScope Scopes, long? OrganizationId, DateOnly? ExpiresOn);

    /// <summary>The token, once it is issued; shown once and kept nowhere.</summary>
    public string? Token => Made is null || _secret is null ? null : TokenText.Write(Made(), _secret);

    /// <inheritdoc/>
    public override Permission Needs => TokenPermissions.Hold;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        // The capacity is the account's own alone: nobody is issued a token in the name of another.
        if (actor.AccountId != request.AccountId || !await Db.Accounts.AnyAsync(each => each.Id == request.AccountId && each.ClosedAt == null, cancellationToken))
        {
            return KernelRefusals.NotFound;
        }

        var name = RegistryChecks.Kept(request.Name);
        var last = Today.AddDays(LongestDays);
        var live = await Db.AccessTokens.AsNoTracking().Where(each => each.AccountId == request.AccountId && each.EndedAt == null && each.ExpiresOn >= Today).Select(each => each.Name).ToListAsync(cancellationToken);
        var path = request.OrganizationId is { } organization ? await Db.PathOfAsync(organization, cancellationToken) : null;
        var refuse = Refuse.If(name is null, KernelRefusals.Required("Name"))
            .OrIf(name?.Length > AccessToken.LongestName, TokenRefusals.TooLong("Name", AccessToken.LongestName))
            .OrIf(name is not null && live.Contains(name), TokenRefusals.NameTaken(name ?? ""))
            .OrIf(request.Scopes == TokenScope.None, TokenRefusals.NoScope)
            .OrIf(!TokenScopes.In(request.Scopes).All(scope => TokenScopes.AreHeldBy(actor, scope)), TokenRefusals.ScopeNotHeld)
            .OrIf(request.OrganizationId is not null && (path is null || !actor.Scope.Covers(path)), TokenRefusals.NotReached)
            .OrIf(request.ExpiresOn is null, KernelRefusals.Required("ExpiresOn"))
            .OrIf(request.ExpiresOn < Today || request.ExpiresOn > last, TokenRefusals.BadEnd(last))
            .OrIf(live.Count >= Most, TokenRefusals.TooMany(Most));
        if (refuse.Any || IsRefusedBeforehand)
        {
            return refuse.Otherwise(() => { });
        }

        _secret = TokenText.MakeSecret();
        var token = new AccessToken
        {
            AccountId = request.AccountId,
            Name = name!,
            Digest = TokenText.Digest(_secret),
            Scopes = request.Scopes,
            CapacityRole = actor.Role,
            CapacityOrganizationId = actor.OrganizationId,
            OrganizationId = request.OrganizationId,
            IssuedAt = Clock.Now(),
            ExpiresOn = request.ExpiresOn!.Value,
        };
        Db.AccessTokens.Add(token);
        Made = () => token.Id;
        return Outcome.Done;
    }

    /// <inheritdoc/>
    protected override object Journalled(Request request) => new { request.Name, Scopes = TokenScopes.In(request.Scopes).Select(Kebab.Word), request.OrganizationId, request.ExpiresOn };

    /// <inheritdoc/>
    protected override string? About(Request request) => Made is null ? null : $"AccessToken/{Made()}";
}
