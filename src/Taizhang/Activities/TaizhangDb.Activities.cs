using Microsoft.EntityFrameworkCore;
using Taizhang.Activities;

namespace Taizhang.Kernel;

public sealed partial class TaizhangDb
{
    /// <summary>Activities inside the scope.</summary>
    public DbSet<Activity> Activities => Set<Activity>();

    /// <summary>Who came.</summary>
    public DbSet<Attendance> Attendances => Set<Attendance>();

    /// <summary>Talks inside the scope.</summary>
    public DbSet<Talk> Talks => Set<Talk>();

    /// <summary>Elections inside the scope.</summary>
    public DbSet<Election> Elections => Set<Election>();

    /// <summary>Votes of elections inside the scope.</summary>
    public DbSet<ElectionVote> ElectionVotes => Set<ElectionVote>();

    partial void ScopeRows(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Activity>().HasQueryFilter("scope", row => ScopePath == "/"
            || Organizations.Any(organization => organization.Id == row.OrganizationId && organization.Path.StartsWith(ScopePath))
            || row.Partners.Any(partner => Organizations.Any(organization => organization.Id == partner.OrganizationId && organization.Path.StartsWith(ScopePath))));
        modelBuilder.Entity<Attendance>().HasQueryFilter("scope", row => ScopePath == "/" && ScopeMemberId == null || Members.Any(member => member.Id == row.MemberId));
        modelBuilder.Entity<Talk>().HasQueryFilter("scope", row =>
            (ScopeMemberId == null || row.TalkerId == ScopeMemberId || row.PartnerId == ScopeMemberId)
            && (ScopePath == "/" || Organizations.Any(organization => organization.Id == row.OrganizationId && organization.Path.StartsWith(ScopePath))));
        modelBuilder.Entity<ElectionVote>().HasQueryFilter("scope", row => ScopePath == "/" || Elections.Any(election => election.Id == row.ElectionId));
        modelBuilder.Entity<Election>().HasQueryFilter("scope", row => ScopePath == "/" || Organizations.Any(organization => organization.Id == row.OrganizationId && organization.Path.StartsWith(ScopePath)));
    }
}
