using Taizhang.Kernel;

namespace Taizhang.Organizations;

/// <summary>Closes the running term without another following.</summary>
public sealed class CloseTerm(OperationContext context) : OrganizationOperation<CloseTerm.Request>(context)
{
    /// <summary>The last day, and why.</summary>
    public sealed record Request(long OrganizationId, DateOnly? On, string? Reason) : IAboutOrganization;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Organization organization, Actor actor, CancellationToken cancellationToken)
    {
        if (await TermAsync(organization.Id, cancellationToken) is not { } term)
        {
            return RegistryRefusals.NoTermRuns;
        }

        return new Refuse()
            .AndDay(request.On, "On", Today)
            .AndNotBefore(request.On, term.From, "On")
            .AndText(request.Reason, "Reason", RegistryChecks.LongestReason)
            .Otherwise(() => Db.Terms.Add(term.Until(request.On!.Value, Clock.Now())));
    }
}
