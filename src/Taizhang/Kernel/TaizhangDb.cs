using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Taizhang.Kernel;

/// <summary>The store: one context over both databases; each module adds its part beside its types.</summary>
public sealed partial class TaizhangDb(DbContextOptions<TaizhangDb> options, Scope scope) : DbContext(options)
{
    /// <summary>What of the store is read; a forgotten scope shows nothing.</summary>
    public Scope Scope { get; set; } = scope;

    /// <summary>The journal of deeds.</summary>
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    /// <summary>The end of the journal's chain.</summary>
    public DbSet<JournalHead> JournalHeads => Set<JournalHead>();

    /// <summary>The files old lines of the journal were moved to.</summary>
    public DbSet<JournalArchive> JournalArchives => Set<JournalArchive>();

    /// <summary>Long jobs.</summary>
    public DbSet<JobRow> Jobs => Set<JobRow>();

    private string ScopePath => Scope.Path ?? "-";

    private long? ScopeMemberId => Scope.MemberId;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TaizhangDb).Assembly);
        ScopeOrganizations(modelBuilder);
        ScopeMembers(modelBuilder);
        ScopeRows(modelBuilder);
        ScopeLedger(modelBuilder);
        ScopeEvidence(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }

        foreach (var key in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()))
        {
            // A ledger must not lose rows with the row they point to.
            key.DeleteBehavior = DeleteBehavior.Restrict;
        }

        if (Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true)
        {
            SortDecimalsAsNumbers(modelBuilder.Model);
        }
        else
        {
            SortTextsByCharacter(modelBuilder.Model);
        }
    }

    /// <summary>SQLite keeps decimals as text; as numbers they sort and add up.</summary>
    private static void SortDecimalsAsNumbers(IMutableModel model)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(decimal) && property.GetValueConverter() is null))
        {
            property.SetProviderClrType(typeof(double));
        }
    }

    /// <summary>A server sorts by the rules of its own language, in which a path does not stand before what lies below it; SQLite by character.</summary>
    private static void SortTextsByCharacter(IMutableModel model)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(property => property.ClrType == typeof(string)))
        {
            property.SetCollation("C");
        }
    }

    partial void ScopeOrganizations(ModelBuilder modelBuilder);

    partial void ScopeMembers(ModelBuilder modelBuilder);

    partial void ScopeRows(ModelBuilder modelBuilder);

    partial void ScopeLedger(ModelBuilder modelBuilder);

    partial void ScopeEvidence(ModelBuilder modelBuilder);
}
