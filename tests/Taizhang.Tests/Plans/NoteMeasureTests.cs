using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Plans;
using Taizhang.Plans.Execution;

namespace Taizhang.Tests.Plans;

public sealed class NoteMeasureTests(AdoptedPlanStore adopted) : IClassFixture<AdoptedPlanStore>
{
    private static readonly Actor Clerk = new("李芳", Role.OfficeClerk, null, null, Scope.Everything, "/1/");

    [Fact]
    public async Task A_problem_without_owner_and_date_is_not_kept()
    {
        var clause = await ClauseAsync("3");

        var outcome = await NoteAsync(new(clause, AdoptedPlanStore.Today) { Problem = "书记空缺" });

        Assert.Equal(["execution.deadline-missing", "execution.owner-missing"], outcome.Refusals.Select(refusal => refusal.Code).Order(StringComparer.Ordinal));
        Assert.Equal(["Deadline", "Owner"], outcome.Refusals.Select(refusal => refusal.Field).Order(StringComparer.Ordinal));
        Assert.Empty(await NotesAsync(clause));
    }

    [Fact]
    public async Task All_that_stands_in_the_way_is_told_at_once_in_words()
    {
        var outcome = await NoteAsync(new(await ClauseAsync("3"), AdoptedPlanStore.Today.AddDays(1))
        {
            Problem = new string('长', 2001),
            Owner = new string('名', 101),
            Deadline = AdoptedPlanStore.Today,
            Judgement = (MeasureJudgement)9,
        });

        Assert.Equal(
            ["execution.day-ahead", "execution.deadline-before", "execution.judgement-unknown", "execution.too-long", "execution.too-long"],
            outcome.Refusals.Select(refusal => refusal.Code).Order(StringComparer.Ordinal));
        Assert.All(outcome.Refusals, refusal => Assert.NotEqual(refusal.Code, Words.Say(refusal)));
    }

    [Fact]
    public async Task An_empty_note_says_nothing() =>
        Assert.Equal("execution.says-nothing", Assert.Single((await NoteAsync(new(await ClauseAsync("3"), AdoptedPlanStore.Today) { Progress = " " })).Refusals).Code);

    [Fact]
    public async Task A_second_note_of_the_day_takes_the_place_of_the_first_and_the_first_is_kept()
    {
        var clause = await ClauseAsync("21");
        await NoteAsync(new(clause, AdoptedPlanStore.Today) { Progress = "已认领" });

        var outcome = await NoteAsync(new(clause, AdoptedPlanStore.Today) { Progress = "已认领18个" });

        Assert.True(outcome.IsDone);
        var notes = await NotesAsync(clause);
        Assert.Equal(["已认领", "已认领18个"], notes.Select(note => note.Progress));
        Assert.NotNull(notes[0].SupersededAt);
        Assert.Null(notes[1].SupersededAt);
        Assert.Equal(outcome.Id, notes[1].Id);
        Assert.Equal("已认领18个（李芳，2026年11月24日）。", (await adopted.ReadAsync()).Rows.Single(row => row.MeasureNumber == "21").Progress);
    }

    [Fact]
    public async Task A_branch_does_not_write_in_the_ledger_of_the_bureau()
    {
        var clause = await ClauseAsync("5");
        var branch = await adopted.Store.AskAsync<TaizhangDb, Taizhang.Organizations.Organization>(db => db.Organizations.FirstAsync(each => each.Code == "QC05"));
        var secretary = new Actor("赵敏", Role.BranchSecretary, 1, branch.Id, new Scope(branch.Path), branch.Path);

        var outcome = await adopted.Store.AskAsync<NoteMeasure, Outcome>(notes => notes.RunAsync(new(clause, AdoptedPlanStore.Today) { Progress = "x" }, secretary));

        Assert.Equal([KernelRefusals.NotPermitted], outcome.Refusals);
        Assert.Empty(await NotesAsync(clause));
    }

    [Fact]
    public async Task A_measure_that_is_not_there_is_not_found() =>
        Assert.Equal([KernelRefusals.NotFound], (await NoteAsync(new(99999, AdoptedPlanStore.Today) { Progress = "x" })).Refusals);

    private Task<Outcome> NoteAsync(NoteMeasure.Request request) => adopted.Store.AskAsync<NoteMeasure, Outcome>(notes => notes.RunAsync(request, Clerk));

    private Task<long> ClauseAsync(string number) => adopted.Store.AskAsync<TaizhangDb, long>(db => db.PlanClauses.Where(clause => clause.PlanId == adopted.PlanId && clause.Level == ClauseLevel.Measure && clause.Number == number).Select(clause => clause.Id).FirstAsync());

    private Task<List<MeasureNote>> NotesAsync(long clause) => adopted.Store.AskAsync<TaizhangDb, List<MeasureNote>>(db => db.MeasureNotes.AsNoTracking().Where(note => note.ClauseId == clause).OrderBy(note => note.Id).ToListAsync());
}
