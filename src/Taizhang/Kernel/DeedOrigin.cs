namespace Taizhang.Kernel;

/// <summary>Where a deed comes from; each front end says it once for its scope.</summary>
/// <param name="Channel">The way it came in.</param>
/// <param name="Address">The network address, where there is one.</param>
public sealed record DeedOrigin(DeedChannel Channel, string? Address = null)
{
    /// <summary>The program itself.</summary>
    public static DeedOrigin Program { get; } = new(DeedChannel.Program);
}
