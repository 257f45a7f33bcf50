namespace Taizhang.Kernel;

/// <summary>A deed another system asked for under a key of its own: done once, however often it is asked for within a day.</summary>
/// <remarks>Written in the transaction of the deed, so that there is a row exactly where the deed was done. It is no record: it is taken out when it has grown old.</remarks>
public sealed class DeedOnce
{
    /// <summary>The longest key, in characters.</summary>
    public const int LongestKey = 100;

    /// <summary>The token it was asked for with.</summary>
    public required long TokenId { get; init; }

    /// <summary>The key the other system gave.</summary>
    public required string Key { get; init; }

    /// <summary>A digest of what was asked for.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>When it was done, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The key of what the deed made; null where it made nothing.</summary>
    public long? MadeId { get; set; }

    /// <summary>For how long a key is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromHours(24);
}
