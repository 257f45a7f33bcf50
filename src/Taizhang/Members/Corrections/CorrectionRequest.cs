using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taizhang.Kernel;

namespace Taizhang.Members.Corrections;

/// <summary>What became of a person's wish to have something corrected.</summary>
public enum CorrectionState
{
    /// <summary>待答复: it waits for the office.</summary>
    Open = 1,

    /// <summary>已更正: what was held was changed.</summary>
    Corrected = 2,

    /// <summary>不予更正: refused, with a reason the person reads.</summary>
    Refused = 3,

    /// <summary>已撤回: the person took it back.</summary>
    Withdrawn = 4,
}

/// <summary>A person's wish to have something corrected that is held about them (PIPL Art. 46), and what was answered.</summary>
public sealed class CorrectionRequest
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The person, who is also the one who asks.</summary>
    public required long MemberId { get; init; }

    /// <summary>The field that is wrong.</summary>
    public required HeldField Field { get; init; }

    /// <summary>What was held, what would be right, and why; sealed.</summary>
    [Sensitive]
    public byte[] Sealed { get; set; } = [];

    /// <summary>When it was asked, in UTC.</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>What became of it.</summary>
    public CorrectionState State { get; set; } = CorrectionState.Open;

    /// <summary>When it was answered or taken back, in UTC.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Why it was refused, for the person to read; sealed.</summary>
    [Sensitive]
    public byte[]? Answer { get; set; }
}

internal sealed class CorrectionSchema : IEntityTypeConfiguration<CorrectionRequest>
{
    public void Configure(EntityTypeBuilder<CorrectionRequest> builder)
    {
        builder.ToTable("correction_request");
        // Who answers second is told so.
        builder.Property(request => request.State).IsConcurrencyToken();
        builder.HasIndex(request => new { request.State, request.AskedAt });
        builder.HasIndex(request => request.MemberId);
        builder.HasOne<Member>().WithMany().HasForeignKey(request => request.MemberId);
    }
}
