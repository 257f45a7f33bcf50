using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Plans;
using Taizhang.Plans.Drafting;

namespace Taizhang.Demonstration;

/// <summary>Hands in the invented bureau's three-year plan, reviews and adopts it the way a clerk does; the plan is in its third year.</summary>
public sealed partial class DemonstrationPlan(TaizhangDb db, UploadPlan upload, DecideProposal decide, AdoptPlan adopt, TimeProvider clock)
{
    private const int WrittenFor = 2024;

    /// <summary>Takes the plan to adoption and notes the progress of tasks no other record answers.</summary>
    public async Task AdoptAsync(CancellationToken cancellationToken)
    {
        var office = await db.Organizations.Where(organization => organization.ParentId == null).Select(organization => organization.Id).FirstAsync(cancellationToken);
        var first = clock.Today().Year - 2;
        var title = string.Create(CultureInfo.InvariantCulture, $"党支部建设三年提升行动方案（{first}—{first + 2}年）.txt");
        var made = Done(await upload.RunAsync(new(office, title, Encoding.UTF8.GetBytes(Moved(Text(), first - WrittenFor))), Actor.System, cancellationToken));
        var planId = made.Id!.Value;
        var proposals = await db.DutyProposals.Where(proposal => proposal.PlanId == planId).Select(proposal => new { proposal.Id, proposal.Read }).ToListAsync(cancellationToken);
        var left = proposals.Select(proposal => (proposal.Id, ProposalRead.Parse(proposal.Read).Doubts)).ToList();
        var uncounted = left.Where(each => each.Doubts.Contains(DraftDoubt.KeptNotCounted)).Select(each => each.Id).ToList();
        var repeated = left.Where(each => each.Doubts.Contains(DraftDoubt.AskedBeside)).Select(each => each.Id).ToList();
        Done(await decide.RunAsync(new(planId, [.. left.Select(each => each.Id).Except(uncounted).Except(repeated)], ProposalDecision.Accepted), Actor.System, cancellationToken));
        Done(await decide.RunAsync(new(planId, uncounted, ProposalDecision.Refused, "没有记录可以计数，由专人评议"), Actor.System, cancellationToken));
        Done(await decide.RunAsync(new(planId, repeated, ProposalDecision.Refused, "与同句另一条重复"), Actor.System, cancellationToken));
        var from = PlanDays.First(await db.Plans.FirstAsync(plan => plan.Id == planId, cancellationToken));
        Done(await adopt.RunAsync(new(planId, from), Actor.System, cancellationToken));
        await NoteAsync(planId, office, cancellationToken);
    }

    private async Task NoteAsync(long planId, long office, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = await db.Requirements.Where(row => row.PlanId == planId).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var branches = await db.Organizations.Where(organization => organization.Type == OrganizationType.Branch).OrderBy(organization => organization.Id).Select(organization => organization.Id).ToListAsync(cancellationToken);
        foreach (var requirement in rows.Select(row => RequirementBook.Read(row, [])).Where(requirement => requirement.Measure.Filters.Any(filter => filter.Kinds.Contains(FactKind.Progress))))
        {
            var bound = requirement.Subject.Types.Contains(OrganizationType.Branch) ? branches.Where((_, index) => index % 7 != 4) : [office];
            foreach (var (organizationId, on) in bound.SelectMany(id => Days(requirement, today).Where(on => on <= today).Select(on => (id, on))))
            {
                db.ProgressNotes.Add(new ProgressNote
                {
                    RequirementId = requirement.Id,
                    OrganizationId = organizationId,
                    On = on,
                    Quantity = requirement.Measure is Measure.Total total ? total.Amount / 100m : 1,
                    Note = "按方案完成，材料已归档。",
                    RecordedAt = DateTime.SpecifyKind(on.ToDateTime(new TimeOnly(3, 0)), DateTimeKind.Utc),
                });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static IEnumerable<DateOnly> Days(Requirement requirement, DateOnly today) => requirement.Cadence switch
    {
        Cadence.Once => [requirement.DueOn!.Value.AddDays(-20)],
        Cadence.Quarter => Enumerable.Range(0, 12).Select(quarter => new DateOnly(today.Year - 2, 3, 18).AddMonths(quarter * 3)),
        Cadence.HalfYear => Enumerable.Range(0, 6).Select(half => new DateOnly(today.Year - 2, 6, 20).AddMonths(half * 6)),
        Cadence.Year => Enumerable.Range(0, 3).Select(year => new DateOnly(today.Year - 2 + year, 11, 10)),
        _ => [],
    };

    private static Outcome Done(Outcome outcome) =>
        outcome.IsDone ? outcome : throw new InvalidOperationException(string.Join("; ", outcome.Refusals.Select(refusal => Words.Say(refusal))));

    private static string Text()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("demonstration/plan.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Moved(string text, int years) =>
        Year().Replace(text, match => (int.Parse(match.Value, CultureInfo.InvariantCulture) + years).ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("20[0-9][0-9]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();
}
