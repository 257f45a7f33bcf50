using System.Text;
using Microsoft.EntityFrameworkCore;
using Taizhang.Audit;
using Taizhang.Kernel;
using Taizhang.Organizations;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Audit;

/// <summary>The chain of the journal, written by real deeds and tampered with in the store itself.</summary>
public sealed class ChainTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    private const string Columns = "at, actor, actor_member_id, role, organization_id, channel, address, deed, about, result, details, changes, form, previous_hash, hash";

    private static readonly (string Sql, ChainFault? Fault, long Line)[] Tampering =
    [
        ("UPDATE journal SET actor = 'x' WHERE id = 4", ChainFault.Changed, 4),
        ("UPDATE journal SET details = NULL WHERE id = 5", ChainFault.Changed, 5),
        ("UPDATE journal SET result = 2 WHERE id = 6", ChainFault.Changed, 6),
        ("DELETE FROM journal WHERE id = 4", ChainFault.Missing, 4),
        ("DELETE FROM journal WHERE id = 4;UPDATE journal SET id = 4 WHERE id = 5", ChainFault.Unbound, 4),
        ("UPDATE journal SET id = 99 WHERE id = 4;UPDATE journal SET id = 4 WHERE id = 5;UPDATE journal SET id = 5 WHERE id = 99", ChainFault.Unbound, 4),
        ("DELETE FROM journal WHERE id > 6", ChainFault.Missing, 7),
        ("UPDATE journal_head SET sequence = 6", ChainFault.EndDiffers, 6),
        ($"UPDATE journal SET id = id + 1000 WHERE id > 4;UPDATE journal SET id = id - 999 WHERE id > 1000;INSERT INTO journal (id, {Columns}) SELECT 5, {Columns} FROM journal WHERE id = 4", ChainFault.Unbound, 5),
        ($"INSERT INTO journal (id, {Columns}) SELECT 1 + (SELECT max(id) FROM journal), {Columns} FROM journal WHERE id = 4", ChainFault.EndDiffers, 9),
    ];

    [Theory, OnEachStore]
    public async Task A_journal_nobody_touched_is_whole(StoreKind kind)
    {
        await using var store = await WithLinesAsync(kind, 8);

        var report = await CheckAsync(store);

        Assert.Null(report.Fault);
        Assert.True(report.Lines >= 8);
        Assert.Matches("^[0-9]+(-[0-9A-Z]{4}){3}$", report.Code);
    }

    [Theory, OnEachStore]
    public async Task What_was_done_to_a_line_in_the_store_is_found_and_named(StoreKind kind)
    {
        foreach (var (sql, fault, line) in Tampering)
        {
            await using var store = await WithLinesAsync(kind, 8);
            foreach (var statement in sql.Split(';'))
            {
                await store.AskAsync<TaizhangDb, int>(db => db.Database.ExecuteSqlRawAsync(statement));
            }

            var report = await CheckAsync(store);

            Assert.Equal((sql, fault, line), (sql, report.Fault, report.Sequence));
        }
    }

    [Theory, OnEachStore]
    public async Task A_journal_written_anew_as_a_whole_is_found_by_an_anchor_and_only_by_it(StoreKind kind)
    {
        await using var store = await WithLinesAsync(kind, 8);
        var anchor = await store.AskAsync<ChainHead, Anchor?>(head => head.AnchorAsync());
        await WriteAnewAsync(store);

        Assert.Null((await CheckAsync(store)).Fault);
        Assert.Equal(ChainFault.AnchorDiffers, (await CheckAsync(store, anchor!)).Fault);
        Assert.Equal(ChainFault.AnchorForged, (await CheckAsync(store, anchor! with { Hash = new string('0', 64) })).Fault);
    }

    [Theory, OnEachStore]
    public async Task A_journal_that_was_cut_off_with_its_end_is_found_by_an_anchor(StoreKind kind)
    {
        await using var store = await WithLinesAsync(kind, 8);
        var anchor = await store.AskAsync<ChainHead, Anchor?>(head => head.AnchorAsync());
        await store.AskAsync<TaizhangDb, int>(db => db.Database.ExecuteSqlRawAsync("DELETE FROM journal WHERE id > 6"));
        await store.AskAsync<TaizhangDb, int>(db => db.Database.ExecuteSqlRawAsync("UPDATE journal_head SET sequence = 6, hash = (SELECT hash FROM journal WHERE id = 6)"));

        Assert.Null((await CheckAsync(store)).Fault);
        Assert.Equal(ChainFault.AnchorMissing, (await CheckAsync(store, anchor!)).Fault);
    }

    [Theory, OnEachStore]
    public async Task Many_who_write_at_once_make_one_chain(StoreKind kind)
    {
        await using var store = await WithLinesAsync(kind, 1);

        await Task.WhenAll(Enumerable.Range(0, 24).Select(number => Task.Run(() => WriteAsync(store, number))));

        var report = await CheckAsync(store);
        Assert.Null(report.Fault);
        Assert.True(report.Lines >= 25);
    }

    [Theory, OnEachStore]
    public async Task A_clock_that_is_set_back_is_noted_and_breaks_nothing(StoreKind kind)
    {
        await using var store = await WithLinesAsync(kind, 2);
        store.Clock.AdjustTime(store.Clock.GetUtcNow().AddDays(-3));
        await WriteAsync(store, 9);

        var report = await CheckAsync(store);

        Assert.Equal((null, 1), (report.Fault, report.SetBack));
    }

    [Fact]
    public async Task What_was_asked_for_without_the_right_to_it_is_on_record_and_changed_nothing()
    {
        await using var store = await TemporaryStore.WithTheBureauAsync(Today);
        var before = await store.AskAsync<TaizhangDb, int>(db => db.Organizations.CountAsync());
        var clerk = new Actor("某党员", Role.Member, 5, 2, new Scope("/1/2/", 5));

        var outcome = await store.AskAsync<FoundOrganization, Outcome>(found => found.RunAsync(new("QX", "不该设立的支部", OrganizationType.Branch, 1, Today), clerk));

        Assert.Equal(KernelRefusals.NotPermitted, Assert.Single(outcome.Refusals));
        var line = await store.AskAsync<TaizhangDb, JournalEntry>(db => db.Journal.OrderBy(entry => entry.Id).LastAsync());
        Assert.Equal((DeedResult.Refused, "某党员", nameof(FoundOrganization), Role.Member), (line.Result, line.Actor, line.Deed, line.Role));
        Assert.Equal(before, await store.AskAsync<TaizhangDb, int>(db => db.Organizations.CountAsync()));
        Assert.Null((await CheckAsync(store)).Fault);
    }

    [Fact]
    public void The_hash_of_the_national_standard_gives_the_value_it_prints()
    {
        var hash = JournalHash.Of(JournalHashForm.Sm3, Encoding.ASCII.GetBytes("abc"));

        Assert.Equal("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", Convert.ToHexStringLower(hash));
    }

    [Theory]
    [InlineData("{\"sequence\":0}", 1)]
    [InlineData("not an anchor", 1)]
    [InlineData("\n\n[1]", 3)]
    public async Task A_file_that_is_no_anchors_is_refused_by_its_line(string text, int line)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text);

        var (anchors, badLine) = AnchorFile.ReadAll(file);

        File.Delete(file);
        Assert.Null(anchors);
        Assert.Equal(line, badLine);
    }

    private static async Task<TemporaryStore> WithLinesAsync(StoreKind kind, int lines)
    {
        var store = await TemporaryStore.WithTheRulesAsync(Today, kind);
        for (var number = 0; number < lines; number++)
        {
            await WriteAsync(store, number);
        }

        return store;
    }

    private static Task<bool> WriteAsync(TemporaryStore store, int number) => store.AskAsync<Journal, bool>(async journal =>
    {
        await journal.WriteAloneAsync(Actor.System, new Deed("Test", $"Thing/{number}", new { number }));
        return true;
    });

    private static Task<ChainReport> CheckAsync(TemporaryStore store, params Anchor[] anchors) => store.AskAsync<ChainCheck, ChainReport>(check => check.RunAsync(anchors));

    /// <summary>What someone with the program and the store, but without the anchors, could do: change a line, and make every hash anew.</summary>
    private static Task<int> WriteAnewAsync(TemporaryStore store) => store.AskAsync<TaizhangDb, int>(async db =>
    {
        var previous = JournalHash.Nothing;
        foreach (var entry in await db.Journal.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync())
        {
            var other = new JournalEntry
            {
                Id = entry.Id,
                At = entry.At,
                Actor = entry.Id == 4 ? "别人" : entry.Actor,
                ActorMemberId = entry.ActorMemberId,
                Role = entry.Role,
                OrganizationId = entry.OrganizationId,
                Channel = entry.Channel,
                Address = entry.Address,
                Deed = entry.Deed,
                About = entry.About,
                Result = entry.Result,
                Details = entry.Details,
                Changes = entry.Changes,
                Form = entry.Form,
                PreviousHash = previous,
            };
            previous = other.Hash = JournalHash.Of(other);
            db.Update(other);
        }

        (await db.JournalHeads.SingleAsync()).Hash = previous;
        return await db.SaveChangesAsync();
    });
}
