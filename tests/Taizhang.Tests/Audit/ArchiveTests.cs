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

    [Fact]
    public async Task Whatever_step_breaks_the_chain_stays_whole_nothing_is_moved_and_it_is_done_again()
    {
        await using var store = await OfThreeYearsAsync(StoreKind.Sqlite);
        var before = new DateOnly(2028, 11, 1);
        var folder = store.Services.GetRequiredService<ArchiveFolder>().Path;
        var file = Path.Combine(folder, $"journal-{1:D9}-{await LastBeforeAsync(store, before):D9}.jsonl");
        var lines = (await CheckAsync(store)).Lines;

        // The folder cannot be made, the new file cannot be written, the written file cannot be put in its place.
        foreach (var hindered in new[] { folder, file + ".new", file })
        {
            if (hindered == folder)
            {
                await File.WriteAllTextAsync(folder, "no folder");
            }
            else
            {
                Directory.CreateDirectory(hindered);
                await File.WriteAllTextAsync(Path.Combine(hindered, "in the way"), "");
            }

            Assert.Equal("audit-archive.unwritable", Assert.Single((await ArchiveAsync(store, before)).Refusals).Code);
            Assert.Equal((lines, 0), await KeptAsync(store));
            if (hindered == folder)
            {
                File.Delete(folder);
            }
            else
            {
                Directory.Delete(hindered, recursive: true);
            }
        }

        // The file is in its place, and the store gives up before it has taken all of it.
        foreach (var step in new[] { "INSERT ON journal_archive", "UPDATE ON journal_head", "DELETE ON journal" })
        {
            await SqlAsync(store, $"CREATE TRIGGER broken BEFORE {step} BEGIN SELECT RAISE(ABORT, 'broken'); END");
            await Assert.ThrowsAnyAsync<Exception>(() => ArchiveAsync(store, before));
            await SqlAsync(store, "DROP TRIGGER broken");
            Assert.Equal((lines, 0), await KeptAsync(store));
        }

        // A process that was killed leaves a file half-written under the name it is written to first.
        await File.WriteAllTextAsync(file + ".new", "half a li");
        Assert.True((await ArchiveAsync(store, before)).IsDone);
        var report = await CheckAsync(store);
        Assert.Equal((null, lines + 1), (report.Fault, report.Lines));
        Assert.Equal([Path.GetFileName(file)], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.Equal(Path.GetFileName(file), Assert.Single(await FilesAsync(store)).FileName);
    }

    [Theory, OnEachStore]
    public async Task A_clock_that_was_set_back_is_noted_by_the_check_and_cuts_the_archive_by_place(StoreKind kind)
    {
        await using var store = await OfThreeYearsAsync(kind);
        store.Clock.SetUtcNow(StoreTemplates.NoonOf(Today.AddYears(3)));
        await store.AskAsync<Journal, JournalEntry>(journal => journal.WriteAloneAsync(Actor.System, new Deed("Test", "Thing/late")));
        store.Clock.AdjustTime(StoreTemplates.NoonOf(Today.AddYears(1)));
        await store.AskAsync<Journal, JournalEntry>(journal => journal.WriteAloneAsync(Actor.System, new Deed("Test", "Thing/set-back")));
        store.Clock.AdjustTime(StoreTemplates.NoonOf(Today.AddYears(3)));

        Assert.True((await ArchiveAsync(store, new(2028, 11, 1))).IsDone);

        var report = await CheckAsync(store);
        Assert.Equal((null, 1), (report.Fault, report.SetBack));
        Assert.True(await store.AskAsync<TaizhangDb, bool>(db => db.Journal.AnyAsync(entry => entry.About == "Thing/set-back")));
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

    private static Task<long> LastBeforeAsync(TemporaryStore store, DateOnly day) =>
        store.AskAsync<TaizhangDb, long>(async db => await db.Journal.Where(entry => entry.At >= ChinaClock.BeginningOf(day)).MinAsync(entry => entry.Id) - 1);

    private static Task<int> SqlAsync(TemporaryStore store, string sql) => store.AskAsync<TaizhangDb, int>(db => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>Lines of the store while the chain is whole, and archives of it.</summary>
    private static async Task<(long Lines, int Archives)> KeptAsync(TemporaryStore store)
    {
        Assert.Null((await CheckAsync(store)).Fault);
        return (await store.AskAsync<TaizhangDb, long>(db => db.Journal.LongCountAsync()), (await FilesAsync(store)).Count);
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
