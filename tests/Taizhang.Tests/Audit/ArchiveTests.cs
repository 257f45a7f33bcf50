using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Audit;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Audit;

/// <summary>Old lines go to signed files, and stay part of the chain.</summary>
public sealed class ArchiveTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    [Theory, OnEachStore]
    public async Task Archive_files_and_store_are_one_chain(StoreKind kind)
    {
        await using var store = await OfThreeYearsAsync(kind);
        var whole = await CheckAsync(store);
        var codes = await store.AskAsync<PaperDesk, string>(async desk => (await desk.IssueAsync(new Paper("x", "xlsx", Today), Actor.System, "x")).Code);

        Assert.True((await ArchiveAsync(store, new(2027, 11, 2))).IsDone);
        Assert.True((await ArchiveAsync(store, new(2028, 11, 1))).IsDone);

        var (files, living, report) = (await FilesAsync(store), await store.AskAsync<TaizhangDb, long>(db => db.Journal.MinAsync(entry => entry.Id)), await CheckAsync(store));
        Assert.Equal(2, files.Count);
        Assert.Equal((1, files[0].Last + 1, files[1].Last + 1), (files[0].First, files[1].First, living));
        Assert.Null(report.Fault);
        Assert.Equal(whole.Lines + 3, report.Lines);
        Assert.NotNull((await store.AskAsync<PaperSearch, (IssuedPaper? Paper, Refusal?)>(search => search.FindAsync(codes, Actor.System, default))).Paper);
    }

    [Theory, OnEachStore]
    public async Task A_file_that_is_missing_changed_or_put_in_anothers_place_is_named(StoreKind kind)
    {
        await using var store = await OfThreeYearsAsync(kind);
        await ArchiveAsync(store, new(2027, 11, 2));
        await ArchiveAsync(store, new(2028, 11, 1));
        var (first, second) = ((await FilesAsync(store))[0], (await FilesAsync(store))[1]);
        var (one, two) = (PathOf(store, first), PathOf(store, second));
        var (text, other) = (await File.ReadAllTextAsync(one), await File.ReadAllTextAsync(two));

        File.Delete(two);
        Assert.Equal((ChainFault.ArchiveMissing, second.FileName), await FaultAsync(store));
        await File.WriteAllTextAsync(two, text);
        Assert.Equal((ChainFault.ArchiveChanged, second.FileName), await FaultAsync(store));
        await File.WriteAllTextAsync(two, other);
        foreach (var changed in new[] { text.Replace("Thing/1", "Thing/2", StringComparison.Ordinal), text[..^9] + text[^8..], text[..(text.Length / 2)], "", text.Replace("\"First\":1", "\"First\":2", StringComparison.Ordinal), "no archive\n" })
        {
            await File.WriteAllTextAsync(one, changed);
            Assert.Equal((ChainFault.ArchiveChanged, first.FileName), await FaultAsync(store));
        }

        await File.WriteAllTextAsync(one, text);
        Assert.Null((await CheckAsync(store)).Fault);
    }

    [Theory, OnEachStore]
    public async Task What_is_too_young_broken_or_not_there_is_not_archived_and_nothing_is_moved(StoreKind kind)
    {
        await using var store = await OfThreeYearsAsync(kind);
        var lines = (await CheckAsync(store)).Lines;

        Assert.Equal("audit-archive.too-young", Assert.Single((await ArchiveAsync(store, new(2028, 11, 3))).Refusals).Code);
        Assert.Equal("audit-archive.nothing", Assert.Single((await ArchiveAsync(store, new(2020, 1, 1))).Refusals).Code);
        await store.AskAsync<TaizhangDb, int>(db => db.Database.ExecuteSqlRawAsync("UPDATE journal SET actor = 'x' WHERE id = 2"));
        Assert.Equal("audit-archive.broken", Assert.Single((await ArchiveAsync(store, new(2028, 11, 1))).Refusals).Code);

        Assert.Equal(lines, await store.AskAsync<TaizhangDb, long>(db => db.Journal.LongCountAsync()));
        Assert.Empty(await FilesAsync(store));
    }

    [Theory]
    [InlineData("5", false)]
    [InlineData("6", true)]
    [InlineData("-12", false)]
    [InlineData("a year", false)]
    public void Lines_stay_for_six_months_whatever_the_settings_say(string months, bool isTaken) =>
        Assert.Equal(isTaken, AuditSettings.Read(name => name == "KeepMonths" ? months : null).Settings?.KeepMonths == 6);

    private static async Task<TemporaryStore> OfThreeYearsAsync(StoreKind kind)
    {
        var store = await TemporaryStore.WithTheRulesAsync(Today, kind);
        for (var year = 0; year < 4; year++)
        {
            store.Clock.SetUtcNow(StoreTemplates.NoonOf(Today.AddYears(year > 2 ? 3 : year)));
            for (var number = 0; number < 3; number++)
            {
                await store.AskAsync<Journal, JournalEntry>(journal => journal.WriteAloneAsync(Actor.System, new Deed("Test", $"Thing/{number}")));
            }
        }

        return store;
    }

    private static Task<Outcome> ArchiveAsync(TemporaryStore store, DateOnly before) => store.AskAsync<ArchiveJournal, Outcome>(archive => archive.RunAsync(new(before), Actor.System));

    private static Task<ChainReport> CheckAsync(TemporaryStore store) => store.AskAsync<ChainCheck, ChainReport>(check => check.RunAsync([]));

    private static async Task<(ChainFault?, string?)> FaultAsync(TemporaryStore store)
    {
        var report = await CheckAsync(store);
        return (report.Fault, report.File);
    }

    private static Task<List<JournalArchive>> FilesAsync(TemporaryStore store) => store.AskAsync<ArchiveListing, List<JournalArchive>>(listing => listing.ListAsync(default));

    private static string PathOf(TemporaryStore store, JournalArchive archive) => Path.Combine(store.Services.GetRequiredService<ArchiveFolder>().Path, archive.FileName);
}
