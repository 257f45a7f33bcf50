using Microsoft.EntityFrameworkCore;
using Taizhang.Evidence;
using Taizhang.Evidence.Files;

namespace Taizhang.Kernel;

public sealed partial class TaizhangDb
{
    /// <summary>Files at records inside the scope.</summary>
    public DbSet<EvidenceItem> Evidence => Set<EvidenceItem>();

    /// <summary>Files that are kept, whatever refers to them.</summary>
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    /// <summary>A file is seen by those who see its record, or the record that took its place.</summary>
    partial void ScopeEvidence(ModelBuilder modelBuilder) => modelBuilder.Entity<EvidenceItem>().HasQueryFilter("scope", row => ScopePath == "/" && ScopeMemberId == null
        || row.RecordKind == RecordKind.Activity && Activities.Any(record => record.Id == row.RecordId || record.CorrectsId == row.RecordId)
        || row.RecordKind == RecordKind.Talk && Talks.Any(record => record.Id == row.RecordId || record.CorrectsId == row.RecordId)
        || row.RecordKind == RecordKind.Election && Elections.Any(record => record.Id == row.RecordId || record.CorrectsId == row.RecordId)
        || (row.RecordKind == RecordKind.Measure || row.RecordKind == RecordKind.Import) && Organizations.Any(organization => organization.Id == row.OrganizationId && organization.Path.StartsWith(ScopePath)));
}
