using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Taizhang.Audit;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Audit;

/// <summary>The file of the embedded store, changed past the program and past the database: one byte at a time.</summary>
public sealed class DatabaseFileTests
{
    private const int Lines = 12;

    [Theory]
    [InlineData("actor", ChainFault.Changed)]
    [InlineData("details", ChainFault.Changed)]
    [InlineData("about", ChainFault.Changed)]
    [InlineData("hash", ChainFault.Changed)]
    [InlineData("previous", ChainFault.Unbound)]
    public async Task One_byte_of_one_line_changed_in_the_file_itself_is_found_and_the_line_named(string where, ChainFault fault)
    {
        await using var store = await TemporaryStore.WithTheRulesAsync(new(2026, 11, 2));
        var written = new List<JournalEntry>();
        for (var number = 0; number < Lines; number++)
        {
            written.Add(await store.AskAsync<Journal, JournalEntry>(journal => journal.WriteAloneAsync(Actor.System with { Name = $"actor-mark-{number:00}" }, new Deed("Test", $"about-mark-{number:00}", new { mark = $"details-mark-{number:00}" }))));
        }

        var file = await store.AskAsync<TaizhangDb, string>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            return new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        });
        var line = written[Lines / 2];
        // The hash of a line stands in it before that of the next repeats it; a whole line is its two hashes side by side.
        var sought = where switch
        {
            "hash" or "previous" => [.. line.PreviousHash, .. line.Hash],
            _ => Encoding.UTF8.GetBytes($"{where}-mark-{Lines / 2:00}"),
        };
        Assert.NotEqual(0, await FlipAsync(file, sought, where == "hash" ? JournalHash.Length + 3 : 3));

        var report = await store.AskAsync<ChainCheck, ChainReport>(check => check.RunAsync([]));

        Assert.Equal((fault, line.Id), (report.Fault, report.Sequence));
    }

    /// <summary>Changes one byte of every place where these bytes stand outside an index, and tells how many there were.</summary>
    private static async Task<int> FlipAsync(string file, byte[] sought, int at)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var found = 0;
        for (var index = bytes.AsSpan().IndexOf(sought); index >= 0;)
        {
            bytes[index + at] ^= 1;
            found++;
            var next = bytes.AsSpan(index + 1).IndexOf(sought);
            index = next < 0 ? -1 : index + 1 + next;
        }

        await File.WriteAllBytesAsync(file, bytes);
        return found;
    }
}
