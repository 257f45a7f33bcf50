using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger.Definitions;
using Taizhang.Plans.Drafting;
using Taizhang.Plans.Reading;

namespace Taizhang.Plans;

/// <summary>Takes a plan document in: reads it, keeps the original, and proposes its requirements for review.</summary>
public sealed class UploadPlan(OperationContext context) : Operation<UploadPlan.Request>(context)
{
    private const int LongestTitle = 300;

    /// <summary>Whose plan it is, and the file.</summary>
    /// <param name="OrganizationId">The organization whose plan it is.</param>
    /// <param name="FileName">The name of the file.</param>
    /// <param name="File">The file.</param>
    /// <param name="Title">What the plan is to be called, where not as its text says.</param>
    public sealed record Request(long OrganizationId, string FileName, byte[] File, string? Title = null);

    /// <inheritdoc/>
    public override Permission Needs => PlanPermissions.Adopt;

    /// <inheritdoc/>
    protected override Task<long?> OrganizationOfAsync(Request request, CancellationToken cancellationToken) => Task.FromResult<long?>(request.OrganizationId);

    /// <inheritdoc/>
    protected override object? Journalled(Request request) => new { request.OrganizationId, request.FileName, Bytes = request.File.Length, request.Title };

    /// <inheritdoc/>
    protected override async Task<Outcome> DecideAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        var (reading, refusal) = PlanReader.Read(request.File, request.FileName);
        var title = string.IsNullOrWhiteSpace(request.Title) ? null : request.Title.Trim();
        var refuse = Refuse.If(refusal is not null, refusal?.At("File")!).OrIf(title?.Length > LongestTitle, PlanDeedRefusals.TitleTooLong(LongestTitle));
        if (refuse.Any || reading is null)
        {
            return Outcome.Refused(refuse.Reasons);
        }

        if (await Db.Plans.Where(other => other.OrganizationId == request.OrganizationId && other.Stage != PlanStage.Closed && other.Text == reading.Text).Select(other => other.Title).FirstOrDefaultAsync(cancellationToken) is { } same)
        {
            return PlanDeedRefusals.AlreadyHere(same);
        }

        var plan = new Plan
        {
            OrganizationId = request.OrganizationId,
            Title = title ?? PlanRows.Cut(reading.PlanTitle ?? reading.Title ?? Path.GetFileNameWithoutExtension(SentFileName.Of(request.FileName)), LongestTitle),
            DocumentNumber = reading.DocNumber is { Length: <= 60 } number ? number : null,
            Issuer = reading.Issuer is { } issuer ? PlanRows.Cut(issuer, 200) : null,
            IssuedOn = reading.Date,
            FirstYear = reading.PeriodYears?.First ?? Today.Year,
            LastYear = reading.PeriodYears?.Last ?? Today.Year,
            FileName = PlanRows.Cut(SentFileName.Of(request.FileName), 260),
            Text = reading.Text,
            Original = new PlanOriginal { Bytes = request.File },
            Reading = PlanReadingJson.Write(reading),
            Stage = PlanStage.UnderReview,
            RecordedAt = Clock.Now(),
            Clauses = PlanRows.Clauses(reading),
            Themes = [.. reading.YearThemes.DistinctBy(theme => theme.Year).Select(theme => new YearTheme { Year = theme.Year, Theme = PlanRows.Cut(theme.Theme, 200) })],
        };
        Db.Plans.Add(plan);

        // The key begins the codes of its requirements.
        await Db.SaveChangesAsync(cancellationToken);
        await ProposeAsync(plan, reading, cancellationToken);
        Made = () => plan.Id;
        return Outcome.Done;
    }

    private async Task ProposeAsync(Plan plan, PlanReading reading, CancellationToken cancellationToken)
    {
        var office = await Db.Organizations.Where(organization => organization.Id == plan.OrganizationId).Select(organization => new { organization.Type, organization.Path }).FirstAsync(cancellationToken);
        var types = await Db.Organizations.Where(organization => organization.Path.StartsWith(office.Path)).Select(organization => organization.Type).Distinct().ToListAsync(cancellationToken);
        var frame = PlanFrame.Of(plan, office.Type, types);
        var parts = plan.Clauses.Where(clause => clause.Level != ClauseLevel.Clause).OrderBy(clause => clause.Ordinal).ToList();
        var drafts = RequirementDrafter.Draft(reading, frame);
        foreach (var (duty, draft) in reading.Duties.Zip(drafts))
        {
            plan.Proposals.Add(new DutyProposal
            {
                ClauseOrdinal = PlanRows.PartOf(parts, duty.Range),
                Start = duty.Range.Start,
                End = duty.Range.End,
                Kind = Kebab.Word(duty.Kind),
                Read = ProposalRead.Of(duty, draft).Write(),
                Decision = ProposalDecision.Open,
                Definition = RequirementWriter.Write(draft.Requirement),
            });
        }
    }
}
