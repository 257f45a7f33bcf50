using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taizhang.Organizations;

namespace Taizhang.Members;

internal sealed class MemberSchema :
    IEntityTypeConfiguration<Member>,
    IEntityTypeConfiguration<MemberVersion>,
    IEntityTypeConfiguration<Membership>,
    IEntityTypeConfiguration<Post>,
    IEntityTypeConfiguration<RankHolding>,
    IEntityTypeConfiguration<Circumstance>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("member");
        builder.Property(member => member.Code).HasMaxLength(40);
        builder.Property(member => member.Name).HasMaxLength(60);
        builder.Property(member => member.Initials).HasMaxLength(20);
        builder.Property(member => member.Ethnicity).HasMaxLength(20);
        builder.Property(member => member.Education).HasMaxLength(40);
        builder.Property(member => member.Occupation).HasMaxLength(100);
        builder.Property(member => member.FloatingTo).HasMaxLength(100);
        builder.HasIndex(member => member.Code).IsUnique();
        builder.HasIndex(member => new { member.OrganizationId, member.Initials, member.Name });
        builder.HasIndex(member => new { member.Initials, member.Name });
        builder.HasIndex(member => member.JoinedOn);
        // The list of people, chosen by standing, in each of its orders; the first also counts them.
        builder.HasIndex(member => new { member.Standing, member.OrganizationId, member.Name, member.WithdrawnAt });
        builder.HasIndex(member => new { member.Standing, member.Name });
        builder.HasIndex(member => new { member.Standing, member.JoinedOn });
        builder.HasOne<Organization>().WithMany().HasForeignKey(member => member.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<MemberVersion> builder)
    {
        builder.ToTable("member_version");
        builder.Property(version => version.Name).HasMaxLength(60);
        builder.Property(version => version.Ethnicity).HasMaxLength(20);
        builder.Property(version => version.Education).HasMaxLength(40);
        builder.Property(version => version.Occupation).HasMaxLength(100);
        builder.Property(version => version.FloatingTo).HasMaxLength(100);
        builder.Property(version => version.Reason).HasMaxLength(200);
        builder.HasIndex(version => version.MemberId);
        builder.HasOne<Member>().WithMany().HasForeignKey(version => version.MemberId);
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("membership");
        builder.Property(membership => membership.Reason).HasMaxLength(200);
        builder.Property(membership => membership.EndReason).HasMaxLength(200);
        builder.HasIndex(membership => membership.MemberId);
        builder.HasIndex(membership => membership.OrganizationId);
        builder.HasOne<Member>().WithMany().HasForeignKey(membership => membership.MemberId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(membership => membership.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("post");
        builder.HasIndex(post => post.MemberId);
        builder.HasIndex(post => post.OrganizationId);
        builder.HasOne<Member>().WithMany().HasForeignKey(post => post.MemberId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(post => post.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<RankHolding> builder)
    {
        builder.ToTable("rank_holding");
        builder.HasIndex(holding => holding.MemberId);
        builder.HasOne<Member>().WithMany().HasForeignKey(holding => holding.MemberId);
    }

    public void Configure(EntityTypeBuilder<Circumstance> builder)
    {
        builder.ToTable("circumstance");
        builder.Property(circumstance => circumstance.DecidedBy).HasMaxLength(100);
        builder.HasIndex(circumstance => circumstance.MemberId);
        builder.HasOne<Member>().WithMany().HasForeignKey(circumstance => circumstance.MemberId);
    }
}
