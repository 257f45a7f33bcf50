using Taizhang.Kernel;

namespace Taizhang.Ledger;

/// <summary>What deeds upon the ledger ask for.</summary>
public static class LedgerPermissions
{
    /// <summary>To release a subject from a duty, and to end a release.</summary>
    public static Permission Exempt { get; } = new("ledger.exempt");

    /// <summary>To note progress, and to judge what cannot be counted.</summary>
    public static Permission NoteProgress { get; } = new("progress.record");

    /// <summary>To set from which day on duties are kept.</summary>
    public static Permission Keep { get; } = new("ledger.keep");

    /// <summary>To enter a reading into the register.</summary>
    public static Permission Interpret { get; } = new("rules.interpret");
}
