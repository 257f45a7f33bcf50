using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taizhang.Kernel;
using Taizhang.Organizations;

namespace Taizhang.Accounts.Tokens;

internal sealed class TokenSchema : IEntityTypeConfiguration<AccessToken>, IEntityTypeConfiguration<DeedOnce>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.ToTable("access_token");
        builder.Property(token => token.Name).HasMaxLength(AccessToken.LongestName);
        builder.Property(token => token.Digest).HasMaxLength(32);
        builder.Property(token => token.EndedBy).HasMaxLength(100);
        builder.Property(token => token.EndNote).HasMaxLength(200);
        builder.HasIndex(token => token.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(token => token.AccountId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(token => token.CapacityOrganizationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(token => token.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<DeedOnce> builder)
    {
        builder.ToTable("deed_once");
        builder.HasKey(once => new { once.TokenId, once.Key });
        builder.Property(once => once.Key).HasMaxLength(DeedOnce.LongestKey);
        builder.Property(once => once.Digest).HasMaxLength(32);
        builder.HasIndex(once => once.At);
        builder.HasOne<AccessToken>().WithMany().HasForeignKey(once => once.TokenId);
    }
}
