using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>Ends a reading with a reason: from a day on, or as if it had never been applied.</summary>
public sealed class EndInterpretation(OperationContext context) : Operation<EndInterpretation.Request>(context)
{
    /// <summary>Which entry, the last day it is applied, and why.</summary>
    /// <param name="Id">The entry.</param>
    /// <param name="LastDay">The last day it is applied; null to withdraw it as a whole.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(long Id, DateOnly? LastDay, string? Reason);

    /// <inheritdoc/>
    public override Permission Needs => LedgerPermissions.Interpret;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"Interpretation/{request.Id}";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var entry = await Db.Interpretations.FirstOrDefaultAsync(each => each.Id == request.Id, cancellationToken);
        if (entry is null)
        {
            return KernelRefusals.NotFound;
        }

        return Refuse.If(entry.SupersededAt is not null, LedgerRefusals.AlreadyEnded)
            .OrIf(request.LastDay < entry.From || request.LastDay >= (entry.To ?? DateOnly.MaxValue), LedgerRefusals.LastDayOutside(entry.From))
            .OrIf(string.IsNullOrWhiteSpace(request.Reason), KernelRefusals.Required("Reason"))
            .OrIf(request.Reason?.Length > 400, LedgerRefusals.TooLong("Reason", 400))
            .Otherwise(() =>
            {
                (entry.SupersededAt, entry.SupersededReason, entry.SupersededBy) = (Clock.Now(), request.Reason, Signature.Of(actor));
                if (request.LastDay is { } last)
                {
                    AddUntil(entry, last);
                }
            });
    }

    private void AddUntil(Interpretation entry, DateOnly last)
    {
        var ended = new Interpretation
        {
            RequirementCode = entry.RequirementCode,
            Question = entry.Question,
            Reading = entry.Reading,
            Authority = entry.Authority,
            DecidedOn = entry.DecidedOn,
            From = entry.From,
            To = last,
            Measure = entry.Measure,
            ReplacesId = entry.Id,
            DutiesMoved = entry.DutiesMoved,
            EnteredBy = entry.EnteredBy,
            RecordedAt = Clock.Now(),
        };
        Db.Interpretations.Add(ended);
        Made = () => ended.Id;
    }
}
