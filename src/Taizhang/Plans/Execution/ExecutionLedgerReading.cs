using Microsoft.EntityFrameworkCore;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Reports;

namespace Taizhang.Plans.Execution;

/// <summary>Fills the execution ledger of an adopted plan from its clauses, the ledger and what people noted.</summary>
public sealed class ExecutionLedgerReading(TaizhangDb db, RequirementBook book, LedgerSubjects subjects, Explainer explainer, RecordListing records, TimeProvider clock) : IReading
{
    /// <summary>Records named for a measure, beside their number.</summary>
    private const int MostEvidence = 3;

    /// <summary>What is asked for.</summary>
    /// <param name="PlanId">The plan.</param>
    /// <param name="AsOf">The day the figures are true for; null for today.</param>
    /// <param name="ExportedBy">Who makes the export.</param>
    /// <param name="Source">Where the same figures are seen.</param>
    /// <param name="Year">The year the figures are for; null for that of the day.</param>
    public sealed record Request(long PlanId, DateOnly? AsOf, string ExportedBy, string? Source = null, PlanYear? Year = null);

    /// <summary>The ledger of a plan for a year or for all of them, or why there is none to be seen.</summary>
    public async Task<(ExecutionLedger? Ledger, Refusal? Refusal)> ReadAsync(Request request, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().Where(each => each.Id == request.PlanId)
            .Select(each => new PlanHead(each.Id, each.OrganizationId, each.Title, each.DocumentNumber, each.Issuer, each.Text, each.Stage)).FirstOrDefaultAsync(cancellationToken);
        var owner = plan is null ? null : await db.Organizations.AsNoTracking().FirstOrDefaultAsync(each => each.Id == plan.OrganizationId, cancellationToken);
        if (plan is null || owner is null)
        {
            return (null, KernelRefusals.NotFound);
        }

        var today = clock.Today();
        var asOf = request.AsOf ?? today;
        if (db.Scope.MemberId is not null)
        {
            return (null, ExecutionRefusals.OfAnOrganization);
        }

        if (plan.Stage is not (PlanStage.Adopted or PlanStage.Replaced))
        {
            return (null, ExecutionRefusals.NotAdopted(plan.Title));
        }

        if (asOf > today)
        {
            return (null, ExecutionRefusals.DayAhead(asOf, today));
        }

        var year = request.Year ?? new PlanYear(asOf.Year);
        var keeper = await KeeperAsync(owner, cancellationToken);
        var clauses = await db.PlanClauses.AsNoTracking().Where(clause => clause.PlanId == plan.Id).OrderBy(clause => clause.Ordinal).ToListAsync(cancellationToken);
        var (outline, requirements) = await OutlineAsync(plan.Id, clauses, cancellationToken);
        var notes = db.Scope.Covers(owner.Path) ? await NotesAsync(plan.Id, LastDayOf(year, asOf), cancellationToken) : [];
        var names = await subjects.UnderAsync(keeper.Path, cancellationToken);
        var proofs = (await explainer.WhyAllAsync(requirements, names, asOf, cancellationToken)).Where(proof => year.Holds(proof.Requirement, proof.Duty.PeriodKey)).ToList();
        var byRow = proofs.Where(proof => outline.RowOf(proof.Requirement) is not null).ToLookup(proof => outline.RowOf(proof.Requirement)!);
        var noteByRow = notes.Where(note => outline.RowOf(note.ClauseId) is not null).ToLookup(note => outline.RowOf(note.ClauseId)!);
        var rows = outline.Rows.Select(clause => new MeasureExecution(clause, [.. byRow[clause]], noteByRow[clause].LastOrDefault(), names, asOf, year)).ToList();
        var evidence = await records.NamesAsync(rows.SelectMany(row => row.Evidence(MostEvidence)).Select(fact => fact.Record), cancellationToken);
        var theme = await db.YearThemes.AsNoTracking().Where(each => each.PlanId == plan.Id && each.Year == year.Year).Select(each => each.Theme).FirstOrDefaultAsync(cancellationToken);
        return (new ExecutionLedger
        {
            PlanTitle = plan.Title,
            DocumentNumber = plan.DocumentNumber,
            Issuer = plan.Issuer ?? owner.Name,
            Organization = keeper.Name,
            AsOf = asOf,
            Years = year.Say(),
            ExportedBy = request.ExportedBy,
            ExportedAt = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)),
            Source = request.Source,
            MeasureCount = outline.Rows.Count(row => row.Level == ClauseLevel.Measure) is > 0 and var count ? count : null,
            Rows = [.. rows.Select(row => ExecutionRows.Row(row, plan.Text, outline.ActionOf(row.Clause), theme, evidence, MostEvidence))],
            Duties = [.. rows.SelectMany(ExecutionRows.Duties)],
        }, null);
    }

    /// <summary>Whose figures they are: those of the plan's organization, or of the part of it the reader sees.</summary>
    private async Task<Organization> KeeperAsync(Organization owner, CancellationToken cancellationToken) =>
        db.Scope.Covers(owner.Path) ? owner
        : await db.OrganizationsInScope.AsNoTracking().Where(each => each.Path.StartsWith(owner.Path)).OrderBy(each => each.Path.Length).FirstOrDefaultAsync(cancellationToken) ?? owner;

    /// <summary>The plan's outline with the requirements that came from it, all versions of each.</summary>
    private async Task<(PlanOutline Outline, List<Requirement> Requirements)> OutlineAsync(long planId, List<PlanClause> clauses, CancellationToken cancellationToken)
    {
        var proposed = await db.DutyProposals.AsNoTracking().Where(each => each.PlanId == planId && each.RequirementId != null)
            .Select(each => new { RequirementId = each.RequirementId!.Value, each.ClauseOrdinal }).ToListAsync(cancellationToken);
        var ordinals = proposed.DistinctBy(each => each.RequirementId).ToDictionary(each => each.RequirementId, each => each.ClauseOrdinal);
        var all = await book.ReadAsync(db, cancellationToken);
        var codes = all.Where(requirement => requirement.Source.PlanId == planId || ordinals.ContainsKey(requirement.Id)).Select(requirement => requirement.Code).ToHashSet();
        var requirements = all.Where(requirement => codes.Contains(requirement.Code)).ToList();
        return (new PlanOutline(clauses, requirements, ordinals), requirements);
    }

    /// <summary>What people noted by the day, the latest last.</summary>
    private async Task<List<MeasureNote>> NotesAsync(long planId, DateOnly asOf, CancellationToken cancellationToken) =>
        await (from note in db.MeasureNotes.AsNoTracking()
               join clause in db.PlanClauses on note.ClauseId equals clause.Id
               where clause.PlanId == planId && note.SupersededAt == null && note.On <= asOf
               orderby note.On, note.Id
               select note).ToListAsync(cancellationToken);

    /// <summary>Notes speak of their day: those of a year that is over end with it.</summary>
    private static DateOnly LastDayOf(PlanYear year, DateOnly asOf) => year.Year is { } named && named < asOf.Year ? new DateOnly(named, 12, 31) : asOf;

    private sealed record PlanHead(long Id, long OrganizationId, string Title, string? DocumentNumber, string? Issuer, string Text, PlanStage Stage);
}
