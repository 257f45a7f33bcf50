using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Organizations;

/// <summary>A request about one organization.</summary>
public interface IAboutOrganization
{
    /// <summary>The organization.</summary>
    long OrganizationId { get; }
}

/// <summary>A change to an organization that exists.</summary>
public abstract class OrganizationOperation<TRequest>(OperationContext context) : Operation<TRequest>(context)
    where TRequest : notnull, IAboutOrganization
{
    /// <inheritdoc/>
    public override Permission Needs => RegistryPermissions.Write;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(TRequest request, CancellationToken cancellationToken) => Task.FromResult<long?>(request.OrganizationId);

    /// <inheritdoc/>
    protected override string? About(TRequest request) => $"Organization/{request.OrganizationId}";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(TRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var organization = await Db.Organizations.FirstAsync(each => each.Id == request.OrganizationId, cancellationToken);
        return organization.DissolvedOn is { } on
            ? RegistryRefusals.Dissolved(on)
            : await DecideAsync(request, organization, actor, cancellationToken);
    }

    /// <summary>Changes the rows of the organization, or gives every reason why not.</summary>
    protected abstract Task<Outcome> DecideAsync(TRequest request, Organization organization, Actor actor, CancellationToken cancellationToken);

    /// <summary>The version that stands now.</summary>
    protected async Task<OrganizationVersion> VersionAsync(Organization organization, CancellationToken cancellationToken)
    {
        var version = await Db.OrganizationVersions.FirstOrDefaultAsync(each => each.OrganizationId == organization.Id && each.SupersededAt == null && each.To == null, cancellationToken);
        return version ?? new() { OrganizationId = organization.Id, Name = organization.Name, Type = organization.Type, ParentId = organization.ParentId, From = organization.FoundedOn, RecordedAt = Clock.Now() };
    }

    /// <summary>The term that runs now, if one does.</summary>
    protected Task<Term?> TermAsync(long organizationId, CancellationToken cancellationToken) =>
        Db.Terms.Where(term => term.OrganizationId == organizationId && term.SupersededAt == null && term.To == null).OrderByDescending(term => term.From).FirstOrDefaultAsync(cancellationToken);
}
