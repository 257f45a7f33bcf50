using Microsoft.EntityFrameworkCore;
using Taizhang.Ledger;

namespace Taizhang.Kernel;

public sealed partial class TaizhangDb
{
    /// <summary>Requirements of regulations and plans.</summary>
    public DbSet<RequirementRow> Requirements => Set<RequirementRow>();

    /// <summary>The ledger.</summary>
    public DbSet<Duty> Duties => Set<Duty>();

    /// <summary>The ledger, rolled up.</summary>
    public DbSet<RollUp> RollUps => Set<RollUp>();

    /// <summary>Releases from duties.</summary>
    public DbSet<Release> Releases => Set<Release>();

    /// <summary>The interpretation register.</summary>
    public DbSet<Interpretation> Interpretations => Set<Interpretation>();

    /// <summary>Notes of progress.</summary>
    public DbSet<ProgressNote> ProgressNotes => Set<ProgressNote>();

    /// <summary>The day the ledger is kept for.</summary>
    public DbSet<LedgerState> LedgerStates => Set<LedgerState>();

    partial void ScopeLedger(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Duty>().HasQueryFilter("scope", row =>
            (ScopeMemberId == null || row.SubjectKind == SubjectKind.Organization || row.SubjectId == ScopeMemberId)
            && (ScopePath == "/" || Organizations.Any(organization => organization.Id == row.OrganizationId && organization.Path.StartsWith(ScopePath))));
        modelBuilder.Entity<RollUp>().HasQueryFilter("scope", row => ScopePath == "/" || Organizations.Any(organization => organization.Id == row.OrganizationId && organization.Path.StartsWith(ScopePath)));
        modelBuilder.Entity<ProgressNote>().HasQueryFilter("scope", row => ScopePath == "/" || Organizations.Any(organization => organization.Id == row.OrganizationId && organization.Path.StartsWith(ScopePath)));
    }
}
