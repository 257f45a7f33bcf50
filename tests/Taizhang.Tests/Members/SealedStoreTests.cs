using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Taizhang.Kernel;
using Taizhang.Members.Personal;
using Taizhang.Members.Rosters;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Members;

/// <summary>What a copy of the store gives away, and what becomes of sealed values that were meddled with.</summary>
public sealed class SealedStoreTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [OnEachStore]
    public async Task A_copy_of_the_store_without_its_keys_yields_no_number_and_no_address(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var values = await OpenedAsync(store);

        var found = await FoundInAsync(store, kind, values.Values.Append("机关第一党支部"));

        Assert.True(values.Count > 600, $"{values.Count} values");
        // That the search finds what is there in clear shows that it looks.
        Assert.Equal(["机关第一党支部"], found);
    }

    [Theory]
    [OnEachStore]
    public async Task Values_that_were_exchanged_or_damaged_stop_an_import_by_name_and_nothing_is_overwritten(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var rows = await RowsAsync(store, PersonalKind.Phone);
        var (first, second) = (rows[0], rows[1]);
        await SetAsync(store, first.MemberId, PersonalKind.Phone, second.Sealed!);
        await SetAsync(store, rows[2].MemberId, PersonalKind.Phone, rows[2].Sealed![..^1]);

        var (preview, refusal) = await store.AskAsync<RosterImports, (RosterPreview?, Refusal?)>(imports => imports.PreviewAsync(RosterFile.Of(["姓名", "所在党支部"], ["新一", "机关第一党支部"]), new RosterChoices(Today), default));

        Assert.Null(preview);
        Assert.Equal(("personal.unreadable", 2), (refusal!.Code, refusal.Facts["count"]));
        var name = await store.AskAsync<TaizhangDb, string>(db => db.Members.Where(member => member.Id == first.MemberId).Select(member => member.Name).SingleAsync());
        Assert.Contains(name, Words.Say(refusal), StringComparison.Ordinal);
        Assert.Equal(second.Sealed, (await RowsAsync(store, PersonalKind.Phone)).Single(row => row.MemberId == first.MemberId).Sealed);
    }

    [Theory]
    [OnEachStore]
    public async Task The_store_itself_keeps_an_identity_number_for_one_person_alone(StoreKind kind)
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today, kind);
        var rows = await RowsAsync(store, PersonalKind.IdentityNumber);

        var taken = store.AskAsync<TaizhangDb, int>(db => db.PersonalValues.Where(row => row.MemberId == rows[0].MemberId && row.Kind == PersonalKind.IdentityNumber).ExecuteUpdateAsync(row => row.SetProperty(each => each.Digest, rows[1].Digest)));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => taken);
    }

    [Theory]
    [OnEachStore]
    public async Task After_a_rotation_all_is_sealed_anew_in_batches_from_where_it_was_broken_off_and_reads_the_same(StoreKind kind)
    {
        using var keys = new OwnKeys();
        await using var store = await keys.BureauAsync(Today, kind);
        var before = await OpenedAsync(store);
        await store.DoneAsync<RotateKeys, RotateKeys.Request>(new(), Actor.System);

        var first = await store.AskAsync<ReencryptPersonalData, (Outcome, long?, int)>(async again => (await again.RunAsync(new(0, 40), Actor.System), again.LastMemberId, again.Done));
        var left = await store.AskAsync<KeyUse, int>(use => use.BehindAsync(default));
        var after = await ReencryptAsync(store);

        Assert.True(first.Item1.IsDone);
        var files = await store.AskAsync<TaizhangDb, int>(db => db.StoredFiles.CountAsync(file => file.SealedKey != null));
        Assert.Equal(before.Count - 120 + files, left);
        Assert.Equal((left, 0), (after.Done, after.Unopened));
        Assert.Equal(before, await OpenedAsync(store));
        Assert.Equal([2], (await store.AskAsync<KeyUse, IReadOnlyList<KeyCount>>(use => use.CountAsync(default))).Select(each => each.KeyId));
        Assert.NotEmpty(await store.AskAsync<TaizhangDb, List<JournalEntry>>(db => db.Journal.Where(entry => entry.Deed == nameof(ReencryptPersonalData) && entry.Details!.Contains("120")).ToListAsync()));
        var number = before.First(each => each.Key.Kind == PersonalKind.IdentityNumber);
        Assert.NotNull(await store.AskAsync<PersonalSeals, string?>(seals => seals.HolderOfAsync(number.Value, 0, default)));
    }

    [Fact]
    public async Task A_damaged_value_is_passed_over_told_and_kept_when_all_is_sealed_anew()
    {
        using var keys = new OwnKeys();
        await using var store = await keys.BureauAsync(Today);
        var broken = (await RowsAsync(store, PersonalKind.Address))[0];
        broken.Sealed![^1] ^= 1;
        await SetAsync(store, broken.MemberId, PersonalKind.Address, broken.Sealed);
        await store.DoneAsync<RotateKeys, RotateKeys.Request>(new(), Actor.System);

        var again = await ReencryptAsync(store);

        Assert.Equal(1, again.Unopened);
        Assert.Equal(broken.Sealed, (await RowsAsync(store, PersonalKind.Address))[0].Sealed);
        Assert.Equal([1, 2], (await store.AskAsync<KeyUse, IReadOnlyList<KeyCount>>(use => use.CountAsync(default))).Select(each => each.KeyId));
    }

    [Fact]
    public async Task A_store_whose_keys_are_not_in_the_file_is_not_opened_and_the_file_and_the_setting_are_named()
    {
        using var keys = new OwnKeys();
        await using var store = await keys.BureauAsync(Today);
        await store.DoneAsync<RotateKeys, RotateKeys.Request>(new(), Actor.System);
        await ReencryptAsync(store);
        File.Delete(keys.File);

        var refusal = await keys.StartAgainAsync(store);

        Assert.Equal("personal.keys-lacking", refusal?.Code);
        Assert.All([keys.File, "PersonalData:KeyFile", "2"], word => Assert.Contains(word, Words.Say(refusal!), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_keys_are_kept_by_those_alone_who_may()
    {
        await using var store = await TemporaryStore.WithTheRulesAsync(Today);

        await store.RefusedAsync<RotateKeys, RotateKeys.Request>(new(), "kernel.not-permitted");
        await store.RefusedAsync<ReencryptPersonalData, ReencryptPersonalData.Request>(new(0), "kernel.not-permitted");
    }

    private static async Task<(int Done, int Unopened)> ReencryptAsync(TemporaryStore store)
    {
        var (done, unopened, after) = (0, 0, (long?)0);
        while (after is { } last)
        {
            await using var scope = store.Services.CreateAsyncScope();
            var again = scope.ServiceProvider.GetRequiredService<ReencryptPersonalData>();
            Assert.True((await again.RunAsync(new(last, 100), Actor.System)).IsDone);
            (done, unopened, after) = (done + again.Done, unopened + again.Unopened.Count, again.LastMemberId);
        }

        return (done, unopened);
    }

    private static Task<List<PersonalValue>> RowsAsync(TemporaryStore store, PersonalKind kind) =>
        store.AskAsync<TaizhangDb, List<PersonalValue>>(db => db.PersonalValues.AsNoTracking().Where(row => row.Kind == kind).OrderBy(row => row.MemberId).ToListAsync());

    private static Task<int> SetAsync(TemporaryStore store, long memberId, PersonalKind kind, byte[] kept) =>
        store.AskAsync<TaizhangDb, int>(db => db.PersonalValues.Where(row => row.MemberId == memberId && row.Kind == kind).ExecuteUpdateAsync(row => row.SetProperty(each => each.Sealed, kept)));

    private static async Task<Dictionary<(long MemberId, PersonalKind Kind), string>> OpenedAsync(TemporaryStore store)
    {
        var rows = await store.AskAsync<TaizhangDb, List<PersonalValue>>(db => db.PersonalValues.AsNoTracking().Where(row => row.Sealed != null).ToListAsync());
        return await store.AskAsync<PersonalSeals, Dictionary<(long, PersonalKind), string>>(seals => Task.FromResult(rows.ToDictionary(row => (row.MemberId, row.Kind), row => seals.Open(row).Text!)));
    }

    /// <summary>Which of the texts stand in the files of the embedded store, or in what the server gives out of every table.</summary>
    private static async Task<IReadOnlyList<string>> FoundInAsync(TemporaryStore store, StoreKind kind, IEnumerable<string> texts)
    {
        var connection = await store.AskAsync<TaizhangDb, string>(db => Task.FromResult(db.Database.GetConnectionString()!));
        var held = kind == StoreKind.Sqlite ? Files(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connection).DataSource) : await DumpAsync(connection);
        // Bytes as they are, and as a server writes them out.
        return [.. texts.Distinct().Where(text => held.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || held.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)))) >= 0)];
    }

    private static byte[] Files(string store)
    {
        using var all = new MemoryStream();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(store)!))
        {
            using var opened = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            opened.CopyTo(all);
        }

        return all.ToArray();
    }

    private static async Task<byte[]> DumpAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var asked = new NpgsqlCommand("SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'", connection))
        await using (var reader = await asked.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var all = new StringBuilder();
        foreach (var table in tables)
        {
            using var copied = await connection.BeginTextExportAsync($"COPY {table} TO STDOUT");
            all.Append(await copied.ReadToEndAsync());
        }

        return Encoding.UTF8.GetBytes(all.ToString());
    }
}
