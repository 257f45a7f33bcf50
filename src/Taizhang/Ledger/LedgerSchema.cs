using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Taizhang.Ledger;

internal sealed class LedgerSchema :
    IEntityTypeConfiguration<RequirementRow>,
    IEntityTypeConfiguration<Duty>,
    IEntityTypeConfiguration<RollUp>,
    IEntityTypeConfiguration<Release>,
    IEntityTypeConfiguration<Interpretation>,
    IEntityTypeConfiguration<ProgressNote>,
    IEntityTypeConfiguration<LedgerState>
{
    public void Configure(EntityTypeBuilder<RequirementRow> builder)
    {
        builder.ToTable("requirement");
        builder.Property(row => row.Code).HasMaxLength(60);
        builder.Property(row => row.Digest).HasMaxLength(64);
        builder.HasIndex(row => new { row.Code, row.Version });
        builder.HasIndex(row => row.PlanId);
        builder.HasIndex(row => row.ClauseId);
    }

    public void Configure(EntityTypeBuilder<Duty> builder)
    {
        builder.ToTable("duty");
        builder.Ignore(duty => duty.Subject);
        builder.Property(duty => duty.PeriodKey).HasMaxLength(16);
        builder.HasKey(duty => new { duty.RequirementId, duty.PeriodKey, duty.SubjectKind, duty.SubjectId });
        builder.HasIndex(duty => new { duty.OrganizationId, duty.RequirementId, duty.PeriodKey });
        builder.HasIndex(duty => new { duty.SubjectKind, duty.SubjectId });
        builder.HasIndex(duty => duty.TurnsOn);
        builder.HasIndex(duty => new { duty.State, duty.DueOn });
    }

    public void Configure(EntityTypeBuilder<RollUp> builder)
    {
        builder.ToTable("roll_up");
        builder.Property(row => row.PeriodKey).HasMaxLength(16);
        builder.HasKey(row => new { row.OrganizationId, row.RequirementId, row.PeriodKey });
    }

    public void Configure(EntityTypeBuilder<Release> builder)
    {
        builder.ToTable("release");
        builder.Property(release => release.RequirementCode).HasMaxLength(60);
        builder.Property(release => release.Reason).HasMaxLength(400);
        builder.Property(release => release.DecidedBy).HasMaxLength(100);
        builder.Property(release => release.SupersededReason).HasMaxLength(400);
        builder.Property(release => release.SupersededBy).HasMaxLength(100);
        builder.HasIndex(release => new { release.SubjectKind, release.SubjectId });
    }

    public void Configure(EntityTypeBuilder<Interpretation> builder)
    {
        builder.ToTable("interpretation");
        builder.Property(interpretation => interpretation.RequirementCode).HasMaxLength(60);
        builder.Property(interpretation => interpretation.Question).HasMaxLength(1000);
        builder.Property(interpretation => interpretation.Reading).HasMaxLength(2000);
        builder.Property(interpretation => interpretation.Authority).HasMaxLength(200);
        builder.Property(interpretation => interpretation.EnteredBy).HasMaxLength(100);
        builder.Property(interpretation => interpretation.SupersededReason).HasMaxLength(400);
        builder.Property(interpretation => interpretation.SupersededBy).HasMaxLength(100);
        builder.HasIndex(interpretation => interpretation.RequirementCode);
    }

    public void Configure(EntityTypeBuilder<ProgressNote> builder)
    {
        builder.ToTable("progress_note");
        builder.Property(note => note.Quantity).HasPrecision(18, 2);
        builder.Property(note => note.Note).HasMaxLength(2000);
        builder.Property(note => note.JudgedBy).HasMaxLength(100);
        builder.Property(note => note.SupersededReason).HasMaxLength(400);
        builder.Property(note => note.SupersededBy).HasMaxLength(100);
        builder.HasIndex(note => new { note.RequirementId, note.On });
        builder.HasIndex(note => new { note.OrganizationId, note.On });
    }

    public void Configure(EntityTypeBuilder<LedgerState> builder)
    {
        builder.ToTable("ledger_state");
        builder.Property(state => state.Id).ValueGeneratedNever();
    }
}
