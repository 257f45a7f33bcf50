using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;

namespace Taizhang.Plans.Execution;

/// <summary>What was noted on a measure: whether the reader may see it, whether it has a row in the execution ledger, and the notes.</summary>
/// <param name="OwnerPath">The path of the organization whose plan it is.</param>
/// <param name="HasRow">Whether notes on it are shown in the execution ledger.</param>
/// <param name="Notes">The notes, the latest first; those another note of the day took the place of as well.</param>
public sealed record NotedMeasure(string OwnerPath, bool HasRow, IReadOnlyList<MeasureNote> Notes)
{
    /// <summary>The note that stands for the measure now.</summary>
    public MeasureNote? Latest => Notes.FirstOrDefault(note => note.SupersededAt is null);
}

/// <summary>A problem that stands and should have been solved by now.</summary>
public sealed record OverdueProblem(long PlanId, long ClauseId, string Title, string Problem, string? Owner, DateOnly Deadline);

/// <summary>Reads what was noted on a measure, and by whom.</summary>
public sealed class MeasureNoteListing(TaizhangDb db) : IReading
{
    /// <summary>The notes on a clause; null where the reader does not see the organization whose plan it is.</summary>
    public async Task<NotedMeasure?> OfAsync(long clauseId, CancellationToken cancellationToken)
    {
        var clause = await (from each in db.PlanClauses
                            join plan in db.Plans on each.PlanId equals plan.Id
                            where each.Id == clauseId
                            select new { plan.OrganizationId, HasRow = each.Level == ClauseLevel.Measure || db.Requirements.Any(requirement => requirement.ClauseId == each.Id) }).FirstOrDefaultAsync(cancellationToken);
        return clause is not null && await db.PathOfAsync(clause.OrganizationId, cancellationToken) is { } path && db.Scope.Covers(path)
            ? new(path, clause.HasRow, await db.MeasureNotes.AsNoTracking().Where(note => note.ClauseId == clauseId).OrderByDescending(note => note.On).ThenByDescending(note => note.Id).ToListAsync(cancellationToken))
            : null;
    }

    /// <summary>The problems of adopted plans that stand in the latest note of their measure and whose day has passed, the oldest first.</summary>
    public async Task<IReadOnlyList<OverdueProblem>> OverdueAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var notes = await (from note in db.MeasureNotes.AsNoTracking()
                           join clause in db.PlanClauses on note.ClauseId equals clause.Id
                           join plan in db.Plans on clause.PlanId equals plan.Id
                           join owner in db.OrganizationsInScope on plan.OrganizationId equals owner.Id
                           where plan.Stage == PlanStage.Adopted && note.SupersededAt == null
                           orderby note.On, note.Id
                           select new { plan.Id, note.ClauseId, clause.Title, note.Problem, note.Owner, note.Deadline }).ToListAsync(cancellationToken);
        return [.. notes.GroupBy(note => note.ClauseId).Select(group => group.Last()).Where(note => note.Problem is not null && note.Deadline < today)
            .OrderBy(note => note.Deadline).Select(note => new OverdueProblem(note.Id, note.ClauseId, note.Title, note.Problem!, note.Owner, note.Deadline!.Value))];
    }
}
