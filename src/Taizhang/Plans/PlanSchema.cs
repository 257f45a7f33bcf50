using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taizhang.Organizations;

namespace Taizhang.Plans;

internal sealed class PlanSchema :
    IEntityTypeConfiguration<Plan>,
    IEntityTypeConfiguration<PlanOriginal>,
    IEntityTypeConfiguration<YearTheme>,
    IEntityTypeConfiguration<PlanClause>,
    IEntityTypeConfiguration<DutyProposal>,
    IEntityTypeConfiguration<MeasureNote>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("plan");
        builder.Property(plan => plan.Title).HasMaxLength(300);
        builder.Property(plan => plan.DocumentNumber).HasMaxLength(60);
        builder.Property(plan => plan.Issuer).HasMaxLength(200);
        builder.Property(plan => plan.FileName).HasMaxLength(260);
        builder.Property(plan => plan.ClosedReason).HasMaxLength(400);
        builder.HasOne<Organization>().WithMany().HasForeignKey(plan => plan.OrganizationId);
        builder.HasOne(plan => plan.Original).WithOne().HasForeignKey<PlanOriginal>(original => original.PlanId);
        builder.HasMany(plan => plan.Clauses).WithOne().HasForeignKey(clause => clause.PlanId);
        builder.HasMany(plan => plan.Themes).WithOne().HasForeignKey(theme => theme.PlanId);
        builder.HasMany(plan => plan.Proposals).WithOne().HasForeignKey(proposal => proposal.PlanId);
    }

    public void Configure(EntityTypeBuilder<PlanOriginal> builder)
    {
        builder.ToTable("plan_original");
        builder.HasKey(original => original.PlanId);
    }

    public void Configure(EntityTypeBuilder<YearTheme> builder)
    {
        builder.ToTable("year_theme");
        builder.HasKey(theme => new { theme.PlanId, theme.Year });
        builder.Property(theme => theme.Theme).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<PlanClause> builder)
    {
        builder.ToTable("plan_clause");
        builder.Property(clause => clause.Number).HasMaxLength(20);
        builder.Property(clause => clause.Title).HasMaxLength(500);
        builder.Property(clause => clause.LeadUnit).HasMaxLength(200);
        builder.Property(clause => clause.OtherUnits).HasMaxLength(1000);
        builder.HasIndex(clause => new { clause.PlanId, clause.Ordinal }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DutyProposal> builder)
    {
        builder.ToTable("duty_proposal");
        builder.Property(proposal => proposal.Kind).HasMaxLength(20);
        builder.Property(proposal => proposal.DecisionNote).HasMaxLength(400);
        builder.HasOne(proposal => proposal.Requirement).WithMany().HasForeignKey(proposal => proposal.RequirementId);
    }

    public void Configure(EntityTypeBuilder<MeasureNote> builder)
    {
        builder.ToTable("measure_note");
        builder.Property(note => note.Progress).HasMaxLength(2000);
        builder.Property(note => note.Problem).HasMaxLength(2000);
        builder.Property(note => note.Owner).HasMaxLength(100);
        builder.Property(note => note.WrittenBy).HasMaxLength(100);
        builder.HasIndex(note => note.ClauseId);
        builder.HasOne<PlanClause>().WithMany().HasForeignKey(note => note.ClauseId);
    }
}
