using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Ledger.Definitions;
using Taizhang.Members;
using Taizhang.Organizations;
using Taizhang.Plans;
using Taizhang.Plans.Reading;

namespace Taizhang.Tests.Support;

/// <summary>The sample plan as adopted by the invented bureau, with a few of its measures made into requirements.</summary>
internal static class AdoptedPlan
{
    public const string Title = "青川区园林管理局党支部建设三年提升行动方案（2024—2026年）";

    /// <summary>Puts the plan into the store, without bringing the ledger up to date.</summary>
    public static async Task<Plan> InsertAsync(TaizhangDb db, PlanStage stage = PlanStage.Adopted)
    {
        var path = Path.Combine(Repository.Root, "samples/plans/qingchuan-2024.txt");
        var bytes = await File.ReadAllBytesAsync(path);
        var reading = PlanReader.Read(bytes, path).Reading!;
        var root = await db.Organizations.FirstAsync(organization => organization.ParentId == null);
        var recorded = new DateTime(2024, 1, 20, 2, 0, 0, DateTimeKind.Utc);
        var plan = new Plan
        {
            OrganizationId = root.Id,
            Title = Title,
            DocumentNumber = reading.DocNumber,
            Issuer = reading.Issuer,
            FileName = "qingchuan-2024.txt",
            Text = reading.Text,
            File = bytes,
            Reading = "{}",
            Stage = stage,
            AdoptedOn = stage == PlanStage.Adopted ? new DateOnly(2024, 1, 20) : null,
            FirstYear = 2024,
            LastYear = 2026,
            RecordedAt = recorded,
            Themes = [.. reading.YearThemes.Select(theme => new YearTheme { Year = theme.Year, Theme = theme.Theme })],
            Clauses = [.. Clauses(reading)],
        };
        db.Plans.Add(plan);
        await db.SaveChangesAsync();
        foreach (var (number, requirement) in Requirements())
        {
            var clause = plan.Clauses.Single(clause => clause.Level == ClauseLevel.Measure && clause.Number == number);
            db.Requirements.Add(new RequirementRow
            {
                Code = requirement.Code,
                Version = 1,
                PlanId = plan.Id,
                ClauseId = clause.Id,
                From = requirement.InForce.From,
                To = requirement.InForce.To,
                Definition = RequirementWriter.Write(requirement with { Source = requirement.Source with { PlanId = plan.Id, ClauseId = clause.Id } }),
                Digest = requirement.Code,
                RecordedAt = recorded,
            });
        }

        await db.SaveChangesAsync();
        return plan;
    }

    private static IEnumerable<PlanClause> Clauses(PlanReading reading)
    {
        var parts = reading.Chapters.Select(chapter => (Level: ClauseLevel.Chapter, Number: chapter.No, chapter.Title, chapter.Range))
            .Concat(reading.Sections.Select(section => (ClauseLevel.Section, section.No, section.Title, section.Range)))
            .Concat(reading.Measures.Select(measure => (ClauseLevel.Measure, measure.No.ToString(CultureInfo.InvariantCulture), measure.Title, measure.Range)))
            .OrderBy(part => part.Item4.Start).ThenBy(part => part.Item1).ToList();
        var above = new Dictionary<ClauseLevel, int>();
        for (var ordinal = 0; ordinal < parts.Count; ordinal++)
        {
            var (level, number, title, range) = parts[ordinal];
            int? parent = above.Where(each => each.Key < level).OrderBy(each => each.Key).Select(each => (int?)each.Value).LastOrDefault();
            foreach (var deeper in above.Keys.Where(each => each >= level).ToList())
            {
                above.Remove(deeper);
            }

            above[level] = ordinal;
            yield return new PlanClause
            {
                Ordinal = ordinal,
                ParentOrdinal = parent,
                Level = level,
                Number = number,
                Title = title,
                Start = range.Start,
                End = range.End,
                Kind = number is "1" or "2" or "6" or "10" ? ClauseKind.Countable : number == "15" ? ClauseKind.Declaratory : ClauseKind.Judged,
                LeadUnit = number == "6" ? "局机关党委" : null,
                OtherUnits = number == "6" ? "各党支部、宣传科" : null,
            };
        }
    }

    private static IEnumerable<(string Number, Requirement Requirement)> Requirements()
    {
        var inForce = new Period(new DateOnly(2024, 1, 20), new DateOnly(2026, 12, 31));
        var branches = new SubjectSelector(SubjectKind.Organization) { Types = [OrganizationType.Branch] };
        Requirement Of(string code, string title, SubjectSelector subject, Cadence cadence, Measure measure, DateOnly? due = null) => new()
        {
            Code = code,
            Title = new(title, title),
            Text = new(title, title),
            Source = new(new(Title, "Plan of 2024"), new("第三部分", "Part 3"), true),
            InForce = inForce,
            Subject = subject,
            Cadence = cadence,
            Measure = measure,
            DueOn = due,
        };
        yield return ("1", Of("QC-01", "党员每年学习32学时", new(SubjectKind.Member), Cadence.Year, new Measure.Total(3200, new FactFilter([FactKind.Study, FactKind.Lecture, FactKind.ThemeDay], FactRole.Attended), "hours")));
        yield return ("2", Of("QC-02", "处级领导每半年讲党课", new(SubjectKind.Member) { MinimumRank = CadreRank.DivisionLevel }, Cadence.HalfYear, new Measure.AtLeast(1, new FactFilter([FactKind.Lecture], FactRole.Led, Own: true))));
        yield return ("6", Of("QC-06", "每月一次主题党日", branches, Cadence.Month, new Measure.AtLeast(1, new FactFilter([FactKind.ThemeDay], FactRole.Held))));
        yield return ("10", Of("QC-10", "完成党员信息核对", branches, Cadence.Once, new Measure.AtLeast(1, new FactFilter([FactKind.Progress], FactRole.Held)), new DateOnly(2025, 6, 30)));
    }
}
