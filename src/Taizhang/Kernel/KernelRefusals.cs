namespace Taizhang.Kernel;

/// <summary>The ways any operation may say no.</summary>
public static class KernelRefusals
{
    /// <summary>The role does not hold the permission there.</summary>
    public static Refusal NotPermitted { get; } = new("kernel.not-permitted");

    /// <summary>Not there, or not the reader's to see: the two look alike.</summary>
    public static Refusal NotFound { get; } = new("kernel.not-found");

    /// <summary>Someone else saved first.</summary>
    public static Refusal ChangedMeanwhile { get; } = new("kernel.changed-meanwhile");

    /// <summary>A field that must be filled in is empty.</summary>
    public static Refusal Required(string field) => new Refusal("kernel.required", ("field", field)).At(field);
}
