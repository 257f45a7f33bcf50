using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taizhang.Evidence.Files;
using Taizhang.Organizations;

namespace Taizhang.Evidence;

internal sealed class EvidenceSchema : IEntityTypeConfiguration<EvidenceItem>, IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<EvidenceItem> builder)
    {
        builder.ToTable("evidence_item");
        builder.Property(item => item.Name).HasMaxLength(200);
        builder.Property(item => item.AddedBy).HasMaxLength(100);
        builder.Property(item => item.ClosedBy).HasMaxLength(100);
        builder.Property(item => item.SupersededReason).HasMaxLength(CloseEvidence.LongestReason);
        builder.HasIndex(item => new { item.RecordKind, item.RecordId });
        builder.HasIndex(item => item.FileId);
        builder.HasOne(item => item.File).WithMany().HasForeignKey(item => item.FileId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(item => item.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("stored_file");
        builder.Property(file => file.Hash).HasMaxLength(64);
        builder.Property(file => file.Mark).HasMaxLength(16);
        builder.HasIndex(file => file.Hash).IsUnique();
    }
}
