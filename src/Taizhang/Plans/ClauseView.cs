using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Plans;

/// <summary>A duty that a clause's requirement puts on someone.</summary>
public sealed record ClauseDuty(int RequirementId, string PeriodKey, Subject Subject, string SubjectName, DutyState State, DateOnly DueOn);

/// <summary>A record of a kind that a clause's requirements count.</summary>
public sealed record ClauseRecord(long ActivityId, FactKind Kind, DateOnly HeldOn, string Topic, string Organization);

/// <summary>A clause with everything that hangs on it: requirements, duties, records.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Requirements">Its requirements and how far they are.</param>
/// <param name="Duties">The duties that are behind or running, the latest first; the reader's scope only.</param>
/// <param name="Records">The latest records of the kinds that count.</param>
/// <param name="Proposals">What was proposed from it and not taken up.</param>
public sealed record ClauseWhole(Plan Plan, PlanClause Clause, IReadOnlyList<RequirementProgress> Requirements, IReadOnlyList<ClauseDuty> Duties, IReadOnlyList<ClauseRecord> Records, IReadOnlyList<DutyProposal> Proposals);

/// <summary>Reads one clause of a plan with its requirements, duties and records.</summary>
public sealed class ClauseView(TaizhangDb db, PlanProgress progress) : IReading
{
    /// <summary>Duties shown for each requirement at the most; the ledger has the rest.</summary>
    public const int MostDuties = 12;

    private const int MostRecords = 10;

    /// <summary>The clause; null where the plan has no such clause.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="clauseId">The clause.</param>
    /// <param name="organizationId">Over which organization the figures are; null for the plan's own.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ClauseWhole?> FindAsync(long planId, long clauseId, long? organizationId, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().Include(each => each.Clauses.Where(clause => clause.Id == clauseId)).FirstOrDefaultAsync(each => each.Id == planId, cancellationToken);
        if (plan?.Clauses.FirstOrDefault() is not { } clause)
        {
            return null;
        }

        var requirements = (await progress.ReadAsync(planId, organizationId ?? plan.OrganizationId, cancellationToken))[clauseId].OrderBy(each => each.Requirement.Code, StringComparer.Ordinal).ToList();
        var proposals = await db.DutyProposals.AsNoTracking().Where(proposal => proposal.PlanId == planId && proposal.ClauseOrdinal == clause.Ordinal && proposal.RequirementId == null).OrderBy(proposal => proposal.Start).ToListAsync(cancellationToken);
        return new(plan, clause, requirements, await DutiesAsync([.. requirements.Select(each => each.Requirement.Id)], cancellationToken), await RecordsAsync(requirements, cancellationToken), proposals);
    }

    private async Task<IReadOnlyList<ClauseDuty>> DutiesAsync(int[] requirements, CancellationToken cancellationToken)
    {
        DutyState[] shown = [DutyState.Missed, DutyState.OutOfReach, DutyState.DueSoon, DutyState.Open];
        var duties = await db.Requirements.Where(requirement => requirements.Contains(requirement.Id))
            .SelectMany(requirement => db.Duties.Where(duty => duty.RequirementId == requirement.Id && shown.Contains(duty.State))
                .OrderByDescending(duty => duty.DueOn).ThenByDescending(duty => duty.State).ThenBy(duty => duty.SubjectId).Take(MostDuties))
            .Select(duty => new
            {
                duty.RequirementId,
                duty.PeriodKey,
                duty.SubjectKind,
                duty.SubjectId,
                duty.State,
                duty.DueOn,
                Name = duty.SubjectKind == SubjectKind.Organization
                    ? db.Organizations.Where(organization => organization.Id == duty.SubjectId).Select(organization => organization.Name).FirstOrDefault()
                    : db.Members.Where(member => member.Id == duty.SubjectId).Select(member => member.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. duties.Select(duty => new ClauseDuty(duty.RequirementId, duty.PeriodKey, new Subject(duty.SubjectKind, duty.SubjectId), duty.Name ?? "", duty.State, duty.DueOn))];
    }

    private async Task<IReadOnlyList<ClauseRecord>> RecordsAsync(List<RequirementProgress> requirements, CancellationToken cancellationToken)
    {
        var kinds = requirements.SelectMany(each => each.Requirement.Measure.Filters).SelectMany(filter => filter.Kinds).Distinct().ToList();
        return kinds.Count == 0 ? [] : await db.Activities.AsNoTracking().Where(activity => kinds.Contains(activity.Kind) && activity.SupersededAt == null)
            .OrderByDescending(activity => activity.HeldOn).ThenByDescending(activity => activity.Id)
            .Select(activity => new ClauseRecord(activity.Id, activity.Kind, activity.HeldOn, activity.Topic, db.Organizations.Where(organization => organization.Id == activity.OrganizationId).Select(organization => organization.Name).First()))
            .Take(MostRecords).ToListAsync(cancellationToken);
    }
}
