using Taizhang.Kernel;

namespace Taizhang.Organizations;

/// <summary>Opens a term of office; the one before ends the day before.</summary>
public sealed class OpenTerm(OperationContext context) : OrganizationOperation<OpenTerm.Request>(context)
{
    /// <summary>The first day and the day it ends by rule.</summary>
    public sealed record Request(long OrganizationId, DateOnly? From, DateOnly? EndsOn) : IAboutOrganization;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Organization organization, Actor actor, CancellationToken cancellationToken)
    {
        if (Hierarchy.TermYears(organization.Type) is not { } years)
        {
            return RegistryRefusals.HasNoTerm;
        }

        var before = await TermAsync(organization.Id, cancellationToken);
        var refuse = new Refuse()
            .AndDay(request.From, "From", Today)
            .AndNotBefore(request.From, before?.From.AddDays(1) ?? organization.FoundedOn, "From")
            .OrIf(request.EndsOn is null, KernelRefusals.Required("EndsOn"))
            .OrIf(request.EndsOn <= request.From, RegistryRefusals.EndsBeforeItBegins("EndsOn"))
            .OrIf(request.EndsOn > request.From?.AddYears(years), RegistryRefusals.TermTooLong(years));
        return refuse.Otherwise(() =>
        {
            if (before is not null)
            {
                Db.Terms.Add(before.Until(request.From!.Value.AddDays(-1), Clock.Now()));
            }

            Db.Terms.Add(new() { OrganizationId = organization.Id, From = request.From!.Value, EndsOn = request.EndsOn!.Value, RecordedAt = Clock.Now() });
        });
    }
}
