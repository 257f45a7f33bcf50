using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Activities;

internal sealed class ActivitySchema :
    IEntityTypeConfiguration<Activity>,
    IEntityTypeConfiguration<Attendance>,
    IEntityTypeConfiguration<ActivityPartner>,
    IEntityTypeConfiguration<Talk>,
    IEntityTypeConfiguration<Election>,
    IEntityTypeConfiguration<ElectionVote>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.ToTable("activity");
        builder.Property(activity => activity.Hours).HasPrecision(6, 2);
        builder.Property(activity => activity.Topic).HasMaxLength(200);
        builder.Property(activity => activity.Place).HasMaxLength(200);
        builder.Property(activity => activity.LedByGuest).HasMaxLength(100);
        builder.Property(activity => activity.Guests).HasMaxLength(400);
        builder.Property(activity => activity.Note).HasMaxLength(4000);
        builder.Property(activity => activity.SupersededReason).HasMaxLength(400);
        builder.HasIndex(activity => new { activity.OrganizationId, activity.HeldOn });
        builder.HasIndex(activity => new { activity.LedById, activity.HeldOn });
        builder.HasIndex(activity => activity.HeldOn);
        builder.HasIndex(activity => activity.CorrectsId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(activity => activity.OrganizationId);
        builder.HasOne<Member>().WithMany().HasForeignKey(activity => activity.LedById);
        builder.HasMany(activity => activity.Attendances).WithOne().HasForeignKey(attendance => attendance.ActivityId);
        builder.HasMany(activity => activity.Partners).WithOne().HasForeignKey(partner => partner.ActivityId);
    }

    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.ToTable("attendance");
        builder.HasKey(attendance => new { attendance.ActivityId, attendance.MemberId });
        builder.Property(attendance => attendance.AbsenceReason).HasMaxLength(100);
        builder.HasIndex(attendance => attendance.MemberId);
        builder.HasOne<Member>().WithMany().HasForeignKey(attendance => attendance.MemberId);
    }

    public void Configure(EntityTypeBuilder<ActivityPartner> builder)
    {
        builder.ToTable("activity_partner");
        builder.HasKey(partner => new { partner.ActivityId, partner.OrganizationId });
        builder.HasIndex(partner => partner.OrganizationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(partner => partner.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<Talk> builder)
    {
        builder.ToTable("talk");
        builder.Property(talk => talk.SupersededReason).HasMaxLength(400);
        builder.HasIndex(talk => new { talk.OrganizationId, talk.HeldOn });
        builder.HasIndex(talk => new { talk.TalkerId, talk.HeldOn });
        builder.HasIndex(talk => new { talk.PartnerId, talk.HeldOn });
        builder.HasOne<Organization>().WithMany().HasForeignKey(talk => talk.OrganizationId);
        builder.HasOne<Member>().WithMany().HasForeignKey(talk => talk.TalkerId);
        builder.HasOne<Member>().WithMany().HasForeignKey(talk => talk.PartnerId);
    }

    public void Configure(EntityTypeBuilder<Election> builder)
    {
        builder.ToTable("election");
        builder.Property(election => election.Note).HasMaxLength(4000);
        builder.Property(election => election.SupersededReason).HasMaxLength(400);
        builder.HasIndex(election => new { election.OrganizationId, election.HeldOn });
        builder.HasOne<Organization>().WithMany().HasForeignKey(election => election.OrganizationId);
        builder.HasMany(election => election.Votes).WithOne().HasForeignKey(vote => vote.ElectionId);
    }

    public void Configure(EntityTypeBuilder<ElectionVote> builder)
    {
        builder.ToTable("election_vote");
        builder.HasKey(vote => new { vote.ElectionId, vote.MemberId });
        builder.HasOne<Member>().WithMany().HasForeignKey(vote => vote.MemberId);
    }
}
