using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Taizhang.Kernel;

namespace Taizhang.Sqlite;

/// <summary>Makes the context for the migration tool.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<TaizhangDb>
{
    /// <inheritdoc/>
    public TaizhangDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TaizhangDb>();
        SqliteStore.Use(options, "Data Source=:memory:");
        return new TaizhangDb(options.Options, Scope.Everything);
    }
}
