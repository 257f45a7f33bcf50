using Taizhang.Audit;
using Taizhang.Kernel;
using Taizhang.Members.Personal;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Audit;

/// <summary>What is shown as worth a look, on both sides of each limit.</summary>
public sealed class PatternTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    private static readonly Actor Other = RegistryDeeds.Personnel with { Name = "另一人" };

    [Theory, OnEachStore]
    public async Task Many_looks_papers_and_refusals_of_one_person_in_a_day_are_shown_from_their_limit_on(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheRulesAsync(Today, kind);
        foreach (var (deed, result, limit) in new[] { (nameof(UnmaskPersonalData), DeedResult.Looked, JournalPatterns.Looks), (PaperDesk.Deed, DeedResult.Looked, JournalPatterns.Papers), ("FoundOrganization", DeedResult.Refused, JournalPatterns.Refusals) })
        {
            await WriteAsync(store, Other, deed, result, limit - 1);
            await WriteAsync(store, RegistryDeeds.Personnel, deed, result, limit - 1);
        }

        Assert.Empty(await ListAsync(store));

        await WriteAsync(store, RegistryDeeds.Personnel, nameof(FindByIdentityNumber), DeedResult.Looked, 1);
        Assert.Equal([(PatternKind.ManyLooks, "人事", JournalPatterns.Looks)], await ListAsync(store));
        await WriteAsync(store, RegistryDeeds.Personnel, PaperDesk.Deed, DeedResult.Looked, 1);
        Assert.Equal([(PatternKind.ManyPapers, "人事", JournalPatterns.Papers), (PatternKind.ManyLooks, "人事", JournalPatterns.Looks)], await ListAsync(store));
        await WriteAsync(store, RegistryDeeds.Personnel, "FoundOrganization", DeedResult.Refused, 1);
        Assert.Contains((PatternKind.ManyRefusals, "人事", JournalPatterns.Refusals), await ListAsync(store));
    }

    [Fact]
    public async Task Looks_of_two_days_are_not_added_up_and_those_of_before_the_month_are_not_shown()
    {
        await using var store = await TemporaryStore.WithTheRulesAsync(Today);
        await WriteAsync(store, RegistryDeeds.Personnel, nameof(UnmaskPersonalData), DeedResult.Looked, JournalPatterns.Looks - 1);
        store.Clock.Advance(TimeSpan.FromDays(1));
        await WriteAsync(store, RegistryDeeds.Personnel, nameof(UnmaskPersonalData), DeedResult.Looked, 1);
        Assert.Empty(await ListAsync(store));

        await WriteAsync(store, RegistryDeeds.Personnel, nameof(UnmaskPersonalData), DeedResult.Looked, JournalPatterns.Looks - 1);
        store.Clock.Advance(TimeSpan.FromDays(JournalPatterns.Days));
        Assert.Single(await ListAsync(store));
        store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await ListAsync(store));
    }

    [Theory]
    [InlineData(21, 59, false)]
    [InlineData(22, 0, true)]
    [InlineData(5, 59, true)]
    [InlineData(6, 0, false)]
    public async Task One_file_taken_out_at_night_is_shown_and_by_day_it_is_not(int hour, int minute, bool isShown)
    {
        await using var store = await TemporaryStore.WithTheRulesAsync(Today);
        store.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 3, hour, minute, 0, TimeSpan.FromHours(8)));
        await WriteAsync(store, RegistryDeeds.Personnel, PaperDesk.Deed, DeedResult.Looked, 1);
        await WriteAsync(store, RegistryDeeds.Personnel, nameof(UnmaskPersonalData), DeedResult.Looked, 1);

        var patterns = await ListAsync(store);

        Assert.Equal(isShown ? [(PatternKind.ExportsAtNight, "人事", 1)] : [], patterns);
    }

    private static async Task WriteAsync(TemporaryStore store, Actor actor, string deed, DeedResult result, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await store.AskAsync<Journal, JournalEntry>(journal => journal.WriteAloneAsync(actor, new Deed(deed, Result: result)));
        }
    }

    private static async Task<IEnumerable<(PatternKind, string, int)>> ListAsync(TemporaryStore store) =>
        (await store.AskAsync<JournalPatterns, IReadOnlyList<Pattern>>(patterns => patterns.ListAsync(default))).Select(each => (each.Kind, each.Actor, each.Count));
}
