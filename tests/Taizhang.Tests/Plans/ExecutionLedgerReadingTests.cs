using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Plans;
using Taizhang.Reports;
using Taizhang.Tests.Reports;

namespace Taizhang.Tests.Plans;

public sealed class ExecutionLedgerReadingTests(AdoptedPlanStore adopted, Office office) : IClassFixture<AdoptedPlanStore>, IClassFixture<Office>
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    [Fact]
    public async Task Every_measure_of_the_plan_has_its_row_under_the_theme_of_the_year()
    {
        var ledger = await adopted.ReadAsync();

        Assert.Equal(Enumerable.Range(1, 22), ledger.Rows.Where(row => int.TryParse(row.MeasureNumber, out _)).Select(row => int.Parse(row.MeasureNumber, CultureInfo.InvariantCulture)));
        Assert.Equal(22, ledger.MeasureCount);
        Assert.All(ledger.Rows, row => Assert.Equal("2026年“全域提质”", row.Theme));
        Assert.Contains("支部每月开展一次主题党日", Row(ledger, 6).Text, StringComparison.Ordinal);
        Assert.Equal("实施党员先锋行动，让旗帜飘在一线", Row(ledger, 6).Action);
    }

    [Fact]
    public async Task A_requirement_from_outside_the_measures_has_a_row_of_its_own()
    {
        var ledger = await adopted.ReadAsync();

        Assert.Contains(ledger.Duties, duty => duty.MeasureNumber == "（三）" && duty.Requirement.StartsWith("P1-00", StringComparison.Ordinal));
        Assert.Equal(ledger.Duties.Select(duty => duty.MeasureNumber).Distinct().Except(ledger.Rows.Select(row => row.MeasureNumber)), []);
    }

    [Fact]
    public async Task Its_figures_are_those_the_ledger_keeps()
    {
        var ledger = await adopted.ReadAsync();

        foreach (var (code, number) in new[] { ("P1-05-2", 5), ("P1-01-1", 1), ("P1-06-1", 6), ("P1-14-1", 14) })
        {
            var kept = await adopted.KeptAsync(code, "2026");
            Assert.NotEmpty(kept);
            if (number == 6)
            {
                Assert.Equal(kept.Count(duty => duty.State == DutyState.Missed), Row(ledger, number).DutiesMissed);
                Assert.Equal(kept.Count(duty => duty.DueOn <= AdoptedPlanStore.Today && duty.State != DutyState.NotApplicable), Row(ledger, number).DutiesDue);
                Assert.Equal(kept.Count(duty => duty.DueOn <= AdoptedPlanStore.Today && duty.State is DutyState.Met or DutyState.MetLate), Row(ledger, number).DutiesMet);
            }

            Assert.Equal(
                kept.Where(duty => duty.State is not (DutyState.NotApplicable or DutyState.Exempt)).Select(duty => Words.Say($"duty-state.{Kebab.Word(duty.State)}", Chinese)).Order(StringComparer.Ordinal),
                ledger.Duties.Where(duty => duty.Requirement.StartsWith(code + " ", StringComparison.Ordinal)).Select(duty => duty.State.Text).Order(StringComparer.Ordinal));
        }

        Assert.True(Row(ledger, 6) is { DutiesMet: > 100, DutiesMissed: > 0, EvidenceCount: > 100, State.Tone: StateTone.Bad, Evidence.Count: 3 });
    }

    [Fact]
    public async Task A_measure_missed_names_the_branches_and_never_a_person()
    {
        var ledger = await adopted.ReadAsync();
        var people = await adopted.Store.AskAsync<TaizhangDb, List<string>>(db => db.Members.Select(member => member.Name).ToListAsync());

        Assert.Contains(Row(ledger, 6).Explanation, line => line.Contains("党支部", StringComparison.Ordinal));
        Assert.DoesNotContain(ledger.Rows.SelectMany(row => row.Explanation.Concat(row.Evidence)), line => people.Any(name => line.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task On_an_earlier_day_it_shows_what_stood_then()
    {
        var day = new DateOnly(2025, 6, 15);

        var ledger = await adopted.ReadAsync(asOf: day);

        Assert.All(ledger.Rows, row => Assert.Contains("锤炼队伍", row.Theme, StringComparison.Ordinal));
        Assert.All(ledger.Duties.Where(duty => duty.Requirement.StartsWith("P1-06-1 ", StringComparison.Ordinal) && duty.DueOn > day), duty => Assert.NotEqual(StateTone.Bad, duty.State.Tone));
        var grid = await adopted.Store.AskAsync<LedgerGrid, Grid?>(grids => grids.ReadAsync(new(adopted.RootId, 2025, SubjectKind.Organization, day, Code: "P1-06-1"), default));
        Assert.Equal(grid!.Rows.SelectMany(row => row.Cells.Values).Count(cell => cell.State == DutyState.Missed), Row(ledger, 6).DutiesMissed);
        Assert.Equal(new DateOnly(2025, 6, 30), Row(ledger, 10).Deadline);
    }

    [Fact]
    public async Task A_branch_sees_its_own_figures_only()
    {
        var branch = await adopted.Store.AskAsync<TaizhangDb, Organization>(db => db.Organizations.FirstAsync(each => each.Code == "QC05"));

        var ledger = await adopted.ReadAsync(new Scope(branch.Path));

        Assert.Equal(branch.Name, ledger.Organization);
        Assert.Equal([branch.Name], ledger.Duties.Where(duty => duty.Requirement.StartsWith("P1-06-1 ", StringComparison.Ordinal)).Select(duty => duty.Subject).Distinct());
        var kept = (await adopted.KeptAsync("P1-06-1", "2026")).Where(duty => duty.SubjectId == branch.Id).ToList();
        Assert.Equal(kept.Count(duty => duty.State == DutyState.Missed), Row(ledger, 6).DutiesMissed);
        Assert.True(Row(ledger, 6).DutiesDue is > 0 and <= 12);
        Assert.DoesNotContain(ledger.Rows, row => row.Problems.Count > 0 || row.Owner.Length > 0);
    }

    [Fact]
    public async Task A_measure_that_cannot_be_counted_is_judged_by_a_person_or_not_at_all()
    {
        var ledger = await adopted.ReadAsync();

        var before = await adopted.ReadAsync(asOf: new DateOnly(2026, 8, 1));

        Assert.Equal("进展滞后（人工评价）", Row(ledger, 15).State.Text);
        Assert.Contains("李芳", Row(ledger, 15).Progress, StringComparison.Ordinal);
        Assert.Equal("待人工评价", Row(before, 15).State.Text);
        Assert.Equal(StateTone.Muted, Row(before, 15).State.Tone);
    }

    [Fact]
    public async Task A_problem_stands_with_who_answers_for_it_and_until_when()
    {
        var now = Row(await adopted.ReadAsync(), 15);
        var then = Row(await adopted.ReadAsync(asOf: new DateOnly(2026, 9, 15)), 15);
        var before = Row(await adopted.ReadAsync(asOf: new DateOnly(2026, 8, 1)), 15);

        Assert.Equal("王强", now.Owner);
        Assert.Equal(["两个支部尚未销号（责任人：王强；完成时限：2026年10月31日，已逾期）"], now.Problems);
        Assert.Equal(["两个支部尚未销号（责任人：王强；完成时限：2026年10月31日）"], then.Problems);
        Assert.Empty(before.Problems);
    }

    [Fact]
    public async Task An_unadopted_plan_and_a_day_to_come_are_refused()
    {
        var draft = await adopted.Store.AskAsync<TaizhangDb, long>(async db =>
        {
            var plan = await db.Plans.AsNoTracking().FirstAsync();
            var copy = new Plan { OrganizationId = plan.OrganizationId, Title = "草案", FileName = "x.txt", Text = "", Reading = "{}", Stage = PlanStage.UnderReview, RecordedAt = plan.RecordedAt };
            db.Plans.Add(copy);
            await db.SaveChangesAsync();
            return copy.Id;
        });

        Assert.Equal("execution.not-adopted", (await adopted.AskAsync(new(draft, null, "x"))).Refusal!.Code);
        Assert.Equal("execution.day-ahead", (await adopted.AskAsync(new(adopted.PlanId, AdoptedPlanStore.Today.AddDays(1), "x"))).Refusal!.Code);
        Assert.Equal(KernelRefusals.NotFound, (await adopted.AskAsync(new(999, null, "x"))).Refusal);
    }

    [Fact]
    public async Task The_document_of_a_real_ledger_prints_22_lines_of_28_characters()
    {
        var ledger = await adopted.ReadAsync();

        var pages = Office.Pages(office.Print("推进落实台账.docx", stream => ExecutionLedgerDocument.Write(ledger, stream, Chinese)));

        // A heading that keeps to its text may leave a page a line or two short; the lines stand at the same pitch all the same.
        var upright = pages.Where(page => page.Max(line => line.Right) < 210).Select(page => page.Where(line => !line.Text.StartsWith('—')).ToList()).ToList();
        var full = upright.Where(page => page.Count is >= 18 and <= 22 && page.All(line => line.Left < 41)).ToList();
        Assert.NotEmpty(full);
        Assert.All(full, page => Assert.InRange((page[^1].Middle - page[0].Middle) / (page.Count - 1) * 22, 225 - 1, 225 + 1));
        var chinese = full.SelectMany(page => page).Where(line => line.Text.Length > 15 && line.Text.All(letter => letter > 0x2e00)).ToList();
        Assert.NotEmpty(chinese);
        Assert.All(chinese, line => Assert.InRange((line.Right - line.Left) / line.Text.Length * 28, 156 - 2, 156 + 2));
    }

    [Fact]
    public async Task The_workbook_of_a_real_ledger_opens_and_is_valid()
    {
        var ledger = await adopted.ReadAsync();

        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(OpenXmlFiles.Written(stream => ExecutionLedgerWorkbook.Write(ledger, stream, Chinese)), isEditable: false);
        OpenXmlFiles.AssertValid(book);
        Assert.Contains("推进落实台账", Office.Text(office.Print("推进落实台账.xlsx", stream => ExecutionLedgerWorkbook.Write(ledger with { Duties = [] }, stream, Chinese))), StringComparison.Ordinal);
    }

    private static ExecutionLedgerRow Row(ExecutionLedger ledger, int measure) => ledger.Rows.Single(row => row.MeasureNumber == measure.ToString(CultureInfo.InvariantCulture));
}
