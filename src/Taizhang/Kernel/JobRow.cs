using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Taizhang.Kernel;

/// <summary>A long job that can be left and found again: an import, a rebuild.</summary>
public sealed class JobRow
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>What kind of job: roster-import, ledger-rebuild.</summary>
    public required string Kind { get; init; }

    /// <summary>What it works on, for people: the file's name.</summary>
    public required string Title { get; init; }

    /// <summary>How far it is.</summary>
    public required JobStage Stage { get; set; }

    /// <summary>Steps done.</summary>
    public int Done { get; set; }

    /// <summary>Steps in all; 0 while unknown.</summary>
    public int Total { get; set; }

    /// <summary>The input, as it came; sealed where it carries personal data, and gone once the job is done.</summary>
    public byte[]? Input { get; set; }

    /// <summary>What must be known to take it back, sealed.</summary>
    public byte[]? Undo { get; set; }

    /// <summary>What it found or did, as JSON; without personal data.</summary>
    public string? Result { get; set; }

    /// <summary>Who started it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When it was started, in UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTime? EndedAt { get; set; }
}

/// <summary>The stages of a job.</summary>
public enum JobStage
{
    /// <summary>Read and checked; waits for a person's decision.</summary>
    Previewed = 1,

    /// <summary>At work.</summary>
    Running = 2,

    /// <summary>Done.</summary>
    Done = 3,

    /// <summary>Refused; nothing was changed.</summary>
    Refused = 4,

    /// <summary>Taken back as a whole.</summary>
    Undone = 5,

    /// <summary>Broken off; nothing was changed.</summary>
    Broken = 6,
}

internal sealed class KernelSchema : IEntityTypeConfiguration<JournalEntry>, IEntityTypeConfiguration<JournalHead>, IEntityTypeConfiguration<JournalArchive>, IEntityTypeConfiguration<JobRow>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Address).HasMaxLength(64);
        builder.Property(entry => entry.Means).HasMaxLength(60);
        builder.Property(entry => entry.Actor).HasMaxLength(100);
        builder.Property(entry => entry.Deed).HasMaxLength(100);
        builder.Property(entry => entry.About).HasMaxLength(100);
        builder.HasIndex(entry => entry.About);
        builder.HasIndex(entry => entry.At);
        // The last line that changed something: what an answer's version is made of.
        builder.HasIndex(entry => new { entry.Result, entry.Id });
    }

    public void Configure(EntityTypeBuilder<JournalHead> builder)
    {
        builder.ToTable("journal_head");
        builder.Property(head => head.Id).ValueGeneratedNever();
        builder.HasData(new JournalHead { Id = JournalHead.OnlyId, Hash = JournalHash.Nothing, ArchivedHash = JournalHash.Nothing });
    }

    public void Configure(EntityTypeBuilder<JournalArchive> builder)
    {
        builder.ToTable("journal_archive");
        builder.Property(archive => archive.FileName).HasMaxLength(100);
        builder.HasIndex(archive => archive.First).IsUnique();
    }

    public void Configure(EntityTypeBuilder<JobRow> builder)
    {
        builder.ToTable("job");
        builder.Property(job => job.Kind).HasMaxLength(40);
        builder.Property(job => job.Title).HasMaxLength(260);
        builder.Property(job => job.StartedBy).HasMaxLength(100);
    }
}
