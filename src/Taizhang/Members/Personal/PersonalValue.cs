using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Taizhang.Members.Personal;

/// <summary>One sealed value of a person, and where it came from.</summary>
public sealed class PersonalValue
{
    /// <summary>The person.</summary>
    public required long MemberId { get; init; }

    /// <summary>What it is.</summary>
    public required PersonalKind Kind { get; init; }

    /// <summary>The value, sealed for this person and kind; null where it was taken out.</summary>
    public byte[]? Sealed { get; set; }

    /// <summary>The keyed digest by which an identity number is found again; null for other kinds.</summary>
    public byte[]? Digest { get; set; }

    /// <summary>The key it is sealed with.</summary>
    public int KeyId { get; set; }

    /// <summary>The algorithm it is sealed with.</summary>
    public SealAlgorithm Algorithm { get; set; }

    /// <summary>The deed it came by, named as the operation is.</summary>
    public required string Deed { get; set; }

    /// <summary>The import it came with, if one.</summary>
    public long? ImportId { get; set; }

    /// <summary>When it came, in UTC.</summary>
    public required DateTime RecordedAt { get; set; }

    /// <summary>The last day it is kept past its term by a decision with a reason; null where nobody decided so.</summary>
    public DateOnly? KeptUntil { get; set; }
}

/// <summary>The deed a value comes by.</summary>
/// <param name="Deed">Named as the operation is.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="ImportId">The import, if one.</param>
public sealed record ValueSource(string Deed, DateTime At, long? ImportId = null);

internal sealed class PersonalSchema : IEntityTypeConfiguration<PersonalValue>
{
    public void Configure(EntityTypeBuilder<PersonalValue> builder)
    {
        builder.ToTable("personal_value");
        builder.HasKey(value => new { value.MemberId, value.Kind });
        builder.Property(value => value.Deed).HasMaxLength(100);
        builder.HasIndex(value => value.Digest).IsUnique();
        builder.HasIndex(value => new { value.KeyId, value.Algorithm });
        builder.HasOne<Member>().WithMany().HasForeignKey(value => value.MemberId);
    }
}
