using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Stores;

public sealed class MigrationTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public void No_change_of_the_model_waits_for_its_migration(StoreKind kind)
    {
        using var db = kind == StoreKind.Sqlite ? new Sqlite.DesignTime().CreateDbContext([]) : new Postgres.DesignTime().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: run ./dev migrate NAME.");
    }

    [Theory, OnEachStore]
    public async Task The_migrations_make_every_table_of_the_model_from_nothing(StoreKind kind)
    {
        await using var store = await TemporaryStore.EmptyAsync(Today, kind);

        var rows = await store.AskAsync<TaizhangDb, Dictionary<string, int>>(async db =>
        {
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            var counts = new Dictionary<string, int>();
            foreach (var entity in db.Model.GetEntityTypes())
            {
                counts[entity.GetTableName()!] = await (Task<int>)Count.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
            }

            return counts;
        });

        Assert.NotEmpty(rows);
        // The end of the journal's chain stands there before the first line.
        Assert.All(rows, table => Assert.Equal(table.Key == "journal_head" ? 1 : 0, table.Value));
    }

    private static readonly MethodInfo Count = typeof(MigrationTests).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Reads every column of a table.</summary>
    private static async Task<int> ReadAsync<T>(TaizhangDb db)
        where T : class => (await db.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync()).Count;
}
