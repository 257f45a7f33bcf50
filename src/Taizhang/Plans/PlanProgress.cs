using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Plans;

/// <summary>How many duties of a requirement are in which state, in one period or over all.</summary>
public sealed record StateCounts(int Upcoming, int Running, int DueSoon, int Met, int MetLate, int Missed, int OutOfReach, int Exempt)
{
    /// <summary>Nothing counted.</summary>
    public static StateCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>All that apply.</summary>
    public int All => Upcoming + Running + DueSoon + Met + MetLate + Missed + OutOfReach;

    /// <summary>Those whose day has come or that are met.</summary>
    public int Decided => Met + MetLate + Missed + OutOfReach;

    /// <summary>The counts of a row of the roll-up.</summary>
    public static StateCounts Of(RollUp row) => new(row.Upcoming, row.Open, row.DueSoon, row.Met, row.MetLate, row.Missed, row.OutOfReach, row.Exempt);

    /// <summary>Two counts as one.</summary>
    public StateCounts Plus(StateCounts other) => new(
        Upcoming + other.Upcoming, Running + other.Running, DueSoon + other.DueSoon, Met + other.Met, MetLate + other.MetLate, Missed + other.Missed, OutOfReach + other.OutOfReach, Exempt + other.Exempt);
}

/// <summary>A requirement of a plan and how far it is, period by period.</summary>
public sealed record RequirementProgress(Requirement Requirement, IReadOnlyList<(string PeriodKey, StateCounts Counts)> Periods)
{
    /// <summary>Of a year only, or of all.</summary>
    public RequirementProgress Of(PlanYear year) => this with { Periods = [.. Periods.Where(period => year.Holds(Requirement, period.PeriodKey))] };

    /// <summary>Over all periods.</summary>
    public StateCounts Total => Periods.Aggregate(StateCounts.None, (sum, period) => sum.Plus(period.Counts));
}

/// <summary>How far a plan's requirements are, as the ledger keeps it for its day.</summary>
public sealed class PlanProgress(TaizhangDb db, RequirementBook book) : IReading
{
    /// <summary>The requirements of a plan, by the key of the clause they come from; what none names stands under 0.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="organizationId">Over which organization and all below it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ILookup<long, RequirementProgress>> ReadAsync(long planId, long organizationId, CancellationToken cancellationToken)
    {
        var requirements = (await book.ReadAsync(db, cancellationToken)).Where(requirement => requirement.Source.PlanId == planId).ToList();
        var ids = requirements.Select(requirement => requirement.Id).ToList();
        var rows = await db.RollUps.AsNoTracking().Where(row => row.OrganizationId == organizationId && ids.Contains(row.RequirementId)).ToListAsync(cancellationToken);
        var counts = rows.ToLookup(row => row.RequirementId);
        return requirements.ToLookup(
            requirement => requirement.Source.ClauseId ?? 0,
            requirement => new RequirementProgress(requirement, [.. counts[requirement.Id].OrderBy(row => row.PeriodKey, StringComparer.Ordinal).Select(row => (row.PeriodKey, StateCounts.Of(row)))]));
    }
}
