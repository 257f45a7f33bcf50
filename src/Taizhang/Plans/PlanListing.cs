using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Plans;

/// <summary>A plan in a list.</summary>
public sealed record PlanRow(long Id, string Title, string? DocumentNumber, string? Issuer, DateOnly? IssuedOn, int? FirstYear, int? LastYear, PlanStage Stage, int Measures, int Open, int Requirements, IReadOnlyList<YearTheme> Themes);

/// <summary>Reads plans.</summary>
public sealed class PlanListing(TaizhangDb db) : IReading
{
    /// <summary>All plans, those in force first.</summary>
    public async Task<IReadOnlyList<PlanRow>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await Rows(db.Plans).ToListAsync(cancellationToken)).OrderBy(row => row.Stage switch { PlanStage.Adopted => 0, PlanStage.UnderReview => 1, _ => 2 }).ThenByDescending(row => row.FirstYear).ThenByDescending(row => row.Id)];

    /// <summary>The whole plan with its clauses and proposals in the order of the text; null where there is none.</summary>
    public Task<Plan?> WholeAsync(long id, CancellationToken cancellationToken) => db.Plans.AsNoTracking().AsSplitQuery()
        .Include(plan => plan.Clauses.OrderBy(clause => clause.Ordinal))
        .Include(plan => plan.Themes.OrderBy(theme => theme.Year))
        .Include(plan => plan.Proposals.OrderBy(proposal => proposal.Start))
        .FirstOrDefaultAsync(plan => plan.Id == id, cancellationToken);

    /// <summary>A plan with its themes, without its clauses; null where there is none.</summary>
    public Task<Plan?> HeadAsync(long id, CancellationToken cancellationToken) => db.Plans.AsNoTracking()
        .Include(plan => plan.Themes.OrderBy(theme => theme.Year))
        .FirstOrDefaultAsync(plan => plan.Id == id, cancellationToken);

    private static IQueryable<PlanRow> Rows(IQueryable<Plan> plans) => plans.AsNoTracking().Select(plan => new PlanRow(
        plan.Id, plan.Title, plan.DocumentNumber, plan.Issuer, plan.IssuedOn, plan.FirstYear, plan.LastYear, plan.Stage,
        plan.Clauses.Count(clause => clause.Level == ClauseLevel.Measure),
        plan.Proposals.Count(proposal => proposal.Decision == ProposalDecision.Open),
        plan.Proposals.Count(proposal => proposal.RequirementId != null),
        plan.Themes.OrderBy(theme => theme.Year).ToList()));
}
