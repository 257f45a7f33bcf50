using System.Globalization;

namespace Taizhang.Kernel;

/// <summary>A stretch of days; the last day is inside it.</summary>
/// <remarks>People say "Monday to Friday" and mean Friday too. An open end is <see cref="DateOnly.MaxValue"/>.</remarks>
public readonly record struct Period(DateOnly From, DateOnly To)
{
    /// <summary>Every day there is.</summary>
    public static Period Always { get; } = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>From a day on, with an end where one is known.</summary>
    public static Period Since(DateOnly from, DateOnly? to = null) => new(from, to ?? DateOnly.MaxValue);

    /// <summary>Whether the day lies inside.</summary>
    public bool Contains(DateOnly day) => day >= From && day <= To;

    /// <summary>Whether the two share a day.</summary>
    public bool Overlaps(Period other) => From <= other.To && other.From <= To;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}");
}
