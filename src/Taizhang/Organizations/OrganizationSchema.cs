using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Taizhang.Organizations;

internal sealed class OrganizationSchema :
    IEntityTypeConfiguration<Organization>,
    IEntityTypeConfiguration<OrganizationVersion>,
    IEntityTypeConfiguration<Term>,
    IEntityTypeConfiguration<Figure>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("organization");
        builder.Property(organization => organization.Code).HasMaxLength(40);
        builder.Property(organization => organization.Name).HasMaxLength(200);
        builder.HasIndex(organization => organization.Code).IsUnique();
        builder.HasIndex(organization => organization.Path).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(organization => organization.ParentId);
    }

    public void Configure(EntityTypeBuilder<OrganizationVersion> builder)
    {
        builder.ToTable("organization_version");
        builder.Property(version => version.Name).HasMaxLength(200);
        builder.Property(version => version.Reason).HasMaxLength(200);
        builder.Property(version => version.EndReason).HasMaxLength(200);
        builder.HasIndex(version => new { version.OrganizationId, version.From });
        builder.HasOne<Organization>().WithMany().HasForeignKey(version => version.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<Term> builder)
    {
        builder.ToTable("term");
        builder.HasIndex(term => new { term.OrganizationId, term.EndsOn });
        builder.HasIndex(term => term.EndsOn);
        builder.HasOne<Organization>().WithMany().HasForeignKey(term => term.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<Figure> builder)
    {
        builder.ToTable("figure");
        builder.Property(figure => figure.Source).HasMaxLength(200);
        builder.Property(figure => figure.Amount).HasPrecision(18, 2);
        builder.HasIndex(figure => new { figure.OrganizationId, figure.Kind, figure.On });
        builder.HasOne<Organization>().WithMany().HasForeignKey(figure => figure.OrganizationId);
    }
}
