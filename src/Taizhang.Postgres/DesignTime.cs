using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Taizhang.Kernel;

namespace Taizhang.Postgres;

/// <summary>Makes the context for the migration tool.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<TaizhangDb>
{
    /// <inheritdoc/>
    public TaizhangDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TaizhangDb>();
        PostgresStore.Use(options, "Host=localhost;Database=taizhang");
        return new TaizhangDb(options.Options, Scope.Everything);
    }
}
