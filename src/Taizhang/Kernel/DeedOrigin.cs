namespace Taizhang.Kernel;

/// <summary>Where a deed comes from; each front end says it once for its scope.</summary>
/// <param name="Channel">The way it came in.</param>
/// <param name="Address">The network address, where there is one.</param>
/// <param name="Means">What it was done with, where the person was not there: the name of a token.</param>
public sealed record DeedOrigin(DeedChannel Channel, string? Address = null, string? Means = null)
{
    /// <summary>The program itself.</summary>
    public static DeedOrigin Program { get; } = new(DeedChannel.Program);
}
