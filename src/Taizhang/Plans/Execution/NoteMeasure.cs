using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Plans.Execution;

/// <summary>Notes on a measure how far it is, what stands in the way, who answers for that and until when; a second note of a day takes the place of the first.</summary>
public sealed class NoteMeasure(OperationContext context) : Operation<NoteMeasure.Request>(context)
{
    private const int LongestText = 2000, LongestName = 100;

    /// <summary>What is noted; it tells the whole position on its day.</summary>
    public sealed record Request(long ClauseId, DateOnly On)
    {
        /// <summary>How far it is.</summary>
        public string? Progress { get; init; }

        /// <summary>What stands in the way.</summary>
        public string? Problem { get; init; }

        /// <summary>Who answers for it; needed with a problem.</summary>
        public string? Owner { get; init; }

        /// <summary>Until when; needed with a problem.</summary>
        public DateOnly? Deadline { get; init; }

        /// <summary>How the writer judges it.</summary>
        public MeasureJudgement Judgement { get; init; }
    }

    /// <inheritdoc/>
    public override Permission Needs => LedgerPermissions.NoteProgress;

    /// <inheritdoc/>
    protected override async Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) =>
        await (from clause in Db.PlanClauses
               join plan in Db.Plans on clause.PlanId equals plan.Id
               where clause.Id == request.ClauseId
               select plan.OrganizationId).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    protected override string? About(Request request) => $"PlanClause/{request.ClauseId}";

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var plan = await (from clause in Db.PlanClauses
                          join each in Db.Plans on clause.PlanId equals each.Id
                          where clause.Id == request.ClauseId
                          select new { each.Title, each.Stage, each.OrganizationId, HasRow = clause.Level == ClauseLevel.Measure || Db.Requirements.Any(requirement => requirement.ClauseId == clause.Id) }).FirstOrDefaultAsync(cancellationToken);
        if (plan is null)
        {
            return KernelRefusals.NotFound;
        }

        var (progress, problem, owner) = (Written(request.Progress), Written(request.Problem), Written(request.Owner));
        var former = await Db.MeasureNotes.Where(note => note.ClauseId == request.ClauseId && note.On == request.On && note.SupersededAt == null).ToListAsync(cancellationToken);
        var writer = actor.Name.Length > 0 ? actor.Name : await Db.Organizations.Where(each => each.Id == plan.OrganizationId).Select(each => each.Name).FirstAsync(cancellationToken);
        return Refuse.If(plan.Stage != PlanStage.Adopted, ExecutionRefusals.NotAdopted(plan.Title))
            .OrIf(!plan.HasRow, ExecutionRefusals.NoRow)
            .OrIf(request.On > Today, ExecutionRefusals.DayAhead(request.On, Today))
            .OrIf(progress is null && problem is null && request.Judgement == MeasureJudgement.None, ExecutionRefusals.SaysNothing)
            .OrIf(!Enum.IsDefined(request.Judgement), ExecutionRefusals.Judgement)
            .OrIf(problem is not null && owner is null, ExecutionRefusals.OwnerMissing)
            .OrIf(problem is not null && request.Deadline is null, ExecutionRefusals.DeadlineMissing)
            .OrIf(request.Deadline < request.On, ExecutionRefusals.DeadlineBefore(request.On))
            .OrIf(progress?.Length > LongestText, ExecutionRefusals.TooLong(nameof(Request.Progress), LongestText))
            .OrIf(problem?.Length > LongestText, ExecutionRefusals.TooLong(nameof(Request.Problem), LongestText))
            .OrIf(owner?.Length > LongestName, ExecutionRefusals.TooLong(nameof(Request.Owner), LongestName))
            .Otherwise(() =>
            {
                former.ForEach(note => note.SupersededAt = Clock.Now());
                var note = new MeasureNote
                {
                    ClauseId = request.ClauseId,
                    On = request.On,
                    Progress = progress,
                    Problem = problem,
                    Owner = owner,
                    Deadline = request.Deadline,
                    Judgement = request.Judgement,
                    WrittenBy = writer,
                    RecordedAt = Clock.Now(),
                };
                Db.MeasureNotes.Add(note);
                Made = () => note.Id;
            });
    }

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
