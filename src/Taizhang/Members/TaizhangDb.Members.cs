using Microsoft.EntityFrameworkCore;
using Taizhang.Members;
using Taizhang.Members.Corrections;
using Taizhang.Members.Personal;

namespace Taizhang.Kernel;

public sealed partial class TaizhangDb
{
    /// <summary>Members inside the scope.</summary>
    public DbSet<Member> Members => Set<Member>();

    /// <summary>What was known of members until it was corrected.</summary>
    public DbSet<MemberVersion> MemberVersions => Set<MemberVersion>();

    /// <summary>Sealed values of members inside the scope.</summary>
    public DbSet<PersonalValue> PersonalValues => Set<PersonalValue>();

    /// <summary>Which branch answers for whom, through time.</summary>
    public DbSet<Membership> Memberships => Set<Membership>();

    /// <summary>Posts, through time.</summary>
    public DbSet<Post> Posts => Set<Post>();

    /// <summary>Ranks, through time.</summary>
    public DbSet<RankHolding> RankHoldings => Set<RankHolding>();

    /// <summary>Stretches in which no activity is demanded of a person.</summary>
    public DbSet<Circumstance> Circumstances => Set<Circumstance>();

    /// <summary>What members inside the scope asked to have corrected.</summary>
    public DbSet<CorrectionRequest> CorrectionRequests => Set<CorrectionRequest>();

    partial void ScopeMembers(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Member>().HasQueryFilter("scope", member => member.WithdrawnAt == null &&
            (ScopeMemberId == null || member.Id == ScopeMemberId) && (ScopePath == "/" || Organizations.Any(organization => organization.Id == member.OrganizationId && organization.Path.StartsWith(ScopePath))));
        modelBuilder.Entity<Membership>().HasQueryFilter("scope", row => ScopePath == "/" && ScopeMemberId == null || Members.Any(member => member.Id == row.MemberId));
        modelBuilder.Entity<MemberVersion>().HasQueryFilter("scope", row => ScopePath == "/" && ScopeMemberId == null || Members.Any(member => member.Id == row.MemberId));
        modelBuilder.Entity<PersonalValue>().HasQueryFilter("scope", row => ScopePath == "/" && ScopeMemberId == null || Members.Any(member => member.Id == row.MemberId));
        modelBuilder.Entity<CorrectionRequest>().HasQueryFilter("scope", row => ScopePath == "/" && ScopeMemberId == null || Members.Any(member => member.Id == row.MemberId));
        modelBuilder.Entity<Post>().HasQueryFilter("scope", row => ScopePath == "/" || Organizations.Any(organization => organization.Id == row.OrganizationId && organization.Path.StartsWith(ScopePath)));
        modelBuilder.Entity<RankHolding>().HasQueryFilter("scope", row => ScopePath == "/" && ScopeMemberId == null || Members.Any(member => member.Id == row.MemberId));
        modelBuilder.Entity<Circumstance>().HasQueryFilter("scope", row => ScopePath == "/" && ScopeMemberId == null || Members.Any(member => member.Id == row.MemberId));
    }
}
