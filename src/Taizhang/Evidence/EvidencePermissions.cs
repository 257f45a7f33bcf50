using Taizhang.Kernel;

namespace Taizhang.Evidence;

/// <summary>What files at records ask for, beside what the record itself asks for.</summary>
public static class EvidencePermissions
{
    /// <summary>To look at files of records one may read.</summary>
    public static Permission Read { get; } = new("evidence.read");

    /// <summary>To add files to records one may write, and to close them.</summary>
    public static Permission Add { get; } = new("evidence.add");

    /// <summary>To see what the files take, and which of them nothing refers to.</summary>
    public static Permission Keep { get; } = new("evidence.keep");

    /// <summary>To take away what nothing has referred to for long.</summary>
    public static Permission Collect { get; } = new("evidence.collect");
}
