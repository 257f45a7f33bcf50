using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Stores;

public sealed class StoreTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, OnEachStore]
    public async Task Deeds_done_at_once_wait_for_each_other_and_the_ledger_knows_all_of_them(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var (branch, roll) = await BranchAsync(store);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() =>
            store.AskAsync<RecordActivity, Outcome>(record => record.RunAsync(new(branch, FactKind.ThemeDay, new DateOnly(2026, 11, 10 + number), $"主题党日 {number}", 4) { PresentIds = roll }, Actor.System)))));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsDone, string.Join(", ", outcome.Refusals)));
        Assert.Empty(await store.AskAsync<LedgerKeeper, IReadOnlyList<LedgerDifference>>(keeper => keeper.CheckAsync(default)));
    }

    [Theory, OnEachStore]
    public async Task What_was_known_at_a_moment_is_told_by_the_moment_and_not_by_the_zone_of_the_store(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var (branch, roll) = await BranchAsync(store);
        var before = store.Clock.Now();
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await store.AskAsync<RecordActivity, Outcome>(record => record.RunAsync(new(branch, FactKind.ThemeDay, new DateOnly(2026, 11, 20), "爱绿护绿", 8) { PresentIds = roll }, Actor.System));
        var after = store.Clock.Now();

        Task<Proof?> WhyAsync(DateTime seenAt) => store.AskAsync<Explainer, Proof?>(explainer => explainer.WhyAsync("BR-14", "2026-11", new Subject(SubjectKind.Organization, branch), null, seenAt, default));

        Assert.Equal((await WhyAsync(before))!.Counted.Count + 1, (await WhyAsync(after))!.Counted.Count);
    }

    [Theory, OnEachStore]
    public async Task Texts_sort_by_character_so_that_a_path_stands_before_what_lies_below_it(StoreKind kind)
    {
        await using var store = await TemporaryStore.EmptyAsync(Today, kind);
        string[] codes = ["B", "a", "_b", "党支部", "A-1", "A1", "机关", "b"];
        await store.AskAsync<TaizhangDb, int>(db =>
        {
            db.Organizations.AddRange(codes.Select(code => new Organization { Code = code, Name = code, Type = OrganizationType.Branch, FoundedOn = Today, Path = $"/{code}/" }));
            return db.SaveChangesAsync();
        });

        var sorted = await store.AskAsync<TaizhangDb, List<string>>(db => db.Organizations.OrderBy(organization => organization.Path).Select(organization => organization.Code).ToListAsync());

        Assert.Equal(codes.Order(StringComparer.Ordinal), sorted);
    }

    [Theory, OnEachStore]
    public async Task The_first_and_the_last_day_and_hundredths_come_back_as_they_went(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var (branch, _) = await BranchAsync(store);
        await store.AskAsync<TaizhangDb, int>(db =>
        {
            db.Terms.Add(new Term { OrganizationId = branch, From = DateOnly.MinValue, EndsOn = DateOnly.MaxValue, To = DateOnly.MinValue, RecordedAt = store.Clock.Now() });
            db.Figures.Add(new Figure { OrganizationId = branch, Kind = FigureKind.PartyBudget, On = DateOnly.MinValue, Amount = 123_456_789_012.34m, RecordedAt = store.Clock.Now() });
            return db.SaveChangesAsync();
        });

        var entry = await store.AskAsync<TaizhangDb, OrganizationEntry>(async db =>
        {
            await db.Database.OpenConnectionAsync();
            return new RegistryReader(store.Services.GetRequiredService<IStore>(), db.Database.GetDbConnection()).ReadAll().Organization(branch)!;
        });

        var term = Assert.Single(entry.Terms, term => term.EndsOn == DateOnly.MaxValue);
        Assert.Equal(new Period(DateOnly.MinValue, DateOnly.MinValue), term.Days);
        Assert.Equal(123_456_789_012.34m, Assert.Single(entry.Figures).Amount);
    }

    [Theory, OnEachStore]
    public async Task What_a_deed_made_is_named_in_the_journal(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var (branch, roll) = await BranchAsync(store);

        var outcome = await store.AskAsync<RecordActivity, Outcome>(record => record.RunAsync(new(branch, FactKind.ThemeDay, new DateOnly(2026, 11, 20), "爱绿护绿", 8) { PresentIds = roll }, Actor.System));

        var line = await store.AskAsync<TaizhangDb, JournalEntry>(db => db.Journal.OrderBy(entry => entry.Id).LastAsync());
        Assert.Equal($"RecordActivity/{outcome.Id}", line.About);
    }

    private static Task<(long Branch, List<long> Roll)> BranchAsync(TemporaryStore store) => store.AskAsync<TaizhangDb, (long, List<long>)>(async db =>
    {
        var branch = await db.Organizations.Where(organization => organization.Code == "QC05").Select(organization => organization.Id).SingleAsync();
        return (branch, await db.Members.Where(member => member.OrganizationId == branch && member.JoinedOn < new DateOnly(2026, 1, 1)).Select(member => member.Id).ToListAsync());
    });
}
