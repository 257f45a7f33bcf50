using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Organizations;

/// <summary>Records a figure the office keeps; one of the same kind and day is corrected.</summary>
public sealed class RecordFigure(OperationContext context) : OrganizationOperation<RecordFigure.Request>(context)
{
    /// <summary>What is counted, on which day, how much, and where it comes from.</summary>
    public sealed record Request(long OrganizationId, FigureKind? Kind, DateOnly? On, decimal? Amount, string? Source) : IAboutOrganization;

    private const decimal Greatest = 1_000_000_000_000;

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Organization organization, Actor actor, CancellationToken cancellationToken)
    {
        var isYearly = request.Kind == FigureKind.PartyBudget;
        var on = isYearly && request.On is { } day ? new DateOnly(day.Year, 1, 1) : request.On;
        var before = await Db.Figures.FirstOrDefaultAsync(each => each.OrganizationId == organization.Id && each.Kind == request.Kind && each.On == on && each.SupersededAt == null, cancellationToken);
        var refuse = new Refuse()
            .AndChoice(request.Kind, "Kind")
            .AndDay(on, "On", Today)
            .AndNotBefore(on, isYearly ? new DateOnly(organization.FoundedOn.Year, 1, 1) : organization.FoundedOn, "On")
            .OrIf(request.Amount is null, KernelRefusals.Required("Amount"))
            .OrIf(request.Amount is { } amount && (amount is < 0 or > Greatest || amount != decimal.Round(amount, isYearly ? 2 : 0)), RegistryRefusals.Amount)
            .AndLength(request.Source, "Source", 200)
            .OrIf(before is not null && before.Amount == request.Amount, RegistryRefusals.NothingChanged.At("Amount"));
        return refuse.Otherwise(() =>
        {
            if (before is not null)
            {
                before.SupersededAt = Clock.Now();
            }

            Db.Figures.Add(new() { OrganizationId = organization.Id, Kind = request.Kind!.Value, On = on!.Value, Amount = request.Amount!.Value, Source = RegistryChecks.Kept(request.Source), RecordedAt = Clock.Now() });
        });
    }
}
