using Microsoft.EntityFrameworkCore;
using Taizhang.Organizations;

namespace Taizhang.Kernel;

public sealed partial class TaizhangDb
{
    /// <summary>Organizations inside the scope, and those above it.</summary>
    public DbSet<Organization> Organizations => Set<Organization>();

    /// <summary>Organizations inside the scope alone, for what is read or judged about them.</summary>
    public IQueryable<Organization> OrganizationsInScope => Organizations.Where(organization => organization.Path.StartsWith(ScopePath));

    /// <summary>Names, kinds and places of organizations through time.</summary>
    public DbSet<OrganizationVersion> OrganizationVersions => Set<OrganizationVersion>();

    /// <summary>Terms of office.</summary>
    public DbSet<Term> Terms => Set<Term>();

    /// <summary>Figures the office keeps.</summary>
    public DbSet<Figure> Figures => Set<Figure>();

    /// <summary>The path of an organization; null where it is not there or not the reader's to see.</summary>
    public Task<string?> PathOfAsync(long organizationId, CancellationToken cancellationToken) =>
        Organizations.Where(organization => organization.Id == organizationId).Select(organization => (string?)organization.Path).FirstOrDefaultAsync(cancellationToken);

    partial void ScopeOrganizations(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Organization>().HasQueryFilter("scope", organization => organization.Path.StartsWith(ScopePath) || ScopePath.StartsWith(organization.Path));
        modelBuilder.Entity<OrganizationVersion>().HasQueryFilter("scope", row => Organizations.Any(organization => organization.Id == row.OrganizationId));
        modelBuilder.Entity<Term>().HasQueryFilter("scope", row => Organizations.Any(organization => organization.Id == row.OrganizationId));
        modelBuilder.Entity<Figure>().HasQueryFilter("scope", row => Organizations.Any(organization => organization.Id == row.OrganizationId));
    }
}
