using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Tests.Activities;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Ledger;

public sealed class InterpretationTests
{
    private static readonly RecordInterpretation.Request TwoThemeDays = new(
        "BR-14", "每月一次是否包括补办", "每月不少于两次，补办另计", "机关党委", new DateOnly(2026, 5, 20), new DateOnly(2026, 6, 1), null,
        """{at_least: 2, of: {kinds: [theme-day], role: held}}""");

    [Theory, OnEachStore]
    public async Task A_reading_changes_the_duties_from_its_first_day_on_and_says_how_many(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var subject = new Subject(SubjectKind.Organization, (await store.OrganizationAsync("QC01")).Id);
        var before = await store.AskAsync<TaizhangDb, List<DutyState>>(db => db.Duties.Where(duty => duty.PeriodKey == "2026-05").OrderBy(duty => duty.RequirementId).ThenBy(duty => duty.SubjectId).Select(duty => duty.State).ToListAsync());

        var outcome = await EnterAsync(store, TwoThemeDays);

        Bureau.IsDone(outcome);
        await store.HoldsAsync();
        Assert.Equal(200, (await store.DutyAsync("BR-14", "2026-06", subject)).Expected);
        Assert.Equal(100, (await store.DutyAsync("BR-14", "2026-06", subject)).Achieved);
        Assert.Equal(DutyState.Missed, (await store.DutyAsync("BR-14", "2026-06", subject)).State);
        Assert.Equal(before, await store.AskAsync<TaizhangDb, List<DutyState>>(db => db.Duties.Where(duty => duty.PeriodKey == "2026-05").OrderBy(duty => duty.RequirementId).ThenBy(duty => duty.SubjectId).Select(duty => duty.State).ToListAsync()));
        var entry = (await store.AskAsync<InterpretationListing, InterpretationDetails?>(register => register.FindAsync(outcome.Id!.Value, default)))!.Entry;
        var moved = await store.AskAsync<ReadingEffect, IReadOnlyList<MovedDuty>>(effect => effect.OfAsync(entry, default));
        Assert.True(entry.DutiesMoved > 50);
        Assert.Equal(entry.DutiesMoved, moved.Count);
        Assert.All(moved, each => Assert.True(string.CompareOrdinal(each.PeriodKey, "2026-06") >= 0));
    }

    [Theory, OnEachStore]
    public async Task A_record_saved_under_a_reading_leaves_the_ledger_as_a_rebuild_would_make_it(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var branch = await store.OrganizationAsync("QC01");
        Bureau.IsDone(await EnterAsync(store, TwoThemeDays));

        Bureau.IsDone(await store.RecordAsync(new(branch.Id, FactKind.ThemeDay, new DateOnly(2026, 6, 20), "补办", 2) { PresentIds = await store.RollAsync(branch.Id) }));

        Assert.Equal(DutyState.Met, (await store.DutyAsync("BR-14", "2026-06", new(SubjectKind.Organization, branch.Id))).State);
        await store.HoldsAsync();
    }

    [Theory, OnEachStore]
    public async Task A_reading_ends_with_a_reason_on_a_day_or_as_a_whole(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);
        var subject = new Subject(SubjectKind.Organization, (await store.OrganizationAsync("QC01")).Id);
        var entered = await EnterAsync(store, TwoThemeDays);

        Bureau.Refuses(await EndAsync(store, new(entered.Id!.Value, null, " ")), "kernel.required");
        Bureau.Refuses(await EndAsync(store, new(entered.Id!.Value, new DateOnly(2026, 5, 31), "理由")), "ledger.last-day-outside");
        Bureau.Refuses(await EndAsync(store, new(55_555, null, "理由")), "kernel.not-found");
        var until = await EndAsync(store, new(entered.Id!.Value, new DateOnly(2026, 7, 31), "上级另有规定"));
        Bureau.IsDone(until);
        Assert.Equal(200, (await store.DutyAsync("BR-14", "2026-07", subject)).Expected);
        Assert.Equal(100, (await store.DutyAsync("BR-14", "2026-08", subject)).Expected);
        await store.HoldsAsync();
        Bureau.Refuses(await EndAsync(store, new(entered.Id!.Value, null, "理由")), "ledger.already-ended");
        Bureau.IsDone(await EndAsync(store, new(until.Id!.Value, null, "误登")));
        Assert.Equal(100, (await store.DutyAsync("BR-14", "2026-07", subject)).Expected);
        await store.HoldsAsync();
    }

    [Theory]
    [InlineData("{at_least: 2", "rules.not-yaml")]
    [InlineData("{at_least: 0, of: {kinds: [theme-day]}}", "rules.out-of-range")]
    [InlineData("{at_least: 2, of: {kinds: [picnic]}}", "rules.unknown-word")]
    [InlineData("{at_least: 2, of: {kinds: [theme-day]}, often: true}", "rules.unknown-key")]
    [InlineData("{within: {latest: 1 month}, after: {kinds: [took-office]}, of: {kinds: [training]}}", null)]
    [InlineData("{growth: {minimum_rate: x}, of: {kinds: [theme-day]}}", "rules.not-a-number")]
    [InlineData("{holds: [{property: age, at_least: 18}]}", "rules.property-and-subject")]
    [InlineData("{at_least: 1, of: {kinds: [theme-day], role: held}}", "ledger.same-measure")]
    public async Task A_measure_that_does_not_read_or_does_not_fit_the_requirement_never_reaches_the_register(string measure, string? code)
    {
        await using var store = await Bureau.OpenAsync();

        var outcome = await EnterAsync(store, TwoThemeDays with { Measure = measure });

        if (code is null)
        {
            Bureau.IsDone(outcome);
            await store.HoldsAsync();
            return;
        }

        Assert.Equal([code], outcome.Refusals.Select(refusal => refusal.Code));
        Assert.All(outcome.Refusals, refusal => Assert.Equal("Measure", refusal.Field));
        Assert.Equal(0, await store.AskAsync<TaizhangDb, int>(db => db.Interpretations.CountAsync()));
    }

    [Theory, OnEachStore]
    public async Task An_entry_needs_its_words_its_days_and_a_requirement_that_is_in_force(StoreKind kind)
    {
        await using var store = await Bureau.OpenAsync(kind);

        Bureau.Refuses(await EnterAsync(store, TwoThemeDays with { Question = null, Reading = " ", Authority = "" }), "kernel.required", "kernel.required", "kernel.required");
        Bureau.Refuses(await EnterAsync(store, TwoThemeDays with { RequirementCode = "XX-9" }), "ledger.requirement-unknown");
        Bureau.Refuses(await EnterAsync(store, TwoThemeDays with { DecidedOn = Bureau.Today.AddDays(1) }), "ledger.in-the-future");
        Bureau.Refuses(await EnterAsync(store, TwoThemeDays with { To = new DateOnly(2026, 1, 1) }), "ledger.from-after-to");
        Bureau.Refuses(await EnterAsync(store, TwoThemeDays with { From = new DateOnly(1900, 1, 1), To = new DateOnly(1901, 1, 1) }), "ledger.not-in-force");
        Bureau.IsDone(await EnterAsync(store, TwoThemeDays));
        Bureau.Refuses(await EnterAsync(store, TwoThemeDays), "ledger.reading-from-that-day");
        var later = await EnterAsync(store, TwoThemeDays with { From = new DateOnly(2026, 9, 1), Measure = null });
        Assert.NotNull((await store.AskAsync<InterpretationListing, InterpretationDetails?>(register => register.FindAsync(later.Id!.Value, default)))!.Replaced);
    }

    private static Task<Outcome> EnterAsync(TemporaryStore store, RecordInterpretation.Request request) => store.RunAsync<RecordInterpretation, RecordInterpretation.Request>(request);

    private static Task<Outcome> EndAsync(TemporaryStore store, EndInterpretation.Request request) => store.RunAsync<EndInterpretation, EndInterpretation.Request>(request);
}
